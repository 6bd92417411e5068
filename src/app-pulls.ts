import type { Probot } from "probot";
import type { Inbox } from "./app.ts";

/** As important as a case of grade 2: somebody waits for it. */
const RANK = 2;

/** What a pull request for the default branch brings may change the policy, which is then checked. */
export function hearPulls(app: Probot, { put }: Pick<Inbox, "put">): void {
  app.on(["pull_request.opened", "pull_request.synchronize", "pull_request.reopened"], async ({ payload }) => {
    const { repository, pull_request: pull, installation } = payload;
    if (pull.base.ref !== repository.default_branch) return;
    const hint = installation === undefined ? {} : { hint: String(installation.id) };
    await put(`${repository.owner.login}/${repository.name}!${pull.number}`, { rank: RANK, ...hint });
  });
}

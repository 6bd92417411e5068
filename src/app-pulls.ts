import type { Probot } from "probot";
import { AS_IMPORTANT, hintIn } from "./inbox.ts";
import type { Inbox } from "./inbox.ts";

/** What a pull request for the default branch brings may change the policy, which is then checked. */
export function hearPulls(app: Probot, { put }: Pick<Inbox, "put">): void {
  app.on(["pull_request.opened", "pull_request.synchronize", "pull_request.reopened"], async ({ payload }) => {
    const { repository, pull_request: pull } = payload;
    if (pull.base.ref !== repository.default_branch) return;
    // Somebody waits for it.
    const how = { rank: AS_IMPORTANT, ...hintIn(payload) };
    await put(`${repository.owner.login}/${repository.name}!${pull.number}`, how);
  });
}

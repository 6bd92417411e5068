/** Opens the issue of a retrospective and links it from the case. */
import { NUMBER, RETRO_LABEL } from "../../core/model/effect.ts";
import type { Retro } from "../../core/model/effect.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/** Safe to repeat: an issue that bears the mark already is linked, not opened again. */
export async function openRetrospective(
  octokit: Octokit,
  issue: Repository & { issue_number: number },
  { title, body, mark, notice }: Retro,
): Promise<void> {
  const { owner, repo } = issue;
  const asked = { owner, repo, labels: RETRO_LABEL, state: "all", sort: "created", direction: "desc" } as const;
  const { data } = await octokit.rest.issues.listForRepo({ ...asked, per_page: 100 });
  const known = data.find((other) => other.body?.includes(mark));
  const opened = known ?? (await octokit.rest.issues.create({ owner, repo, title, body, labels: [RETRO_LABEL] })).data;
  await octokit.rest.issues.createComment({ ...issue, body: notice.replace(NUMBER, `#${opened.number}`) });
}

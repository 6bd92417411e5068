import type { CheckRun } from "../world/check-run.ts";
import type { Repository, World } from "../world/world.ts";
import { appShape } from "./app.ts";
import { nodeId, pageUrl, repoUrl, timeOf, timeOrNull } from "./basics.ts";

/** Its annotations are only counted: they have an address of their own. */
export function checkRunShape(world: World, repository: Repository, run: CheckRun) {
  const { id, name, headSha, externalId, status, conclusion, title, summary } = run;
  const url = repoUrl(world, repository, `/check-runs/${id}`);
  const html = pageUrl(world, repository, `/runs/${id}`);
  return {
    id,
    name,
    node_id: nodeId("CheckRun", id),
    head_sha: headSha,
    external_id: externalId,
    url,
    html_url: html,
    details_url: html,
    status,
    conclusion,
    started_at: timeOf(run.startedAt),
    completed_at: timeOrNull(run.completedAt),
    output: {
      title,
      summary,
      text: null,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id },
    app: appShape(world),
    pull_requests: [],
  };
}

/** Check runs. Only apps make them. */
import { checkRunShape } from "../shapes/check-run.ts";
import { changeCheckRun, type CheckRun, createCheckRun, type Report } from "../world/check-run.ts";
import { notFound } from "../world/refusal.ts";
import { created, ok } from "./answer.ts";
import { commitNamed } from "./commits.ts";
import { pageOf } from "./page.ts";
import { type Given, repositoryRoute, type RepositoryCall, type Row } from "./route.ts";

const WRITES = { by: ["installation" as const], permission: ["checks:write"] };

export const CHECKS: Row[] = [
  repositoryRoute("checks/create", WRITES, ({ world, repository, given }) => {
    const run = createCheckRun(world, repository, { name: given.name, headSha: given.head_sha, ...reportIn(given) });
    return created(checkRunShape(world, repository, run));
  }),
  repositoryRoute("checks/update", WRITES, ({ world, repository, given }) => {
    const run = repository.checkRuns.find(({ id }) => id === given.check_run_id);
    if (run === undefined) throw notFound();
    changeCheckRun(world, run, reportIn(given));
    return ok(checkRunShape(world, repository, run));
  }),
  repositoryRoute("checks/list-for-ref", { permission: ["checks:read"] }, (call) => {
    const wanted = wantedRuns(call);
    const { rows, headers } = pageOf(call, wanted);
    const runs = rows.map((run) => checkRunShape(call.world, call.repository, run));
    return { ...ok({ total_count: wanted.length, check_runs: runs }), headers };
  }),
];

type Written = Given<"checks/create" | "checks/update">;

function reportIn({ external_id: externalId, status, conclusion, output }: Written): Report {
  // Octokit knows more states than an app may set; the contract let none of them pass.
  const isKnown = status === "queued" || status === "in_progress" || status === "completed";
  const { title, summary, annotations } = output ?? {};
  return { externalId, conclusion, title, summary, annotations, ...(isKnown ? { status } : {}) };
}

/** Of each name the latest only, unless all are asked for; newest first. */
function wantedRuns(call: RepositoryCall<Given<"checks/list-for-ref">>): CheckRun[] {
  const { repository, given } = call;
  const { sha } = commitNamed(repository, given.ref);
  const { check_name: name, status, filter = "latest" } = given;
  const runs = repository.checkRuns
    .toReversed()
    .filter((run) => run.headSha === sha && (name === undefined || run.name === name))
    .filter((run) => status === undefined || run.status === status);
  return filter === "all"
    ? runs
    : runs.filter((run, index) => runs.findIndex((one) => one.name === run.name) === index);
}

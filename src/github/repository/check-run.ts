/** The check run in which a policy is judged, on the commit that proposes it. */
import { createHash } from "node:crypto";
import type { PolicyCheck, PolicyNote } from "../../core/policy/check.ts";
import { checkText } from "../../core/policy/check.ts";
import { POLICY_PATH } from "../../core/model/policy.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/** What the check is called, in every language: rules for branches name it. */
const NAME = "caseworker policy";

/** GitHub takes so many annotations in one request. */
const AT_ONCE = 50;

/** False where the same was said of this commit already. A run that was left half said is said anew, and takes its place. */
export async function writeCheck(
  octokit: Octokit,
  { owner, repo, headSha }: Repository & { headSha: string },
  check: PolicyCheck,
): Promise<boolean> {
  const place = { owner, repo };
  const mark = createHash("sha256").update(checkText(check)).digest("hex");
  const asked = { ...place, ref: headSha, check_name: NAME, filter: "latest" } as const;
  const { data: there } = await octokit.rest.checks.listForRef(asked);
  if (there.check_runs.some((run) => run.external_id === mark && run.status === "completed")) return false;

  const { conclusion, title, summary, annotations } = check;
  const [first = [], ...more] = inParts(annotations.map(annotationOf));
  const state = more.length === 0 ? { conclusion } : { status: "in_progress" as const };
  const run = { ...place, name: NAME, head_sha: headSha, external_id: mark, ...state };
  const { data: made } = await octokit.rest.checks.create({ ...run, output: { title, summary, annotations: first } });
  for (const [index, part] of more.entries()) {
    const last = index === more.length - 1 ? { conclusion } : { status: "in_progress" as const };
    const output = { title, summary, annotations: part };
    await octokit.rest.checks.update({ ...place, check_run_id: made.id, ...last, output });
  }
  return true;
}

function annotationOf({ line, column, level, title, message }: PolicyNote) {
  const columns = column === null ? {} : { start_column: column, end_column: column };
  const lines = { start_line: line, end_line: line };
  // GitHub takes no empty title.
  const named = title === "" ? {} : { title };
  return { path: POLICY_PATH, ...lines, ...columns, annotation_level: level, ...named, message };
}

function inParts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, part) =>
    all.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}

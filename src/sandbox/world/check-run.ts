/** Check runs: what apps say of a commit. Each belongs to the app that made it. */
import { commitOf } from "./git-store.ts";
import { invalid } from "./refusal.ts";
import { nextId, type Repository, type World } from "./world.ts";

export interface CheckRun {
  id: number;
  name: string;
  headSha: string;
  externalId: string;
  status: "queued" | "in_progress" | "completed";
  /** Null while it is not completed. */
  conclusion: string | null;
  startedAt: number;
  completedAt: number | null;
  title: string | null;
  summary: string | null;
  annotations: Annotation[];
}

/** At lines of a file. */
export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: string;
  message: string;
}

/** What is said of a check run, at first or later; what is left out stays as it was. */
export interface Report {
  externalId?: string | undefined;
  status?: CheckRun["status"] | undefined;
  conclusion?: string | undefined;
  title?: string | undefined;
  summary?: string | undefined;
  /** Added to those that are there. */
  annotations?: Annotation[] | undefined;
}

/** Throws 422 where the repository has no such commit. */
export function createCheckRun(
  world: World,
  repository: Repository,
  { name, headSha, ...report }: Report & Pick<CheckRun, "name" | "headSha">,
): CheckRun {
  if (commitOf(repository.git, headSha) === null) {
    throw invalid({
      resource: "CheckRun",
      field: "head_sha",
      code: "custom",
      message: `No commit found for SHA: ${headSha}`,
    });
  }
  const texts = { externalId: "", title: null, summary: null };
  const state = { status: "queued" as const, conclusion: null, startedAt: world.now, completedAt: null };
  const run: CheckRun = { id: nextId(world), name, headSha, ...texts, ...state, annotations: [] };
  repository.checkRuns.push(run);
  changeCheckRun(world, run, report);
  return run;
}

/** With a conclusion it is completed, whatever is said of its status. */
export function changeCheckRun(world: World, run: CheckRun, report: Report): void {
  const { conclusion, annotations = [] } = report;
  run.externalId = report.externalId ?? run.externalId;
  run.title = report.title ?? run.title;
  run.summary = report.summary ?? run.summary;
  run.annotations.push(...annotations);
  run.status = conclusion === undefined ? (report.status ?? run.status) : "completed";
  if (conclusion === undefined) return;
  run.conclusion = conclusion;
  run.completedAt = world.now;
}

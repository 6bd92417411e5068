/**
 * Setting a repository up: what is there → what is to be done, as data that can be printed, and why. Nothing that a person
 * made is changed: a file that is there, a label that is there, a branch that somebody edited, a pull request that
 * somebody closed. So the plan for a repository that is set up is empty.
 */
import type { Locale } from "../model/policy.ts";
import { holds } from "./files.ts";
import type { SetupFile } from "./files.ts";
import { SETUP_BRANCH } from "./type.ts";
import type { BranchSight, Reason, SetupEffect, SetupPlan, SetupSight, SetupWish } from "./type.ts";

/** What is to be known of a repository before anything else is read. */
export interface RepositorySight {
  /** `owner/name`. */
  repository: string;
  archived: boolean;
  hasIssues: boolean;
  /** Why the policy that is written is not in force; null when it is. */
  policyFlaw: string | null;
  /** The language of the policy that is written; null without one. */
  written: Locale | null;
  /** The language that was asked for; null when it is the policy's. */
  asked: Locale | null;
}

/** Why nothing can be set up there; null when it can. */
export function hindranceOf(sight: RepositorySight): Reason | null {
  const { repository, archived, hasIssues, policyFlaw, written, asked } = sight;
  if (archived) return because("archived", { repository });
  if (!hasIssues) return because("no-issues", { repository });
  // Forms and labels follow the policy: made from another than the one that is meant, they would stay wrong.
  if (policyFlaw !== null) return because("policy-flaw", { why: policyFlaw });
  if (asked === null || written === null || asked === written) return null;
  return because("language-clash", { repository, written, asked });
}

/** The plan for a repository without a hindrance. */
export function planSetup(sight: SetupSight, wish: SetupWish): SetupPlan {
  const labels = labelPlan(sight, wish);
  const files = filePlan(sight, wish);
  const effects = [...labels.effects, ...files.effects];
  return { effects, reasons: [...labels.reasons, ...files.reasons], problem: files.problem };
}

function labelPlan({ labels }: SetupSight, wish: SetupWish): SetupPlan {
  const there = new Set(labels.map((name) => name.toLowerCase()));
  const missing = wish.labels.filter(({ name }) => !there.has(name.toLowerCase()));
  const kept = wish.labels.length - missing.length;
  const reasons = [
    ...(missing.length === 0 ? [] : [because("label", { labels: missing.map(({ name }) => name).join(" ") })]),
    ...(kept === 0 ? [] : [because("label-kept", { count: kept })]),
  ];
  return { effects: missing.map((look) => ({ do: "label", look })), reasons, problem: null };
}

function filePlan({ base, own, pull, repository }: SetupSight, { files, again }: SetupWish): SetupPlan {
  if (base.head === null) return refuse("empty", { repository });
  const kept = files.filter((file) => holds(base.paths, file)).map(({ path }) => keep(path, base.name));
  const missing = files.filter((file) => !holds(base.paths, file));
  if (missing.length === 0) return { ...NOTHING, reasons: kept };
  const proposal = proposalOf({ base, own, pull }, missing, again);
  return { ...proposal, reasons: [...kept, ...proposal.reasons] };
}

type Branches = Pick<SetupSight, "own" | "pull"> & { base: BranchSight };

/** How the missing files are proposed, unless somebody has said no already. */
function proposalOf({ base, own, pull }: Branches, missing: SetupFile[], again: boolean): SetupPlan {
  const writing = own === null ? beginning(base, missing) : adding(own, missing);
  if (pull === null) return opening({ base, own }, missing, writing);
  const { number, state } = pull;
  if (state === "open") return also(writing, because("is-open", { number }));
  const paths = missing.map(({ path }) => path).join(" ");
  if (!again) return { ...NOTHING, reasons: [because(`was-${state}`, { number, paths })] };
  if (own === null) return opening({ base, own }, missing, writing);
  if (state === "merged") return refuse("left-over", { number, branch: own.name });
  return also(writing, because("reopen", { number }), { do: "reopen", pull: number });
}

/** Where somebody took everything off the branch there is nothing to propose. */
function opening({ base, own }: Omit<Branches, "pull">, missing: SetupFile[], writing: SetupPlan): SetupPlan {
  const files = own === null ? missing : missing.filter((file) => !compare(own, missing).away.includes(file));
  if (files.length === 0) return writing;
  const open: SetupEffect = { do: "open", branch: SETUP_BRANCH, base: base.name, files };
  return also(writing, because("open", { branch: SETUP_BRANCH, base: base.name }), open);
}

function beginning({ name, head }: BranchSight, files: SetupFile[]): SetupPlan {
  const write: SetupEffect = { do: "write", branch: SETUP_BRANCH, on: head, isNew: true, files };
  return {
    effects: [write],
    reasons: files.map(({ path }) => because("write", { path, branch: name })),
    problem: null,
  };
}

/** What the branch has stays as it is; what somebody took off it stays away. */
function adding(own: BranchSight, missing: SetupFile[]): SetupPlan {
  const { there, away, files } = compare(own, missing);
  const { name: branch, head: on } = own;
  const reasons = [
    ...there.map(({ path }) => keep(path, branch)),
    ...away.map(({ path }) => because("removed", { path, branch })),
    ...files.map(({ path }) => because("write", { path, branch })),
  ];
  return {
    effects: files.length === 0 ? [] : [{ do: "write", branch, on, isNew: false, files }],
    reasons,
    problem: null,
  };
}

/** `files`: what was never on the branch. */
function compare({ paths, removed }: BranchSight, missing: SetupFile[]) {
  const there = missing.filter((file) => holds(paths, file));
  const away = missing.filter((file) => !there.includes(file) && removed.includes(file.path));
  return { there, away, files: missing.filter((file) => !there.includes(file) && !away.includes(file)) };
}

const NOTHING: SetupPlan = { effects: [], reasons: [], problem: null };

function also(plan: SetupPlan, reason: Reason, ...effects: SetupEffect[]): SetupPlan {
  return { ...plan, effects: [...plan.effects, ...effects], reasons: [...plan.reasons, reason] };
}

function refuse(key: string, view: Reason["view"]): SetupPlan {
  return { ...NOTHING, problem: because(key, view) };
}

function keep(path: string, branch: string): Reason {
  return because("kept", { path, branch });
}

function because(key: string, view: Reason["view"]): Reason {
  return { key, view };
}

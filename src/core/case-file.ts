/** Where a case stands: the fold of its entries. Nothing here is stored; whoever folds the same entries gets the same file. */
import type { FieldKey } from "./fields.ts";
import type { Finding } from "./finding.ts";
import type { Entry, EntryOf, Unusable, Waiting } from "./entry.ts";
import type { Grade, Instant, Result, Stage } from "./case.ts";

/** One numbered line of the processing steps. */
export interface Step {
  number: number;
  at: Instant;
  by: string;
  text: string;
}

export interface CaseFile {
  /** Null before the case was opened: nothing is known yet. */
  openedAt: Instant | null;
  submitter: string;
  title: string;
  answers: Partial<Record<FieldKey, string>>;
  missing: FieldKey[];
  unusable: Unusable[];
  stage: Stage;
  /** 1, and one more for each failed verification and each reopening. */
  round: number;
  grade: EntryOf<"graded"> | null;
  department: string | null;
  handler: string | null;
  startedAt: Instant | null;
  finding: Finding;
  steps: Step[];
  waiting: Waiting[];
  /** When the submitter was asked to verify, in this round. */
  askedAt: Instant | null;
  /** The submitter's verdict of this round. */
  verdict: EntryOf<"confirmed" | "rejected"> | null;
  closed: EntryOf<"closed"> | null;
  /** Path of the published article. */
  article: string | null;
}

const EMPTY: CaseFile = {
  openedAt: null,
  submitter: "",
  title: "",
  answers: {},
  missing: [],
  unusable: [],
  stage: "intake",
  round: 1,
  grade: null,
  department: null,
  handler: null,
  startedAt: null,
  finding: {},
  steps: [],
  waiting: [],
  askedAt: null,
  verdict: null,
  closed: null,
  article: null,
};

/** The case as its history tells, in the order of the entries. */
export function readCaseFile(entries: readonly Entry[]): CaseFile {
  return entries.reduce(withEntry, EMPTY);
}

/** The case after one more entry; neither argument is changed. */
export function withEntry(file: CaseFile, entry: Entry): CaseFile {
  const change: (file: CaseFile, entry: never) => Partial<CaseFile> = CHANGES[entry.did];
  return { ...file, ...change(file, entry as never) };
}

/** What each fact changes. A row per fact: a new fact without one does not compile. */
const CHANGES: { [K in Entry["did"]]: (file: CaseFile, entry: EntryOf<K>) => Partial<CaseFile> } = {
  opened: (_, { at, by, title }) => ({ openedAt: at, submitter: by, title }),
  read: (_, { answers, missing, unusable }) => ({ answers, missing, unusable }),
  graded: (_, entry) => ({ grade: entry }),
  routed: (_, { department }) => ({ department }),
  assigned: (_, { handler }) => ({ handler }),
  staged: enter,
  diagnosed: ({ finding }, entry) => ({ finding: { ...finding, ...entry.finding } }),
  stepped: ({ steps }, { at, by, text }) => ({ steps: [...steps, { number: steps.length + 1, at, by, text }] }),
  commented: ({ waiting }, { as }) => (as === "submitter" ? { waiting: without(waiting, "submitter") } : {}),
  waiting: ({ waiting }, { on }) => ({ waiting: [...without(waiting, on), on] }),
  resumed: ({ waiting }, { on }) => ({ waiting: on === undefined ? [] : without(waiting, on) }),
  fixed: () => ({}),
  confirmed: (_, entry) => ({ verdict: entry }),
  rejected: (_, entry) => ({ verdict: entry }),
  closed: (_, entry) => ({ stage: "closed", closed: entry, waiting: [] }),
  reopened: ({ round }) => ({ stage: "diagnosis", round: round + 1, closed: null, verdict: null, askedAt: null }),
  warned: () => ({}),
  rebuilt: () => ({}),
  published: (_, { path }) => ({ article: path }),
};

/** Entering a stage: work starts once, asking for the verdict ends all waiting, going back from it starts the next round. */
function enter(file: CaseFile, { at, stage }: EntryOf<"staged">): Partial<CaseFile> {
  const startedAt = file.startedAt ?? (stage === "diagnosis" || stage === "handling" ? at : null);
  if (stage === "verification") return { stage, startedAt, askedAt: at, verdict: null, waiting: [] };
  const failed = file.stage === "verification";
  return { stage, startedAt, askedAt: null, round: failed ? file.round + 1 : file.round };
}

function without(waiting: readonly Waiting[], on: Waiting): Waiting[] {
  return waiting.filter((other) => other !== on);
}

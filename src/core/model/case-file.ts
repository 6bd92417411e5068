/** Where a case stands: the fold of its entries. Nothing here is stored; whoever folds the same entries gets the same file. */
import { EARLY_RESULTS } from "./case.ts";
import type { Instant, Stage } from "./case.ts";
import type { Entry, EntryOf, Helper, OnBehalf, Unusable, Waiting } from "./entry.ts";
import { isRequired } from "./fields.ts";
import type { FieldKey } from "./fields.ts";
import type { Finding } from "./finding.ts";
import type { Hint } from "./entry.ts";
import { toRow } from "./to-row.ts";

/** One numbered line of the processing steps. */
export interface Step {
  number: number;
  at: Instant;
  by: string;
  text: string;
  /** Earlier wordings, oldest first: what was written stays readable. */
  before: string[];
}

/** Work that another department or person was brought in for. */
export interface Task {
  number: number;
  at: Instant;
  by: string;
  whom: Helper;
  task: string;
  due: Instant | null;
  /** What was said when it was done; null while it is not. */
  done: { at: Instant; by: string; text: string } | null;
}

export interface CaseFile {
  /** Null before the case was opened: nothing is known yet. An adopted case opens with its adoption. */
  openedAt: Instant | null;
  /** Who reported it: the author. */
  reporter: string;
  /** Login of who has the problem; null when that is somebody without an account. */
  submitter: string | null;
  onBehalf: OnBehalf | null;
  title: string;
  answers: Partial<Record<FieldKey, string>>;
  missing: FieldKey[];
  unusable: Unusable[];
  stage: Stage;
  /** 1, and one more for each failed verification and each reopening. */
  round: number;
  hinted: EntryOf<"hinted"> | null;
  proposed: EntryOf<"proposed"> | null;
  grade: EntryOf<"graded"> | null;
  department: string | null;
  handler: string | null;
  startedAt: Instant | null;
  finding: Finding;
  steps: Step[];
  workaround: EntryOf<"workaround"> | null;
  expected: Instant | null;
  tasks: Task[];
  waiting: { on: Waiting; since: Instant; why: string }[];
  /** Internal verification of this round. */
  verified: EntryOf<"verified"> | null;
  /** When the submitter was asked to verify, in this round. */
  askedAt: Instant | null;
  /** Whether the submitter has said anything since. */
  spokeSinceAsked: boolean;
  /** The submitter's verdict of this round. */
  verdict: EntryOf<"confirmed" | "rejected"> | null;
  /** The last verdict, of whichever round: what was still wrong is worked on in the next. */
  feedback: EntryOf<"confirmed" | "rejected"> | null;
  closed: EntryOf<"closed"> | null;
  settled: EntryOf<"settled"> | null;
  reopenings: number;
  article: { title: string | null; tags: string[]; skip: boolean };
  /** The last publication, whether it says what the case says now, and whether it is a pull request. */
  published: { path: string | null; current: boolean; proposed: boolean } | null;
  retro: EntryOf<"retro"> | null;
  /** Labels that were set by hand so often that they are left as they are. */
  left: string[];
}

const EMPTY: CaseFile = {
  openedAt: null,
  reporter: "",
  submitter: null,
  onBehalf: null,
  title: "",
  answers: {},
  missing: [],
  unusable: [],
  stage: "intake",
  round: 1,
  hinted: null,
  proposed: null,
  grade: null,
  department: null,
  handler: null,
  startedAt: null,
  finding: {},
  steps: [],
  workaround: null,
  expected: null,
  tasks: [],
  waiting: [],
  verified: null,
  askedAt: null,
  spokeSinceAsked: false,
  verdict: null,
  feedback: null,
  closed: null,
  settled: null,
  reopenings: 0,
  article: { title: null, tags: [], skip: false },
  published: null,
  retro: null,
  left: [],
};

/** The case as its history tells, in the order of the entries. */
export function readCaseFile(entries: readonly Entry[]): CaseFile {
  return entries.reduce(withEntry, EMPTY);
}

/** The case after one more entry; neither argument is changed. */
export function withEntry(file: CaseFile, entry: Entry): CaseFile {
  const change: (file: CaseFile, entry: never) => Partial<CaseFile> = CHANGES[entry.did];
  return { ...file, ...change(file, toRow(entry)) };
}

/** Whether the case was closed without a solution: as duplicate, out of scope, false alarm or withdrawn. */
export function endedEarly({ closed }: Pick<CaseFile, "closed">): boolean {
  return closed !== null && EARLY_RESULTS.has(closed.result);
}

/** Required fields that hold nothing usable. */
export function fieldsNeeded({ missing, unusable }: Pick<CaseFile, "missing" | "unusable">): FieldKey[] {
  return [...missing, ...unusable.map(({ field }) => field)].filter(isRequired);
}

/** The article that was offered as the answer, while it may still be taken as such; null for none. */
export function answerOffered({ hinted, stage }: Pick<CaseFile, "hinted" | "stage">): Hint | null {
  const open = stage === "intake" || stage === "grading" || stage === "diagnosis";
  return open && hinted?.offered === true ? (hinted.articles[0] ?? null) : null;
}

/** What each fact changes. A row per fact: a new fact without one does not compile. */
const CHANGES: { [K in Entry["did"]]: (file: CaseFile, entry: EntryOf<K>) => Partial<CaseFile> } = {
  opened: (_, { at, by, title }) => ({ openedAt: at, reporter: by, submitter: by, title }),
  read: ({ reporter }, { answers, missing, unusable, onBehalf }) => {
    const submitter = onBehalf === null ? reporter : onBehalf.login;
    return { answers, missing, unusable, onBehalf, submitter };
  },
  hinted: (_, entry) => ({ hinted: entry }),
  proposed: (_, entry) => ({ proposed: entry }),
  graded: (_, entry) => ({ grade: entry, left: [] }),
  routed: (_, { department }) => ({ department, left: [] }),
  assigned: (_, { handler }) => ({ handler }),
  staged: (file, entry) => ({ ...enter(file, entry), left: [] }),
  diagnosed: ({ finding }, entry) => ({ finding: { ...finding, ...entry.finding } }),
  stepped: ({ steps }, { at, by, text }) => ({
    steps: [...steps, { number: steps.length + 1, at, by, text, before: [] }],
  }),
  amended: ({ steps }, { step, text }) => ({
    steps: steps.map((old) => (old.number === step ? { ...old, text, before: [...old.before, old.text] } : old)),
  }),
  workaround: (_, entry) => ({ workaround: entry }),
  expected: (_, { due }) => ({ expected: due }),
  involved: ({ tasks }, { at, by, whom, task, due }) => ({
    tasks: [...tasks, { number: tasks.length + 1, at, by, whom, task, due, done: null }],
  }),
  contributed: ({ tasks }, { at, by, task, text }) => ({
    tasks: tasks.map((known) => (known.number === task ? { ...known, done: { at, by, text } } : known)),
  }),
  commented: ({ waiting, askedAt, spokeSinceAsked }, { as }) =>
    as === "submitter"
      ? { waiting: without(waiting, "submitter"), spokeSinceAsked: spokeSinceAsked || askedAt !== null }
      : {},
  waiting: ({ waiting }, { at, on, why }) => ({ waiting: [...without(waiting, on), { on, since: at, why }] }),
  resumed: ({ waiting }, { on }) => ({ waiting: on === undefined ? [] : without(waiting, on) }),
  fixed: () => ({ waiting: [] }),
  verified: (_, entry) => ({ verified: entry }),
  asked: (_, { at }) => ({ askedAt: at, spokeSinceAsked: false, waiting: [] }),
  confirmed: (_, entry) => ({ verdict: entry, feedback: entry }),
  rejected: (_, entry) => ({ verdict: entry, feedback: entry }),
  closed: (file, entry) => ({
    stage: "closed",
    // Another result corrects the first one: the case was closed when it was.
    closed: { ...entry, at: file.closed?.at ?? entry.at },
    waiting: [],
    published: outdated(file),
    left: [],
  }),
  settled: (_, entry) => ({ settled: entry }),
  reopened: ({ round, reopenings, published, feedback }) => ({
    ...ASKING_AGAIN,
    feedback: feedback?.did === "rejected" ? feedback : null,
    stage: "diagnosis",
    round: round + 1,
    reopenings: reopenings + 1,
    closed: null,
    settled: null,
    published: outdated({ published }),
    left: [],
  }),
  warned: () => ({}),
  reminded: () => ({}),
  "put-back": () => ({}),
  left: ({ left }, { label }) => ({ left: [...new Set([...left, label])] }),
  wished: (file, { article: { title, tags, skip } }) => ({
    article: {
      title: title ?? file.article.title,
      tags: tags ?? file.article.tags,
      skip: skip ?? (title === undefined && tags === undefined ? file.article.skip : false),
    },
    published: outdated(file),
  }),
  retro: (_, entry) => ({ retro: entry }),
  "retro-proposed": () => ({}),
  rebuilt: () => ({}),
  restored: () => ({}),
  published: (_, { path, proposed = false }) => ({ published: { path, current: true, proposed } }),
};

/** What a new round of verification begins with. */
const ASKING_AGAIN = { verified: null, askedAt: null, spokeSinceAsked: false, verdict: null } as const;

/** Entering a stage: work starts once; going back from a failed verification starts the next round. */
function enter(file: CaseFile, { at, stage }: EntryOf<"staged">): Partial<CaseFile> {
  const startedAt = file.startedAt ?? (stage === "diagnosis" || stage === "handling" ? at : null);
  if (stage === "verification") return { ...ASKING_AGAIN, stage, startedAt };
  const failed = file.stage === "verification" && file.verdict?.did === "rejected";
  return {
    ...ASKING_AGAIN,
    stage,
    startedAt,
    closed: null,
    settled: null,
    round: failed ? file.round + 1 : file.round,
  };
}

function outdated({ published }: Pick<CaseFile, "published">): CaseFile["published"] {
  return published && { ...published, current: false };
}

function without(waiting: CaseFile["waiting"], ended: Waiting): CaseFile["waiting"] {
  return waiting.filter(({ on }) => on !== ended);
}

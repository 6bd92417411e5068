/** A case's history being told: facts are added one after the other, and what follows from each by itself follows at once. */
import type { Instant } from "../model/case.ts";
import { answerOffered, fieldsNeeded, withEntry } from "../model/case-file.ts";
import type { CaseFile } from "../model/case-file.ts";
import type { IndexEntry } from "../model/index-entry.ts";
import type { Actor, Entry, Fact } from "../model/entry.ts";
import { proposeGrade } from "../workflow/grade.ts";
import { hintsFor } from "./hints.ts";
import type { Peers } from "../model/peers.ts";
import type { Policy } from "../model/policy.ts";
import { promisesIn } from "../clock/promises.ts";
import { reasonsForRetro } from "../workflow/retro.ts";
import { chooseHandler, worksIn } from "../workflow/route.ts";
import { missingFor } from "../model/stage.ts";
import { toRow } from "../model/to-row.ts";

export interface Telling {
  entries: readonly Entry[];
  file: CaseFile;
  policy: Policy;
  /** The other cases, and the index of the knowledge base; null when nothing that is heard now depends on them. */
  peers: Peers | null;
  index: readonly IndexEntry[] | null;
}

/** Who did it, when, and by which item of the timeline. */
export interface Teller {
  at: Instant;
  by: string;
  as: Actor;
  from: string | null;
}

/** In whose name the app writes what follows by itself. */
export const APP = "caseworker";

/** The telling with these facts and all that follows from them; nothing is changed in place. */
export function tell(telling: Telling, teller: Teller, facts: readonly Fact[]): Telling {
  return facts.reduce((told, fact) => tellOne(told, teller, fact), telling);
}

function tellOne(telling: Telling, teller: Teller, fact: Fact): Telling {
  const entry: Entry = { ...fact, at: teller.at, by: teller.by, as: teller.as, from: teller.from };
  const told = { ...telling, entries: [...telling.entries, entry], file: withEntry(telling.file, entry) };
  const follow: ((told: Telling, entry: never) => Fact[]) | undefined = FOLLOWS[fact.did];
  return tell(told, { ...teller, by: APP, as: "app" }, follow?.(told, toRow(entry)) ?? []);
}

/** What the app does by itself after a fact (workflow.md, "The six steps"). */
const FOLLOWS: { [K in Fact["did"]]?: (told: Telling, entry: Extract<Entry, { did: K }>) => Fact[] } = {
  read: (told) => [
    ...hintsFor(told.file, told),
    ...(told.file.stage === "intake" && fieldsNeeded(told.file).length === 0 ? [GRADING] : []),
  ],
  staged: (told, { stage }) => {
    if (stage === "grading") return [...grade(told), ...route(told), ...assignIfRouted(told)];
    const graded = stage !== "intake" && told.policy.grading.mode === "apply" ? grade(told) : [];
    const asked = stage === "verification" && !told.policy.verification.internal;
    return asked ? [...graded, { did: "asked" }] : graded;
  },
  reopened: (told) => [...gradeNow(told), ...route(told)],
  routed: (told, { at }) => (told.file.stage === "intake" ? [] : assign(told, at)),
  diagnosed: goOnToHandling,
  stepped: goOnToHandling,
  fixed: () => [{ did: "staged", stage: "verification" }],
  verified: ({ file }) => (file.stage === "verification" && file.askedAt === null ? [{ did: "asked" }] : []),
  confirmed: ({ file }) => {
    const answer = answerOffered(file);
    return [{ did: "closed", result: "resolved", ...(answer === null ? {} : { answer: answer.id }) }];
  },
  closed: (told, entry) => [...settle(told), ...heldInRetrospect(told, entry)],
  rejected: ({ file }, { text }) =>
    file.stage === "closed" ? [{ did: "reopened", why: text }] : [{ did: "staged", stage: "diagnosis" }],
};

const GRADING: Fact = { did: "staged", stage: "grading" };

function goOnToHandling({ file }: Telling): Fact[] {
  return file.stage === "diagnosis" && missingFor(file, "handling").length === 0
    ? [{ did: "staged", stage: "handling" }]
    : [];
}

/** The record's own word on the grade: applied or proposed, as the policy says; nothing when there is one, or nothing new. */
function grade({ file, policy }: Telling): Fact[] {
  if (file.grade !== null) return [];
  const proposal = proposeGrade(file, policy);
  if (policy.grading.mode === "apply") return [{ did: "graded", ...proposal }];
  const isKnown = file.proposed?.grade === proposal.grade && file.proposed.why === proposal.why;
  return isKnown ? [] : [{ did: "proposed", ...proposal }];
}

/** Past the grading a case has a grade (workflow.md, "2 Grading"): where nobody has set one, the record's own word holds. */
function gradeNow({ file, policy }: Telling): Fact[] {
  return file.grade === null ? [{ did: "graded", ...proposeGrade(file, policy) }] : [];
}

/** Type → department, unless somebody has routed the case. */
function route({ file, policy }: Telling): Fact[] {
  const type = policy.types[file.answers.type ?? ""];
  return file.department !== null || type === undefined ? [] : [{ did: "routed", department: type.department }];
}

/** A case that was routed during the intake gets its handler when the intake is done. */
function assignIfRouted(told: Telling): Fact[] {
  return told.file.department === null || told.file.handler !== null ? [] : assign(told, lastAt(told));
}

function lastAt({ entries }: Telling): Instant {
  return entries.at(-1)?.at ?? 0;
}

/** The department's handler by its rule; whoever has the case and works there keeps it. */
function assign({ file, policy, peers }: Telling, when: Instant): Fact[] {
  const { department, handler } = file;
  if (department === null || peers === null) return [];
  if (handler !== null && worksIn(department, handler, { policy, peers })) return [];
  const chosen = chooseHandler(department, { policy, peers, at: when });
  return chosen === null || chosen === handler ? [] : [{ did: "assigned", handler: chosen }];
}

function settle({ file, policy }: Telling): Fact[] {
  return file.settled === null ? [{ did: "settled", promises: promisesIn(policy) }] : [];
}

/** A case that went so badly that one should learn from it: proposed to the supervisors, or opened, as the policy says. */
function heldInRetrospect(told: Telling, { at }: Entry): Fact[] {
  const { file, policy } = told;
  const reasons = file.retro === null ? reasonsForRetro(told, at) : [];
  if (reasons.length === 0) return [];
  return [{ did: policy.retrospective.mode === "open" ? "retro" : "retro-proposed", why: reasons.join(" ") }];
}

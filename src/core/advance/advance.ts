/** Snapshot → record: the form read, commands obeyed, moves judged, time passed. */
import { openingOf } from "../workflow/adoption.ts";
import type { Opening } from "../workflow/adoption.ts";
import { boardAfter } from "../board/item.ts";
import type { Instant, Item } from "../model/case.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import { readCaseFile } from "../model/case-file.ts";
import type { CaseFile } from "../model/case-file.ts";
import type { Clocks } from "../clock/type.ts";
import { dutiesOf } from "../clock/duties.ts";
import type { Entry, Fact } from "../model/entry.ts";
import { readForm } from "./form.ts";
import { hear } from "./hear.ts";
import { readHeard } from "../record/heard.ts";
import type { HeardSoFar } from "../record/heard.ts";
import type { Answer } from "./hearing.ts";
import type { Binding } from "../text/marker.ts";
import { NONE, settledMoves } from "./put-back.ts";
import { readOnBehalf } from "../workflow/on-behalf.ts";
import type { Own } from "../record/own.ts";
import type { Policy } from "../model/policy.ts";
import { clocksOf } from "../clock/promises.ts";
import { publishing } from "./publishing.ts";
import { heardAlso, withEntries } from "../record/record.ts";
import type { CaseRecord } from "../record/record.ts";
import { APP, tell } from "./telling.ts";
import type { Teller, Telling } from "./telling.ts";
import { warnings } from "../clock/warnings.ts";

export interface Advance {
  record: CaseRecord;
  file: CaseFile;
  clocks: Clocks;
  /** The entries that are new with this look. */
  fresh: readonly Entry[];
  /** Whether the board shows something else than how the case stands. */
  boards: boolean;
  answers: Answer[];
  own: Own;
  /** Where the record was found (record/heard.ts). */
  found: HeardSoFar["found"];
  /** When something falls due by itself, as far as no clock says it; null if never. */
  dueAt: Instant | null;
}

/** The case after everything that can be seen of it has been heard; null when it is no case. */
export function advance(seen: CaseSnapshot, policy: Policy, binding: Binding): Advance | null {
  const before = readHeard(seen.items, binding, seen.copy);
  const begun = begin(seen, policy, before);
  if (begun === null) return null;
  const { told, answers } = live(begun, seen);
  const fresh = told.entries.slice(before.record.entries.length);
  const clocks = clocksOf(told, policy, seen.now);
  const { board: shown = null, ...heard } = heardAlso(before.record.heard, before.fresh);
  const board = boardAfter({ file: told.file, clocks, board: shown }, seen, policy);
  const known = { ...heard, ...(board === null ? {} : { board }) };
  return {
    record: withEntries(before.record, fresh, { heard: known, binding }),
    file: told.file,
    clocks,
    fresh,
    boards: board !== null && (board !== shown || isToBeSetBack(seen, before.fresh)),
    answers,
    own: before.own,
    found: before.found,
    dueAt: nextDuty(told, seen.now),
  };
}

/** A card that somebody changed is set back to how the case stands, whether that was a move of the case or not. */
function isToBeSetBack({ problems }: CaseSnapshot, fresh: readonly Item[]): boolean {
  return fresh.some(({ what }) => what === "carded") && !problems.some(({ about }) => about === "board");
}

interface Begun {
  telling: Telling;
  /** What is to be heard. */
  items: Item[];
  /** That the record was lost is told when all that is left of it has been heard. */
  loss: Fact[];
}

/** The telling so far; a case without a record begins with its opening. Null when the issue is no case. */
function begin(seen: CaseSnapshot, policy: Policy, { record, found, fresh, own }: HeardSoFar): Begun | null {
  const { entries } = record;
  const telling: Telling = { entries, file: readCaseFile(entries), policy, peers: seen.peers, index: seen.index };
  if (found !== "nowhere") return { telling, items: fresh, loss: found === "copy" ? [{ did: "restored" }] : [] };
  const opening = openingOf(seen, policy) ?? (own.card === null ? null : { at: seen.issue.openedAt, from: null });
  if (opening === null) return null;
  const items = fresh.slice(
    Math.max(
      0,
      fresh.findIndex(({ key }) => key === opening.from),
    ),
  );
  const isLost = own.card !== null || own.notices.size > 0;
  return { telling: open(telling, seen, opening), items, loss: isLost ? [{ did: "rebuilt" }] : [] };
}

function open(telling: Telling, seen: CaseSnapshot, { at, from }: Opening): Telling {
  const teller: Teller = { at, by: seen.issue.author, as: "submitter", from: from ?? "opened" };
  const facts: Fact[] = [{ did: "opened", title: seen.issue.title }, readingOf(seen, telling.policy)];
  return tell(telling, teller, facts);
}

/** Until the intake is done the form is read again whenever it changed. */
function readAgain(telling: Telling, seen: CaseSnapshot): Telling {
  if (telling.file.stage !== "intake") return telling;
  const { answers, missing, unusable } = telling.file;
  const reading = readingOf(seen, telling.policy);
  const known = { answers, missing, unusable };
  const now = { answers: reading.answers, missing: reading.missing, unusable: reading.unusable };
  if (JSON.stringify(known) === JSON.stringify(now)) return telling;
  // Whatever comes of it is told once, also where the look is broken off and this is read at another moment.
  const nth = telling.entries.filter(({ did }) => did === "read").length + 1;
  return tell(telling, { at: seen.now, by: seen.issue.author, as: "submitter", from: `read:${nth}` }, [reading]);
}

function readingOf(seen: CaseSnapshot, policy: Policy): Extract<Fact, { did: "read" }> {
  const { answers, missing, unusable } = readForm(seen.issue.body, policy.types);
  return { did: "read", answers, missing, unusable, onBehalf: readOnBehalf(answers, seen, policy) };
}

interface Lived {
  told: Telling;
  answers: Answer[];
}

/** Everything that was done, then everything that follows. Where moves by hand were settled in the end, once more without them. */
function live(begun: Begun, seen: CaseSnapshot): Lived {
  const first = liveOnce(begun, seen, NONE);
  const settled = settledMoves({ ...first, items: begun.items }, seen.now);
  return settled.size === 0 ? first : liveOnce(begun, seen, settled);
}

function liveOnce({ telling, items, loss }: Begun, seen: CaseSnapshot, settled: ReadonlySet<string>): Lived {
  const hearing = { ...seen, settled };
  const answers: Answer[] = [];
  const heard = items.reduce((told, item) => {
    const one = hear(told, item, hearing);
    answers.push(one.answer);
    return one.telling;
  }, telling);
  const all = tell(heard, appAt(seen.now), loss);
  return { told: publish(passTime(readAgain(all, seen), seen), seen), answers };
}

/** What fell due, one after the other, because each may change what follows; then the points of the clocks. */
function passTime(telling: Telling, { now }: Pick<CaseSnapshot, "now">): Telling {
  const due = dutiesOf(telling.file, telling.entries, telling.policy)
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at - b.at)[0];
  if (due !== undefined) return passTime(tell(telling, appAt(now), [due.fact]), { now });
  return tell(telling, appAt(now), warnings(telling, now));
}

/** A closed case is written down once, and again when it says something else. */
function publish(telling: Telling, seen: CaseSnapshot): Telling {
  return tell(telling, appAt(seen.now), publishing(telling.file, seen, telling.policy));
}

function nextDuty({ file, entries, policy }: Telling, now: Instant): Instant | null {
  const coming = dutiesOf(file, entries, policy).flatMap(({ at }) => (at > now ? [at] : []));
  return coming.length === 0 ? null : Math.min(...coming);
}

function appAt(at: Instant): Teller {
  return { at, by: APP, as: "app", from: null };
}

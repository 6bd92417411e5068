/** A look that does not go well: what is waited for by whom, what is given up, what is reported (look-fault.ts). */
import type { Instant } from "../core/model/case.ts";
import type { Budget } from "../github/client/budget.ts";
import { classify, TooMuch } from "../github/client/fault.ts";
import type { Log } from "../queue/log.ts";
import type { Looked, WorkOptions } from "../queue/work.ts";
import { Looping } from "./breaker.ts";
import { parseCaseKey } from "./case-key.ts";
import { judge, NO_TROUBLE } from "./look-fault.ts";
import type { Trouble } from "./look-fault.ts";

export interface Patience {
  budget: Pick<Budget, "roomFor">;
  log: Log;
  /** The queue's clock. */
  now: () => Instant;
}

type Look = WorkOptions["look"];

/** A row that is looked at. */
interface Row {
  key: string;
  hint: string | null;
}

/** The same look, which throws only what is to be tried again by the case's own back-off. */
export function patiently(look: Look, { budget, log, now }: Patience): Look {
  /** By installation; where nobody knows it, by row. */
  const troubles = new Map<string, Trouble>();
  const meet = (error: unknown, { key, hint }: Row): Looked => {
    if (error instanceof Looping) return { parkFor: error };
    if (error instanceof TooMuch) return { pauseUntil: now() + error.retryIn, rank: error.rank ?? undefined };
    const fault = classify(error, now());
    const whom = hint ?? key;
    const before = troubles.get(whom) ?? NO_TROUBLE;
    const { verdict, trouble } = judge(fault, before, { key, now: now(), isCase: parseCaseKey(key) !== null });
    // A row that rests may never be looked at again: nothing is kept of it without need.
    if (trouble !== before) troubles.set(whom, trouble);
    if (verdict.do === "fail") throw error;
    const facts = { case: key, installation: hint, kind: fault.kind, why: fault.why };
    if (verdict.do === "rest") {
      log.info(facts, "A case is out of reach: it rests");
      return { lookAgainAt: null };
    }
    const until = new Date(verdict.until).toISOString();
    if (verdict.do === "wait") {
      log.warn({ ...facts, until }, "GitHub is waited for with this case alone");
      return { pauseUntil: verdict.until, alone: true };
    }
    if (trouble.until !== before.until) log.warn({ ...facts, until }, "GitHub is waited for");
    return { pauseUntil: verdict.until };
  };
  return async (key, hint, rank) => {
    // Nothing is read of a case that could not be written now.
    const until = hint === null ? null : await budget.roomFor(hint, 1, rank);
    if (until !== null) return { pauseUntil: until, rank };
    try {
      const looked = await look(key, hint, rank);
      troubles.delete(hint ?? key);
      return looked;
    } catch (error) {
      return meet(error, { key, hint });
    }
  };
}

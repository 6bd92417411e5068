/** A plan is admitted before its first write: whether there is room for it now, and whether it ends a loop. */
import type { CaseId } from "../core/model/case.ts";
import type { Effect, Plan } from "../core/model/effect.ts";
import type { Budget } from "../github/client/budget.ts";
import { TooMuch } from "../github/client/fault.ts";
import type { See, View } from "../reconcile.ts";
import type { Breaker } from "./breaker.ts";
import { caseKeyOf } from "./case-key.ts";

export interface Gates {
  budget: Pick<Budget, "roomFor">;
  breaker: Breaker;
  now: () => number;
}

/** How many writes the rarer effects are at most; every other is one. */
const WRITES: Partial<Record<Effect["do"], number>> = { publish: 4, retro: 2, board: 2 };

function writesOf(effects: readonly Effect[]): number {
  return effects.reduce((sum, effect) => sum + (WRITES[effect.do] ?? 1), 0);
}

/**
 * Throws a TooMuch when there is no room for all of the plan's writes, so that a case is not left half written while
 * others wait, and a Looping when there were too many already. `hint`: the installation's id; null: nobody knows, so the
 * budget decides with each write.
 */
export function createAdmit({ budget, breaker, now }: Gates) {
  return async (id: CaseId, { effects, rank }: Pick<Plan, "effects" | "rank">, hint: string | null): Promise<void> => {
    const writes = writesOf(effects);
    if (writes === 0) return;
    const key = caseKeyOf(id);
    await breaker.check(key, writes);
    const until = hint === null ? null : await budget.roomFor(hint, writes, rank);
    if (until !== null) throw new TooMuch(until - now(), rank);
  };
}

/** The same eyes, whose hands are counted: all that they begin to do, done or broken off. */
export function counted(see: See, breaker: Pick<Breaker, "count">): See {
  return async (id, hint) => {
    const view = await see(id, hint);
    if (view === null) return null;
    const act: View["act"] = async (effects) => {
      await breaker.count(caseKeyOf(id), writesOf(effects));
      return view.act(effects);
    };
    return { ...view, act };
  };
}

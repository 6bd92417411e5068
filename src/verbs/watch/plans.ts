import type { CaseId } from "../../core/model/case.ts";
import type { Effect, Plan } from "../../core/model/effect.ts";
import type { Entry } from "../../core/model/entry.ts";
import type { See, View } from "../../reconcile.ts";
import { caseKeyOf } from "../case-key.ts";
import { isBroken, newsOf, workOf } from "./plan-facts.ts";
import type { Sight } from "./sight.ts";

/** What looks find and do. */
export function watchPlans({ log, metrics }: Sight) {
  /** What is new in the cases that are looked at, until it is written down. */
  const news = new Map<string, readonly Entry[]>();
  const done = (key: string, effect: Effect): void => {
    metrics.effects.inc({ effect: effect.do });
    if (effect.do === "notice") metrics.notices.inc({ notice: effect.key.split(":")[0] ?? "" });
    if (effect.do !== "card") return;
    for (const entry of news.get(key) ?? []) {
      if (entry.did !== "warned") continue;
      metrics.warnings.inc({ clock: entry.clock });
      if (isBroken(entry)) metrics.breaches.inc({ clock: entry.clock });
    }
    news.delete(key);
  };
  return {
    /** Counts what is done about a case, once it is done. */
    seeing: (see: See): See => {
      return async (id, hint) => {
        const view = await see(id, hint);
        return view && { ...view, act: counting(view, (effect) => done(caseKeyOf(id), effect)) };
      };
    },

    /** Tells why something is done, by kinds only: what people wrote is in the case. */
    onPlan: (id: CaseId, { fresh, effects }: Plan): void => {
      const key = caseKeyOf(id);
      const told = { case: key, heard: newsOf(fresh), does: workOf(effects) };
      news.delete(key);
      if (fresh.length + effects.length === 0) return log.debug(told, "looked at a case: nothing to do");
      news.set(key, fresh);
      log.info(told, "looked at a case");
    },
  };
}

function counting(view: View, tell: (effect: Effect) => void): View["act"] {
  return async (effects) => {
    const outcome = await view.act(effects);
    if (outcome.done) effects.forEach(tell);
    return outcome;
  };
}

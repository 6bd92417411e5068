/** One case: observe → decide → act. The only place where the three meet. */
import type { CaseId, Problem } from "./core/model/case.ts";
import type { CaseSnapshot } from "./core/model/snapshot.ts";
import { decide } from "./core/decide.ts";
import type { Means } from "./core/decide.ts";
import type { Effect, Plan } from "./core/model/effect.ts";
import type { Locale, Policy } from "./core/model/policy.ts";
import type { Words } from "./core/text/words.ts";

/** A case in view: what was seen, the policy in force, and how to act on it. */
export interface View {
  snapshot: CaseSnapshot;
  policy: Policy;
  /** In order; not done: the rest was left, with a problem to show or because the world changed in between. */
  act(effects: readonly Effect[]): Promise<{ done: boolean; problem: Problem | null }>;
}

/** Looks at a case; null when there is none (gone, a pull request, an ordinary issue). `hint`: the installation's id. */
export type See = (id: CaseId, hint: string | null) => Promise<View | null>;

export interface Reconciler {
  see: See;
  words: (locale: Locale) => Words;
  seal: Means["seal"];
  /** Keeps the record elsewhere, too, once it is in the case. */
  keep?: (id: CaseId, copy: string) => Promise<void>;
  /** Hears every plan before it is acted on. */
  onPlan?: (id: CaseId, plan: Plan) => void;
  /** Lets a plan be acted on, or throws why it must not be now. `hint`: the installation's id. */
  admit?: (id: CaseId, plan: Plan, hint: string | null) => Promise<void>;
  /** Hears what could not be done for good. */
  onProblem?: (id: CaseId, problem: Problem) => void;
}

/** When to look again, as so many milliseconds from now; null when only an event can change anything. */
export interface Looked {
  lookAgainIn: number | null;
  rank: number;
}

/** Looks at the case, does what is to be done, and says when to look again. Faults that may pass are thrown. */
export async function reconcile(id: CaseId, hint: string | null, reconciler: Reconciler): Promise<Looked> {
  const view = await reconciler.see(id, hint);
  if (view === null) return { lookAgainIn: null, rank: NO_CASE };
  const plan = planFor(view, reconciler);
  reconciler.onPlan?.(id, plan);
  await reconciler.admit?.(id, plan, hint);
  return carryOut(plan, { view, done: [] }, reconciler);
}

/** What would be done, and nothing is. */
export function planFor({ snapshot, policy }: View, { words, seal }: Omit<Reconciler, "see">): Plan {
  return decide(snapshot, { policy, words: words(policy.locale), seal });
}

const NO_CASE = 3;

/** How far a look has come. */
interface Progress {
  view: View;
  /** What was done in it, as text: where all is decided again it must not be done twice, a notice least of all. */
  done: readonly string[];
}

async function carryOut(plan: Plan, { view, done }: Progress, reconciler: Reconciler): Promise<Looked> {
  const did = [...done];
  for (const effect of plan.effects) {
    const text = JSON.stringify(effect);
    if (did.includes(text)) continue;
    const outcome = await view.act([effect]);
    if (outcome.problem !== null) return withProblem(outcome.problem, { view, done: did }, reconciler);
    if (!outcome.done) return { lookAgainIn: 0, rank: plan.rank };
    did.push(text);
  }
  return looked(plan, view, reconciler);
}

/**
 * Part of the plan cannot be done for good (a knowledge base that is closed to the app, a board without a field): the
 * case goes on without it, and the card says so. Everything is decided again, because the card must not claim what was
 * not done.
 */
async function withProblem(problem: Problem, { view, done }: Progress, reconciler: Reconciler): Promise<Looked> {
  const { snapshot } = view;
  reconciler.onProblem?.(snapshot.id, problem);
  const again = { ...view, snapshot: { ...snapshot, problems: [...snapshot.problems, problem] } };
  return carryOut(planFor(again, reconciler), { view: again, done }, reconciler);
}

/**
 * A copy is kept only of what stands in the case: a record that is ahead of it would hide what is still to be done. Where
 * nothing was to be done it stands there, too, and the copy may be missing because the queue was deleted.
 */
async function looked({ lookAgainAt, rank, effects, copy }: Plan, view: View, { keep }: Reconciler): Promise<Looked> {
  const { id, now } = view.snapshot;
  const stands = effects.length === 0 || effects.some((effect) => effect.do === "card");
  if (copy !== null && stands) await keep?.(id, copy);
  return { lookAgainIn: lookAgainAt === null ? null : Math.max(0, lookAgainAt - now), rank };
}

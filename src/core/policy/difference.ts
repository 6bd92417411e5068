/** What would change with another policy, in words. */
import type { Markdown } from "../text/markdown.ts";
import { policyFacts } from "./fact.ts";
import type { Policy } from "../model/policy.ts";
import type { Words } from "../text/words.ts";

export interface PolicyChange {
  /** What it is about. */
  name: Markdown;
  /** Null: nothing was said of it. */
  before: Markdown | null;
  /** Null: nothing is said of it any more. */
  after: Markdown | null;
}

/** Everything that the two say differently; none where they say the same. */
export function policyDifference(before: Policy, after: Policy, words: Words): PolicyChange[] {
  const was = new Map(policyFacts(before, words).map((fact) => [fact.key, fact]));
  const is = policyFacts(after, words);
  const keys = new Set(is.map(({ key }) => key));
  const changed = is
    .map(({ key, name, value }) => ({ name, before: was.get(key)?.value ?? null, after: value }))
    .filter((change) => change.before !== change.after);
  const gone = [...was.values()].filter(({ key }) => !keys.has(key));
  return [...changed, ...gone.map(({ name, value }) => ({ name, before: value, after: null }))];
}

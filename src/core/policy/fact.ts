/** What a policy says, one thing at a time: so that two can be compared, and the difference be read. */
import { shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Policy } from "../model/policy.ts";
import { PEOPLE_ROWS } from "./fact-people.ts";
import { PROMISE_ROWS } from "./fact-promises.ts";
import type { FactRow } from "./fact-row.ts";
import { WORK_ROWS } from "./fact-work.ts";
import type { Words } from "../text/words.ts";

export interface PolicyFact {
  /** The same for the same thing in every policy. */
  key: string;
  /** What it is about, e.g. `Grade 1: answer within`. */
  name: Markdown;
  value: Markdown;
}

const ROWS: readonly FactRow[] = [...PROMISE_ROWS, ...PEOPLE_ROWS, ...WORK_ROWS];

/** Everything the policy says, in an order in which it can be read. */
export function policyFacts(policy: Policy, words: Words): PolicyFact[] {
  return ROWS.flatMap(({ topic, of }) =>
    Object.entries(of(policy, words)).map(([subject, value]) => {
      return { key: `${topic} ${subject}`, name: words.say(`policy.${topic}`, { of: shown(subject) }), value };
    }),
  );
}

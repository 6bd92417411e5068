import type { Markdown } from "../text/markdown.ts";
import type { Policy } from "../model/policy.ts";
import type { Words } from "../text/words.ts";

/** A kind of fact: `templates/<locale>/terms.yml` says under `policy.<topic>` what it is about. */
export interface FactRow {
  topic: string;
  /** Its values, by what they are of: a grade, a department, a calendar; empty where there is one only. */
  of: (policy: Policy, words: Words) => Record<string, Markdown>;
}

/** What a policy says once. */
export function once(topic: string, value: (policy: Policy, words: Words) => Markdown): FactRow {
  return { topic, of: (policy, words) => ({ "": value(policy, words) }) };
}

/** What it says of each of several, by their keys. */
export function each<T>(
  topic: string,
  list: (policy: Policy) => Record<string, T>,
  value: (one: T, words: Words, policy: Policy) => Markdown,
): FactRow {
  return {
    topic,
    of: (policy, words) =>
      Object.fromEntries(Object.entries(list(policy)).map(([key, one]) => [key, value(one, words, policy)])),
  };
}

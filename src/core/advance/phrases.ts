/** Comments that are a verdict without being a command (workflow.md, "5 Verification"). */
import { oneLine } from "../text/clean.ts";
import type { Locale, Policy } from "../model/policy.ts";
import { likeness } from "../text/width.ts";

export type Phrase = "confirm" | "not-fixed";

/** What people of each language say; the policy may add more. */
const PHRASES: Record<Locale, Record<Phrase, readonly string[]>> = {
  en: {
    confirm: ["resolved", "solved", "fixed", "it works", "it works now", "works now", "problem solved", "confirmed"],
    "not-fixed": ["not fixed", "not resolved", "not solved", "still broken", "still wrong", "still not working"],
  },
  "zh-CN": {
    confirm: ["问题已解决", "已解决", "解决了", "已恢复", "已恢复正常", "确认解决", "确认已解决"],
    "not-fixed": ["仍有异常", "仍有问题", "未解决", "问题未解决", "没有解决", "还是不行", "问题依旧"],
  },
};

/** The verdict of a comment that is exactly one of the phrases, but for case, width, spaces and final marks; else null. */
export function readPhrase(body: string, policy: Pick<Policy, "locale" | "verification">): Phrase | null {
  const { confirm, notFixed } = policy.verification.phrases;
  const said = bare(body);
  const means = (phrase: Phrase, more: readonly string[]) =>
    [...PHRASES[policy.locale][phrase], ...more].some((known) => bare(known) === said);
  // Whoever says both has said that it is not fixed.
  if (said === "") return null;
  if (means("not-fixed", notFixed)) return "not-fixed";
  return means("confirm", confirm) ? "confirm" : null;
}

function bare(text: string): string {
  return likeness(oneLine(text)).replace(/[\s.!~…。]{1,9}$/u, "");
}

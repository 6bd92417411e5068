/** A plan as a person reads it on a terminal. */
import type { Instant } from "../core/model/case.ts";
import type { Effect, Plan } from "../core/model/effect.ts";
import { markdown, readable } from "../core/text/markdown.ts";
import { showDuration, showInstant } from "../core/show/show.ts";
import type { View } from "../reconcile.ts";
import { loadWords } from "../words.ts";
import { printable } from "./complaint-line.ts";

/**
 * The case, what was heard, what is to be done about it, and when it is looked at next. With `verbose` every text that
 * would be written is shown, too.
 */
export function planText(
  { snapshot, policy }: Pick<View, "snapshot" | "policy">,
  plan: Plan,
  verbose: boolean,
): string {
  const { id, issue, now } = snapshot;
  // The reasons end with one line for each effect (decide.ts).
  const heard = plan.because.slice(0, plan.because.length - plan.effects.length);
  const planned = plan.because.slice(heard.length);
  const doing = plan.effects.flatMap((effect, at) => [planned[at] ?? "", ...(verbose ? textOf(effect) : [])]);
  return [
    printable(`${id.owner}/${id.repo}#${id.number}  ${issue.title}`),
    printable(`  ${[issue.state, ...issue.labels].join(", ")}`),
    ...section("Heard since the last look:", heard, "nothing"),
    ...section("To be done:", doing, "nothing"),
    ...snapshot.problems.map(({ about, why }) => printable(`Problem (${about}): ${why}`)),
    `Next look: ${nextLook(plan.lookAgainAt, now, policy)}`,
  ].join("\n");
}

function section(title: string, lines: readonly string[], none: string): string[] {
  return [title, ...(lines.length === 0 ? [none] : lines).map((line) => `  ${printable(line)}`)];
}

/** What the effect writes, indented; without what the app hides in it for itself. */
function textOf(effect: Effect): string[] {
  if (!("body" in effect)) return [];
  const text = effect.body.replaceAll(/<!--.*?-->/gs, "").trim();
  return text.split("\n").map((line) => `  | ${readable(markdown(line))}`.trimEnd());
}

function nextLook(at: Instant | null, now: Instant, { timezone, locale }: View["policy"]): string {
  if (at === null) return "when something happens";
  if (at <= now) return "now";
  return `in ${showDuration(at - now, loadWords(locale))}, at ${showInstant(at, timezone)} (${timezone}), or when something happens`;
}

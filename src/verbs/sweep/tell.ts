/** What `caseworker sweep` says to the person at the keyboard. */
import type { Found } from "../../core/sweep.ts";
import type { Repository } from "../../github/client/octokit.ts";
import { printable } from "../complaint-line.ts";
import type { Findings } from "./cases.ts";

const WHY: Record<Found["why"], (since: string) => string> = {
  changed: (since) => `changed since ${since}`,
  "not known": () => "nobody waits for its next moment",
  "left alone": () => "left alone for too long",
};

/** How many cases there are, and how many are to be looked at for which reason. */
export function findingsText({ owner, repo }: Repository, { cases, open, since }: Findings): string {
  const counts = Object.entries(WHY).map(([why, say]) => {
    const count = cases.filter((found) => found.why === why).length;
    return count === 0 ? [] : [`  ${count}: ${say(moment(since))}`];
  });
  const total = cases.length === 0 ? "none is to be looked at" : `${cases.length} to be looked at`;
  return [`${owner}/${repo}: ${open} open cases, ${total}`, ...counts.flat()].join("\n");
}

/** One line for each case that would be looked at. */
export function planLines({ owner, repo }: Repository, { cases, since }: Findings): string[] {
  return cases.map(({ number, why }) => `  ${owner}/${repo}#${number}: ${WHY[why](moment(since))}`);
}

/** A look that is over: which of how many, and what was done. A case that was due, and not found by the sweep, has no number. */
export function lookText(key: string, nth: string, because: readonly string[]): string {
  const done = because.length === 0 ? ["nothing to do"] : because;
  return [`${nth.padEnd(12)} ${key}`, ...done.map((line) => `${" ".repeat(13)}${printable(line)}`)].join("\n");
}

function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

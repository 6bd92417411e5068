import { classify } from "../github/client/fault.ts";
import type { FaultKind } from "../github/client/fault.ts";

/** What a person can do about each fault of GitHub; a bug is ours. */
const WHAT_TO_DO: Record<Exclude<FaultKind, "bug">, string> = {
  gone: "GitHub does not know of it, or the app may not",
  forbidden: "the app may not do this: see its permissions",
  limited: "too many requests: try again later",
  away: "GitHub did not answer: see GHE_HOST and GHE_PROTOCOL, and whether it is up",
  unauthorised:
    "GitHub does not take the app's key: see APP_ID and PRIVATE_KEY, and whether the installation is suspended",
};

/** Why GitHub could not be read or written, in one line; null for an error that is the program's own. */
export function whyUnreadable(error: unknown): string | null {
  const { kind, why } = classify(error, 0);
  return kind === "bug" ? null : `${WHAT_TO_DO[kind]} (${why})`;
}

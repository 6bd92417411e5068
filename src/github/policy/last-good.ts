/**
 * The last good policy outlives the process: one that starts while the file is broken works by it, too, and so do all that
 * share a queue.
 */
import { z } from "zod";
import type { Instant } from "../../core/model/case.ts";
import type { Policy } from "../../core/model/policy.ts";
import { parsePolicy } from "../../core/policy/parse.ts";
import type { Repository } from "../client/octokit.ts";
import type { Files } from "./choice.ts";

/** Where a text is kept for a repository, for all processes. */
export interface PolicyStore {
  /** In the place of an earlier one; null drops it. */
  keep(repository: Repository, text: string | null): Promise<void>;
  recall(repository: Repository): Promise<string | null>;
}

/** Keeps nothing: for what only reads. */
export const NOWHERE: PolicyStore = { keep: async () => {}, recall: async () => null };

const format = z.object({ own: z.string(), base: z.string().nullable() });

/** The files of a good policy, as a text to be kept. */
export function keptText({ own, base }: Files): string {
  return JSON.stringify({ own: own.text, base: base?.file?.text ?? null });
}

/** The policy in a text that was kept; undefined where there is none, or it is good no more. */
export function policyInKept(text: string | null, now: Instant): Policy | undefined {
  if (text === null) return undefined;
  const { own, base } = format.parse(JSON.parse(text));
  const reading = parsePolicy(own, base === null ? { now } : { now, base });
  return "policy" in reading ? reading.policy : undefined;
}

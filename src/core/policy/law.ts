/** What a law of policies is. */
import type { Instant } from "../model/case.ts";
import type { Policy } from "../model/policy.ts";
import type { Flaw } from "./flaw.ts";

/** A law that does not hold. Where a place that it follows from is flawed, so is the reasoning. */
export interface Breach extends Flaw {
  /** A name leads nowhere; the base of the file may lead it somewhere. */
  dangling?: true;
}

/** `now` is null where nobody knows: then nothing is said of what is past. */
export type Law = (policy: Policy, now: Instant | null) => Breach[];

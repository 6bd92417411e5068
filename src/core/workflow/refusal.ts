/** Why something was not done, as data; the words are in templates/ under `refused.*`. */
import type { Stage } from "../model/case.ts";
import type { CommandWho } from "../command/type.ts";
import type { Need } from "../model/stage.ts";

export type Refusal =
  /** The command is for others. */
  | { why: "role"; name: string; who: CommandWho }
  /** The command does not fit where the case stood when it was judged (`at`); `stages`: where it would. */
  | { why: "stage"; name: string; at: Stage; stages: readonly Stage[] }
  /** The guard of a stage before `to` does not hold. */
  | { why: "need"; to: Stage; needs: Need[] }
  | { why: "not-staff"; login: string }
  | { why: "no-department"; department: string }
  /** Too late to reopen. */
  | { why: "too-late" }
  /** No such step; `steps`: how many there are. */
  | { why: "no-step"; step: number; steps: number }
  /** Nobody asked this person, or this person's department, for anything that is still open. */
  | { why: "no-task" }
  /** A time that cannot be read, or that is past. */
  | { why: "time"; time: string }
  /** The verdict before the internal verification that the policy wants. */
  | { why: "not-asked" }
  | { why: "edited" }
  | { why: "unknown"; name: string; nearest: string | null }
  | { why: "form"; name: string; usage: string }
  /** A label that a person may not move. */
  | { why: "label"; label: string; who: CommandWho }
  | { why: "unknown-label"; label: string }
  /** The label does not fit where the case stands (`at`); `stages`: where it would. */
  | { why: "label-stage"; label: string; at: Stage; stages: readonly Stage[] }
  /** The label follows the clocks by itself. */
  | { why: "clock-label"; label: string }
  /** The case needs this label: it is changed by setting another, not by taking it off. */
  | { why: "unlabel"; label: string }
  /** The label that makes the issue a case. */
  | { why: "case-label"; label: string }
  /** A case is its own duplicate. */
  | { why: "itself" }
  /** No issue has this number here. */
  | { why: "no-issue"; number: number }
  | { why: "close" };

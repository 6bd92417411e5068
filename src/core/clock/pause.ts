/** The pauses that hold at one moment (sla.md rule 4): several may, and time stands still once. */
import type { ClockActor, ClockEvent } from "./history.ts";
import type { PauseReason } from "../model/policy.ts";

/** Why time may not count, and who brought it about. */
export interface Pause {
  why: PauseReason | "closed";
  by: ClockActor;
  /** The person's login, where it is known. */
  login: string | null;
  /** The reason that was given, in people's words. */
  note: string | null;
}

/** In the order in which they began, each reason at most once. */
export type Pauses = readonly Pause[];

/** What waits for somebody, and ends when the case goes on without them. */
export const WAITING: readonly Pause["why"][] = ["submitter", "vendor"];

/** The pauses and the one this event brings about; one that holds already goes on as it began. */
export function withPause(pauses: Pauses, why: Pause["why"], event: ClockEvent): Pauses {
  if (pauses.some((pause) => pause.why === why)) return pauses;
  const note = event.event === "waiting" ? event.note : undefined;
  return [...pauses, { why, by: event.by, login: event.login ?? null, note: note ?? null }];
}

/** The pauses less those of the reasons given. */
export function without(pauses: Pauses, ended: readonly Pause["why"][]): Pauses {
  return pauses.filter(({ why }) => !ended.includes(why));
}

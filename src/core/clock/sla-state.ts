import type { Clocks } from "./type.ts";

/** How a case can stand with its promises, the best first but for what is over. */
export const SLA_STATES = ["on-track", "at-risk", "breached", "paused", "kept"] as const;
export type SlaState = (typeof SLA_STATES)[number];

/**
 * Both promises in one word, the worse of them; null while nothing is promised. Once broken it stays so, and it rests
 * only when nothing runs any more.
 */
export function slaOf({ response, resolution }: Pick<Clocks, "response" | "resolution">): SlaState | null {
  const states = [response.state, resolution.state];
  if (states.includes("breached") || states.includes("met-late")) return "breached";
  if (states.includes("at-risk")) return "at-risk";
  if (states.includes("running")) return "on-track";
  if (states.includes("paused")) return "paused";
  return states.includes("met") ? "kept" : null;
}

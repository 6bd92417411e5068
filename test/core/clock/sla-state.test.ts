import { expect, test } from "vitest";
import type { Clock, ClockState } from "../../../src/core/clock/type.ts";
import { slaOf } from "../../../src/core/clock/sla-state.ts";
import type { SlaState } from "../../../src/core/clock/sla-state.ts";

const STATES: [response: ClockState, resolution: ClockState, SlaState | null][] = [
  ["no-target", "no-target", null],
  ["void", "void", null],
  ["running", "running", "on-track"],
  ["met", "running", "on-track"],
  ["running", "paused", "on-track"],
  ["at-risk", "running", "at-risk"],
  ["met", "at-risk", "at-risk"],
  ["at-risk", "breached", "breached"],
  ["met-late", "running", "breached"],
  ["met-late", "met", "breached"],
  ["met", "met-late", "breached"],
  ["breached", "paused", "breached"],
  ["met", "paused", "paused"],
  ["met", "met", "kept"],
];

const clock = (state: ClockState) => ({ state }) as Clock;

test.each(STATES)("a response %s and a resolution %s are %s together", (response, resolution, sla) => {
  expect(slaOf({ response: clock(response), resolution: clock(resolution) })).toBe(sla);
});

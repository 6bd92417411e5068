import { describe, expect, test } from "vitest";
import { readClocks } from "../../../src/core/clock/clock.ts";
import { answerOf, isoDuration, isoInstant } from "../../../src/core/sla/answer.ts";
import type { Answer } from "../../../src/core/sla/answer.ts";
import { at, history, policyWith } from "../clock/lines.ts";
import type { PolicyChange } from "../clock/lines.ts";

const OPENED = ["24 08:00 opened", "24 08:00 graded 1"];

function answer(lines: string[], now: string, change?: PolicyChange): Answer {
  const policy = policyWith(change);
  return answerOf(readClocks(history(...lines), policy, at(now)), policy);
}

describe("a duration", () => {
  test.for([
    [0, "PT0S"],
    [5000, "PT5S"],
    [90_000, "PT1M30S"],
    [30 * 60_000, "PT30M"],
    [-30 * 60_000, "-PT30M"],
    [72 * 3_600_000, "PT72H"],
    [3_600_000 + 1000, "PT1H1S"],
    [1500, "PT1.5S"],
    [-1, "-PT0.001S"],
    [59_999, "PT59.999S"],
  ] as const)("of %d ms is %s", ([length, text]) => {
    expect(isoDuration(length)).toBe(text);
  });
});

test("an instant has milliseconds only when it has some", () => {
  expect(isoInstant(Date.parse("2026-11-24T08:30:00Z"))).toBe("2026-11-24T08:30:00Z");
  expect(isoInstant(Date.parse("2026-11-24T08:30:00.250Z"))).toBe("2026-11-24T08:30:00.250Z");
});

describe("the answer", () => {
  test("has its keys in their order, those of an update where one is promised", () => {
    const { response, resolution, ...rest } = answer(OPENED, "24 09:00", { update: 3_600_000 });
    const keys = ["state", "target", "start", "due", "spent", "margin", "paused", "stretches"];
    expect([response, resolution, rest.update ?? {}].map((clock) => Object.keys(clock))).toEqual([keys, keys, keys]);
    expect(Object.keys(rest)).toEqual(["update"]);
  });

  test("says when a promise was kept; of a response that was given nothing can be paused any more", () => {
    const { response, resolution } = answer([...OPENED, "24 09:00 closed resolved"], "24 12:00");
    const keys = ["state", "target", "start", "due", "met", "spent", "margin"];
    expect(Object.keys(response)).toEqual(keys);
    expect(Object.keys(resolution)).toEqual([...keys, "paused", "stretches"]);
    expect(resolution).toMatchObject({ state: "met", met: "2026-11-24T09:00:00Z", paused: false });
  });

  test("has no due time while paused, and none without a target", () => {
    const paused = answer([...OPENED, "24 09:00 waiting vendor"], "24 10:00");
    expect(paused.resolution).toMatchObject({ state: "paused", due: null, paused: true, margin: "PT3H" });
    const { resolution } = answer(["24 08:00 opened"], "24 10:00");
    expect(resolution).toMatchObject({ state: "no-target", target: null, due: null, margin: null, spent: "PT2H" });
  });

  test("keeps the due time of what is broken, although it is paused", () => {
    const { resolution } = answer([...OPENED, "24 13:00 waiting vendor"], "24 14:00");
    expect(resolution).toMatchObject({ state: "breached", due: "2026-11-24T12:00:00Z", paused: true, margin: "-PT1H" });
  });

  test("has no start before there is one", () => {
    expect(answer(["24 08:00 opened"], "24 10:00", { sla: { start: "graded" } }).response).toMatchObject({
      state: "no-target",
      start: null,
      stretches: [],
    });
  });

  test("says of each stretch why it counts or not, by whom it was paused", () => {
    const lines = [
      ...OPENED,
      "24 09:00 waiting vendor by supervisor",
      "24 10:00 waiting submitter",
      "24 11:00 resumed vendor",
      "24 12:00 staged verification by bot",
      "24 13:30 closed resolved by submitter",
      "25 08:00 reopened",
    ];
    const { stretches } = answer(lines, "25 09:00", { calendar: "desk" }).resolution;
    expect(
      stretches?.map(({ from, to, counts, why }) => `${from.slice(8, 16)}–${to.slice(8, 16)} ${counts} ${why}`),
    ).toEqual([
      "24T08:00–24T09:00 true open hours",
      "24T09:00–24T11:00 false paused by supervisor: waiting for a vendor",
      "24T11:00–24T12:00 false paused by staff: waiting for the submitter",
      "24T12:00–24T13:30 false paused by bot: verification by the submitter",
      "24T13:30–25T08:00 false paused by submitter: case closed",
      "25T08:00–25T09:00 true open hours",
    ]);
  });

  test("says which hours were closed", () => {
    const { stretches } = answer(["24 12:00 opened", "24 12:00 graded 1"], "24 14:30", { calendar: "desk" }).resolution;
    expect(stretches?.map(({ counts, why }) => [counts, why])).toEqual([
      [true, "open hours"],
      [false, "closed hours"],
      [true, "open hours"],
    ]);
  });

  test("keeps the outcome of the rounds before", () => {
    const lines = [...OPENED, "24 13:00 closed resolved", "25 08:00 reopened"];
    const { earlier, resolution } = answer(lines, "25 09:00", { sla: { reopen: "restart" } });
    expect(resolution.state).toBe("running");
    expect(earlier?.map((round) => round.resolution.state)).toEqual(["met-late"]);
  });
});

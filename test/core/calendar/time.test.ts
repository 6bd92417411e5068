import { describe, expect, test } from "vitest";
import { readTime, timeAtStart } from "../../../src/core/calendar/time.ts";

const NOW = Date.parse("2026-11-23T02:05:00Z");

const TIMES = [
  ["hours from now", "2h", "2026-11-23T04:05:00Z"],
  ["hours and minutes", "1h30m", "2026-11-23T03:35:00Z"],
  ["minutes in words", "90 minutes", "2026-11-23T03:35:00Z"],
  ["days", "3d", "2026-11-26T02:05:00Z"],
  ["hours in Chinese", "２小时30分钟", "2026-11-23T04:35:00Z"],
  ["a time today", "17:30", "2026-11-23T09:30:00Z"],
  ["a time that is past today", "9:00", "2026-11-24T01:00:00Z"],
  ["this very minute", "10:05", "2026-11-24T02:05:00Z"],
  ["a time in full width", "１７：３０", "2026-11-23T09:30:00Z"],
  ["a date and a time", "2026-11-23 10:00", "2026-11-23T02:00:00Z"],
  ["a date and a time in ISO's way", "2026-11-23T10:00", "2026-11-23T02:00:00Z"],
  ["a date", "2026-12-01", "2026-11-30T16:00:00Z"],
] as const;

const NO_TIMES = [
  "",
  "soon",
  "2",
  "h",
  "24:00",
  "17:60",
  "2026-02-30",
  "2026-13-01",
  "2026-11-23 25:00",
  "2h or so",
  "17:30:00",
  "-2h",
  "2026-11-23 10:00 x",
];

describe("a time", () => {
  test.for(TIMES)("may be %s", ([, text, instant]) => {
    expect(new Date(readTime(text, NOW, "Asia/Shanghai") ?? 0)).toEqual(new Date(instant));
  });

  test.for(NO_TIMES)("is not %j", (text) => {
    expect(readTime(text, NOW, "Asia/Shanghai")).toBeNull();
  });

  test.for([
    ["that the change to summer time skips is the change", "2026-03-29 02:30", "2026-03-29T01:00:00Z"],
    ["that the change to winter time repeats is the first of both", "2026-10-25 02:30", "2026-10-25T00:30:00Z"],
  ] as const)("%s", ([, text, instant]) => {
    expect(new Date(readTime(text, NOW, "Europe/Madrid") ?? 0)).toEqual(new Date(instant));
  });

  test("is found where a text begins, as it is written there", () => {
    expect(timeAtStart("２h enlarge the disk")).toBe("２h");
    expect(timeAtStart("enlarge it in 2h")).toBeNull();
  });
});

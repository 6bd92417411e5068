import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "../../../src/core/model/case.ts";
import { briefly } from "../../../src/core/clock/brief.ts";
import { explainClocks } from "../../../src/core/clock/explain.ts";
import { readClocks } from "../../../src/core/clock/clock.ts";
import type { ClockEvent } from "../../../src/core/clock/history.ts";
import { stretchesOf } from "../../../src/core/clock/stretches.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import type { Locale } from "../../../src/core/model/policy.ts";
import { shown } from "../../../src/core/text/markdown.ts";
import { loadWords } from "../../../src/words.ts";
import { at, history, policyWith } from "./lines.ts";
import type { PolicyChange } from "./lines.ts";
import { policy as anyPolicy, told as anyCase } from "./histories.ts";

const OPENED = ["24 08:00 opened", "24 08:00 graded 1", "24 08:20 commented"];

function explain(
  events: ClockEvent[],
  now: Instant,
  { locale = "en", ...change }: PolicyChange & { locale?: Locale } = {},
) {
  const policy = { ...DEFAULT_POLICY, ...policyWith(change), locale, timezone: "Europe/Madrid" };
  return explainClocks(readClocks(events, policy, now), { policy, words: loadWords(locale) });
}

/** The solution clock's lines, with `|` between their columns. */
function rows(events: ClockEvent[], now: string, change?: PolicyChange & { locale?: Locale }): string[] {
  const [, resolution] = explain(events, at(now), change);
  return (resolution?.rows ?? []).map(({ from, to, counted, why }) => [from, to, counted, why].join(" | "));
}

describe("a clock is explained", () => {
  test("by its sums and its due time, in the team's zone, which is named", () => {
    const [response, resolution] = explain(history(...OPENED), at("24 12:00:30"));
    expect(response).toMatchObject({ name: "Answer", state: "kept", spent: "20 min", met: "2026-11-24 09:20" });
    expect(resolution).toMatchObject({
      name: "Solution",
      state: "broken",
      target: "4 h",
      spent: "4 h 30 s",
      margin: "30 s late",
      due: "2026-11-24 13:00",
      met: "–",
      timezone: "Europe/Madrid",
    });
  });

  test("by each stretch of time with its reason", () => {
    const lines = [
      ...OPENED,
      "24 12:30 waiting vendor",
      "24 13:30 resumed",
      "24 14:30 closed resolved",
      "25 09:00 reopened",
    ];
    expect(rows(history(...lines, "25 09:10 staged verification by bot"), "25 10:00", { calendar: "desk" })).toEqual([
      "2026-11-24 09:00 | 2026-11-24 13:30 | 4 h 30 min | open hours",
      "2026-11-24 13:30 | 2026-11-24 14:30 | – | waiting for a vendor, by staff",
      "2026-11-24 14:30 | 2026-11-24 15:00 | – | closed hours",
      "2026-11-24 15:00 | 2026-11-24 15:30 | 30 min | open hours",
      "2026-11-24 15:30 | 2026-11-25 10:00 | – | the case was closed, by staff",
      "2026-11-25 10:00 | 2026-11-25 10:10 | 10 min | open hours",
      "2026-11-25 10:10 | 2026-11-25 11:00 | – | the submitter checks the solution",
    ]);
  });

  test("by who paused it and why, in words that do nothing", () => {
    const waiting = {
      at: at("24 09:00"),
      by: "staff",
      event: "waiting",
      on: "vendor",
      login: "li-lei",
      note: "asked @acme, see #12",
    } as const;
    expect(rows([...history("24 08:00 opened", "24 08:00 graded 1"), waiting], "24 10:00")).toEqual([
      "2026-11-24 09:00 | 2026-11-24 10:00 | 1 h | open hours",
      `2026-11-24 10:00 | 2026-11-24 11:00 | – | waiting for a vendor, by li-lei: ${shown(waiting.note)}`,
    ]);
    expect(shown(waiting.note)).not.toContain("@acme");
  });

  test("by the pause that began first, where several overlap", () => {
    const lines = [
      ...OPENED,
      "24 09:00 waiting submitter",
      "24 10:00 waiting vendor by supervisor",
      "24 11:00 resumed submitter",
    ];
    expect(rows(history(...lines), "24 12:00").slice(1)).toEqual([
      "2026-11-24 10:00 | 2026-11-24 12:00 | – | waiting for the submitter, by staff",
      "2026-11-24 12:00 | 2026-11-24 13:00 | – | waiting for a vendor, by supervisor",
    ]);
  });

  test("by each who paused it, although one pause begins when the other ends", () => {
    const lines = [...OPENED, "24 09:00 waiting vendor", "24 10:00 resumed", "24 10:00 waiting vendor by supervisor"];
    expect(rows(history(...lines), "24 11:00").slice(1)).toEqual([
      "2026-11-24 10:00 | 2026-11-24 11:00 | – | waiting for a vendor, by staff",
      "2026-11-24 11:00 | 2026-11-24 12:00 | – | waiting for a vendor, by supervisor",
    ]);
  });

  test("with the outcome of earlier rounds, where a reopening begins new clocks", () => {
    const lines = [...OPENED, "24 13:00 closed resolved", "25 08:00 reopened"];
    const explained = explain(history(...lines), at("25 09:00"), { sla: { reopen: "restart" } });
    expect(explained.map(({ name, state, spent }) => `${name}: ${state}, ${spent}`)).toEqual([
      "Answer: on track, 1 h",
      "Solution: on track, 1 h",
      "Answer, round 1: kept, 20 min",
      "Solution, round 1: met late, 5 h",
    ]);
  });

  test("in Chinese as well", () => {
    const lines = [...OPENED, "24 09:00 waiting submitter"];
    expect(rows(history(...lines), "24 10:00", { locale: "zh-CN" })).toEqual([
      "2026-11-24 09:00 | 2026-11-24 10:00 | 1 小时 | 服务时间",
      "2026-11-24 10:00 | 2026-11-24 11:00 | – | 等待提交人（技术支持人员）",
    ]);
  });

  test("in the words of card and notice", () => {
    const text = loadWords("en").say("clocks", { clocks: explain(history(...OPENED), at("24 09:00")) });
    expect(text).toContain("| 2026-11-24 09:00 | 2026-11-24 10:00 | 1 h | open hours |");
  });
});

describe("a long life is told briefly:", () => {
  const DAYS = Array.from({ length: 100 }, (_, day) => 24 + day);

  test("open and closed hours in turn are one line, if it is more than forty", () => {
    expect(rows(history(...OPENED, "86 08:00 waiting vendor"), "87 08:00", { calendar: "desk" })).toEqual([
      "2026-11-24 09:00 | 2027-01-25 09:00 | 328 h | open and closed hours in turn",
      "2027-01-25 09:00 | 2027-01-26 09:00 | – | waiting for a vendor, by staff",
    ]);
  });

  test("the oldest of many pauses are one line, and the sum stays right", () => {
    const pauses = DAYS.flatMap((day) => [`${day} 09:00 waiting vendor`, `${day} 10:00 resumed`]);
    const told = rows(history(...OPENED, ...pauses), "123 11:00");
    expect(told).toHaveLength(40);
    expect(told[0]).toBe("2026-11-24 09:00 | 2027-02-12 11:00 | 1841 h | 162 stretches before");
    expect(told.at(-1)).toBe("2027-03-03 11:00 | 2027-03-03 12:00 | 1 h | open hours");
  });

  test("whatever happened, in forty lines without gaps that add up to what was spent", () => {
    const long = anyCase({ unit: 60_000, length: 90 * 86_400_000, entries: 90, atLeast: 20 });
    fc.assert(
      fc.property(long, anyPolicy, ({ history: events, now }, policy) => {
        const { resolution } = readClocks(events, policy, now);
        const stretches = stretchesOf(resolution, policy);
        const passages = briefly(stretches);
        expect(passages.length).toBeLessThanOrEqual(40);
        expect(passages.reduce((sum, { counted }) => sum + counted, 0)).toBe(resolution.spent);
        expect(passages.reduce((sum, passage) => sum + passage.stretches, 0)).toBe(stretches.length);
        expect(passages.slice(1).map(({ from }) => from)).toEqual(passages.slice(0, -1).map(({ to }) => to));
      }),
    );
  });
});

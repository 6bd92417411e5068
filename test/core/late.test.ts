/** GitHub may show an item of the timeline a while after it happened. */
import { describe, expect, test } from "vitest";
import { heardAlso, NO_RECORD, wasHeard } from "../../src/core/record/record.ts";
import { HOUR, MINUTE } from "./hub.ts";
import { reach, say } from "./workflow/reach.ts";

describe("an item that GitHub shows late", () => {
  test.for([
    [0, true],
    [1, true],
    [14, true],
    [15, true],
    [16, false],
    [60, false],
  ] as const)("by %i minutes is heard: %s", ([minutes, isHeard]) => {
    const hub = reach("handling");
    hub.pass(HOUR);
    const now = hub.now();
    say(hub, "bob", "/step stopped it");
    const heardUntil = hub.now();
    hub.at(heardUntil - minutes * MINUTE);
    hub.comment("bob", "/step shown late");
    hub.at(now + HOUR);
    hub.look();
    expect(hub.file().steps.some(({ text }) => text === "shown late")).toBe(isHeard);
    const steps = hub.file().steps.length;
    hub.pass(MINUTE);
    hub.look();
    expect(hub.file().steps).toHaveLength(steps);
  });
});

describe("what was heard", () => {
  test("is known by its key for a quarter of an hour, and by its time after that", () => {
    const first = heardAlso(NO_RECORD.heard, [{ key: "event:1", at: 100 * MINUTE }]);
    expect(wasHeard(first, { key: "event:1", at: 100 * MINUTE })).toBe(true);
    expect(wasHeard(first, { key: "event:2", at: 100 * MINUTE })).toBe(false);
    const later = heardAlso(first, [{ key: "event:3", at: 116 * MINUTE }]);
    expect(later.recent).toEqual({ "event:3": 116 * MINUTE });
    expect(wasHeard(later, { key: "event:2", at: 100 * MINUTE })).toBe(true);
  });

  test("does not go back when something older is heard", () => {
    const heard = heardAlso(NO_RECORD.heard, [{ key: "event:1", at: 100 * MINUTE }]);
    expect(heardAlso(heard, [{ key: "event:2", at: 90 * MINUTE }]).at).toBe(100 * MINUTE);
  });
});

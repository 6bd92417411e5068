import { describe, expect, test } from "vitest";
import { STAGES } from "../../src/core/model/case.ts";
import { DAY, MINUTE } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { reach, say } from "./workflow/reach.ts";

const OPEN = STAGES.filter((stage) => stage !== "closed");

describe("waiting", () => {
  test.for(OPEN)("in %s ends by /resume, by its label, and by the submitter's word", (stage) => {
    const there = reach(stage);
    say(there, "bob", "/wait submitter which browser?");
    expect(there.issue.labels).toContain("waiting/submitter");
    const ends: ((hub: Hub) => void)[] = [
      (hub) => void hub.comment("bob", "/resume"),
      (hub) => void hub.comment("bob", "/resume submitter"),
      (hub) => hub.setLabels("bob", { take: ["waiting/submitter"] }),
      (hub) => void hub.comment("anna", "Firefox"),
    ];
    for (const end of ends) {
      const hub = there.fork();
      hub.pass(MINUTE);
      end(hub);
      hub.look();
      expect([hub.file().waiting, hub.issue.labels.includes("waiting/submitter")]).toEqual([[], false]);
    }
  });

  test.for<[string, string, string]>([
    ["/resume vendor", "bob", "of another kind"],
    ["We are on it.", "bob", "of staff"],
    ["Same here.", "oscar", "of an outsider"],
  ])("does not end by a word %s", ([text, by]) => {
    const hub = reach("handling");
    say(hub, "bob", "/wait submitter");
    say(hub, by, text);
    expect(hub.file().waiting.map(({ on }) => on)).toEqual(["submitter"]);
  });

  test("for a vendor does not end by the submitter's word", () => {
    const hub = reach("handling");
    say(hub, "bob", "/wait vendor");
    say(hub, "anna", "Any news?");
    expect(hub.file().waiting.map(({ on }) => on)).toEqual(["vendor"]);
  });

  test("holds when the submitter who is staff asks for it with the same comment", () => {
    const hub = reach("handling", { author: "stan" });
    say(hub, "stan", "I shall look it up.\n\n/wait submitter");
    expect(hub.file().waiting.map(({ on }) => on)).toEqual(["submitter"]);
  });

  test.for<[string, string, string]>([
    ["what is fixed", "bob", "/fixed"],
    ["what is closed", "dora", "/close"],
  ])("ends with %s", ([, by, text]) => {
    const hub = reach("handling");
    say(hub, "bob", "/wait submitter\n/wait vendor");
    say(hub, by, text);
    expect(hub.file().waiting).toEqual([]);
  });

  test("that lasts three days is told to the supervisors, once, with who has the case", () => {
    const hub = reach("handling");
    say(hub, "bob", "/wait vendor");
    hub.pass(3 * DAY - MINUTE);
    hub.look();
    const told = () => hub.noticeKeys().filter((key) => key.startsWith("remind-waiting:")).length;
    expect(told()).toBe(0);
    hub.pass(MINUTE);
    hub.look();
    expect(told()).toBe(1);
    expect(hub.notices().at(-1)).toMatch(/^@dora[^]*bob/);
    hub.pass(30 * DAY);
    hub.look();
    expect(told()).toBe(1);
  });
});

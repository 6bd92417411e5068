import { describe, expect, test } from "vitest";
import { createHub, DAY, HOUR, MINUTE, OPENED } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { OTHER_BOT } from "../people.ts";

/** An ordinary issue, three days old. */
function ordinary(author = "anna"): Hub {
  const hub = createHub({ labels: [], author });
  hub.look();
  hub.pass(3 * DAY);
  return hub;
}

/** What somebody does to an ordinary issue, and whether it is a case then. */
const DOINGS: [string, boolean, (hub: Hub) => void][] = [
  ["/adopt by staff", true, (hub) => void hub.comment("carol", "/adopt")],
  ["/adopt by a supervisor, with other words", true, (hub) => void hub.comment("dora", "This is for us.\n\n/adopt")],
  ["/adopt by the author", false, (hub) => void hub.comment("anna", "/adopt")],
  ["/adopt by an outsider", false, (hub) => void hub.comment("oscar", "/adopt")],
  ["/adopt by a bot", false, (hub) => void hub.comment(OTHER_BOT, "/adopt")],
  ["/adopt in code", false, (hub) => void hub.comment("carol", "`/adopt`")],
  ["/adopt in a comment that was edited", false, (hub) => void hub.comment("carol", "/adopt", true)],
  ["another command by staff", false, (hub) => void hub.comment("carol", "/start")],
  ["the label by staff", true, (hub) => hub.setLabels("carol", { put: ["case"] })],
  ["another label by staff", false, (hub) => hub.setLabels("carol", { put: ["stage/intake"] })],
];

describe("an ordinary issue", () => {
  test.for(DOINGS)("after %s is a case: %s", ([, isCase, act]) => {
    const hub = ordinary();
    act(hub);
    hub.look();
    expect(hub.issue.labels.includes("case")).toBe(isCase);
    expect(hub.file().openedAt).toBe(isCase ? OPENED + 3 * DAY : null);
    expect(hub.card() !== "").toBe(isCase);
    expect(hub.plan().effects).toEqual([]);
  });

  test("that staff opened is adopted from the moment they label it, not from its opening", () => {
    const hub = ordinary("stan");
    hub.setLabels("stan", { put: ["case"] });
    hub.look();
    expect(hub.file()).toMatchObject({ openedAt: OPENED + 3 * DAY, reporter: "stan" });
  });

  test("takes its ID and its times from the adoption", () => {
    const hub = ordinary();
    hub.comment("carol", "/adopt");
    hub.look();
    hub.pass(HOUR);
    hub.comment("dora", "/grade 2");
    hub.look();
    expect(hub.card()).toContain("TK202611260017");
    expect(hub.card()).toContain("| **Answer** | 4 h | 2026-11-26 12:00 |");
  });

  test("accepts the command that made it a case, and obeys what stands with it", () => {
    const hub = ordinary();
    const comment = hub.comment("dora", "/adopt\n/grade 1");
    hub.look();
    expect(hub.reactions).toEqual([{ comment, content: "+1" }]);
    expect(hub.file().grade).toMatchObject({ grade: 1 });
  });

  test("has nothing of what was said before, however often it is looked at", () => {
    const hub = ordinary();
    hub.comment("dora", "/grade 1");
    hub.comment("anna", "resolved");
    hub.pass(5 * MINUTE);
    hub.comment("carol", "/adopt");
    hub.look();
    const entries = hub.entries();
    hub.pass(MINUTE);
    hub.look();
    expect(hub.entries()).toEqual(entries);
    expect(hub.file().grade).toBeNull();
    expect(hub.entries().filter(({ did }) => did === "commented")).toEqual([]);
  });

  test("is not adopted twice", () => {
    const hub = ordinary();
    hub.comment("carol", "/adopt");
    hub.look();
    hub.pass(MINUTE);
    hub.comment("bob", "/adopt");
    hub.look();
    expect(hub.entries().filter(({ did }) => did === "opened")).toHaveLength(1);
    expect(hub.reactions.at(-1)?.content).toBe("confused");
  });
});

describe("an issue that the form made a case", () => {
  test("counts from its opening, though the app looks only days later", () => {
    const hub = createHub();
    hub.pass(2 * DAY);
    hub.look();
    expect(hub.file().openedAt).toBe(OPENED);
  });

  test("counts from its opening, though somebody says /adopt before the app looks", () => {
    const hub = createHub();
    hub.pass(HOUR);
    hub.comment("bob", "/adopt");
    hub.look();
    expect(hub.file().openedAt).toBe(OPENED);
    expect(hub.reactions.at(-1)?.content).toBe("confused");
  });

  test("stays one when its label was taken off, and says how a case ends", () => {
    const hub = createHub();
    hub.look();
    hub.pass(MINUTE);
    hub.setLabels("bob", { take: ["case"] });
    hub.look();
    expect(hub.issue.labels).toContain("case");
    expect(hub.notices().at(-1)).toContain("/out-of-scope");
  });
});

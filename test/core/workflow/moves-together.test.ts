import { describe, expect, test } from "vitest";
import { look, labelsOf, move } from "../hands.ts";
import type { Hand } from "../hands.ts";
import { MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { OTHER_BOT } from "../people.ts";
import { reach } from "./reach.ts";

/** Who moves which labels, one after the other, before the app looks. */
type Hands = readonly (readonly [by: string, hand: Hand])[];

interface Outcome {
  /** The labels of the family afterwards. */
  labels: string[];
  /** What each notice says, in part. */
  reasons?: string[];
  putBack?: number;
}

const STAGE_MOVES: [string, Hands, Outcome][] = [
  [
    "two that are both allowed are taken one after the other",
    [["bob", { put: ["stage/diagnosis", "stage/grading"], take: ["stage/handling"] }]],
    { labels: ["stage/grading"] },
  ],
  [
    "of two, the one that is allowed is taken and the other put back",
    [["bob", { put: ["stage/diagnosis", "stage/closed"] }]],
    { labels: ["stage/diagnosis"], reasons: ["`/close`"], putBack: 1 },
  ],
  [
    "two that are both refused are put back with a reason each",
    [["carol", { put: ["stage/closed", "stage/limbo"] }]],
    { labels: ["stage/handling"], reasons: ["`/close`", "`stage/limbo`"], putBack: 2 },
  ],
  [
    "the last one taken off is put back",
    [["bob", { take: ["stage/handling"] }]],
    { labels: ["stage/handling"], reasons: ["`stage/handling`"], putBack: 1 },
  ],
  [
    "the last one taken off, then another set, is a move",
    [
      ["bob", { take: ["stage/handling"] }],
      ["bob", { put: ["stage/diagnosis"] }],
    ],
    { labels: ["stage/diagnosis"] },
  ],
  [
    "the last one taken off and put on again is nothing",
    [
      ["bob", { take: ["stage/handling"] }],
      ["bob", { put: ["stage/handling"] }],
    ],
    { labels: ["stage/handling"] },
  ],
  [
    "a refused one that is taken off again is nothing",
    [
      ["bob", { put: ["stage/closed"] }],
      ["bob", { take: ["stage/closed"] }],
    ],
    { labels: ["stage/handling"] },
  ],
  [
    "of two people's, the later is where the case goes when both are allowed",
    [
      ["bob", { put: ["stage/verification"], take: ["stage/handling"] }],
      ["carol", { put: ["stage/diagnosis"] }],
    ],
    { labels: ["stage/diagnosis"] },
  ],
  [
    "of two people's, a refused one is put back and told to whom it was refused",
    [
      ["carol", { put: ["stage/closed"] }],
      ["bob", { put: ["stage/verification"] }],
    ],
    { labels: ["stage/verification"], reasons: ["@carol"], putBack: 1 },
  ],
  [
    "what one takes off another may set anew",
    [
      ["carol", { take: ["stage/handling"] }],
      ["bob", { put: ["stage/handling"] }],
    ],
    { labels: ["stage/handling"] },
  ],
  [
    "a bot's is put back without a word",
    [[OTHER_BOT, { put: ["stage/closed"], take: ["stage/handling"] }]],
    { labels: ["stage/handling"] },
  ],
  [
    "a bot's takes nothing from a person's",
    [
      [OTHER_BOT, { put: ["stage/intake"], take: ["stage/handling"] }],
      ["bob", { put: ["stage/verification"] }],
    ],
    { labels: ["stage/verification"] },
  ],
];

describe("of stage labels moved together,", () => {
  const there = reach("handling");

  test.for(STAGE_MOVES)("%s", ([, hands, { labels, reasons = [], putBack = 0 }]) => {
    const hub = there.fork();
    hub.pass(MINUTE);
    for (const [by, hand] of hands) hub.setLabels(by, hand);
    const after = look(hub);
    expect(labelsOf(hub, "stage")).toEqual(labels);
    expect(after).toEqual({ reasons: reasons.map((part) => expect.stringContaining(part)), putBack, unrest: [] });
  });
});

describe("of other labels moved together,", () => {
  test("two grades leave the later one", () => {
    const hub = reach("handling");
    const after = move(hub, "dora", { put: ["grade/1-urgent", "grade/3-normal"] });
    expect(labelsOf(hub, "grade")).toEqual(["grade/3-normal"]);
    expect(after).toEqual({ reasons: [], putBack: 0, unrest: [] });
  });

  test("two departments leave the later one", () => {
    const hub = reach("handling");
    const after = move(hub, "carol", { put: ["department/frontend", "department/operations"] });
    expect(labelsOf(hub, "department")).toEqual(["department/operations"]);
    expect(after).toEqual({ reasons: [], putBack: 0, unrest: [] });
  });

  test("waiting for two ends one by one", () => {
    const hub = reach("handling");
    move(hub, "carol", { put: ["waiting/submitter", "waiting/vendor"] });
    expect(hub.file().waiting.map(({ on }) => on)).toEqual(["submitter", "vendor"]);
    move(hub, "carol", { take: ["waiting/submitter"] });
    expect(hub.file().waiting.map(({ on }) => on)).toEqual(["vendor"]);
  });

  test("moves of several families are each taken for themselves", () => {
    const hub = reach("handling");
    const hand = { put: ["stage/verification", "grade/1-urgent", "department/frontend", "waiting/vendor"] };
    expect(move(hub, "dora", hand)).toEqual({ reasons: [], putBack: 0, unrest: [] });
    const { stage, grade, department } = hub.file();
    expect([stage, grade?.grade, department]).toEqual(["verification", 1, "frontend"]);
  });

  test("of a comment and a label for the same move the first is taken, and the second says nothing new", () => {
    const hub = reach("grading");
    hub.pass(MINUTE);
    hub.comment("bob", "/start");
    hub.setLabels("bob", { put: ["stage/diagnosis"], take: ["stage/grading"] });
    expect(look(hub)).toEqual({ reasons: [], putBack: 0, unrest: [] });
    expect(hub.entries().filter(({ did }) => did === "staged")).toHaveLength(2);
  });
});

/** What happens to the labels of a repository leaves no event at the issue. */
const WITHOUT_EVENTS: [string, (labels: string[]) => string[]][] = [
  ["deleted", (labels) => labels.filter((label) => !label.startsWith("stage/"))],
  ["renamed", (labels) => labels.map((label) => label.replace("stage/handling", "stage/doing"))],
  [
    "renamed to another stage's name",
    (labels) => labels.map((label) => label.replace("stage/handling", "stage/intake")),
  ],
  ["renamed to a name of no meaning", (labels) => labels.map((label) => label.replace("stage/", "step-"))],
  ["all deleted", () => []],
];

describe("labels that in the repository are", () => {
  test.for(WITHOUT_EVENTS)("%s come back without a word", ([, change]) => {
    const hub = reach("handling");
    const ours = [...hub.issue.labels];
    hub.issue.labels.splice(0, ours.length, ...change(ours));
    hub.pass(MINUTE);
    expect(look(hub)).toEqual({ reasons: [], putBack: 0, unrest: [] });
    expect(hub.issue.labels.filter((label) => !label.startsWith("step-")).toSorted()).toEqual(ours.toSorted());
    expect(hub.file().stage).toBe("handling");
  });
});

describe("what the app itself set before it was killed", () => {
  test("is finished by the next look, and is nobody's move", () => {
    const hub: Hub = reach("grading");
    hub.pass(MINUTE);
    hub.comment("bob", "/start");
    const { effects } = hub.plan();
    hub.act(effects.filter((effect) => effect.do === "label"));
    expect(labelsOf(hub, "stage")).toEqual(["stage/grading", "stage/diagnosis"]);
    expect(look(hub)).toEqual({ reasons: [], putBack: 0, unrest: [] });
    expect(labelsOf(hub, "stage")).toEqual(["stage/diagnosis"]);
    expect(hub.entries().filter(({ did }) => did === "staged")).toHaveLength(2);
  });
});

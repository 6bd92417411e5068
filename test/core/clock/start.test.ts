/** sla.md, rules 1–3: what starts a clock, and what keeps its promise. Times are UTC; the desk is open 08:00–13:00 and 14:00–17:00 UTC on weekdays. */
import { describe, expect, test } from "vitest";
import { OPENED, seen } from "./case.ts";
import type { Case } from "./case.ts";

const START: Case[] = [
  [
    "clocks start when the case was opened, not when it was graded",
    ["24 08:00 opened", "24 09:00 graded 1 by supervisor"],
    "24 10:00",
    { response: "at-risk: PT2H of PT2H, due 24 10:00", resolution: "running: PT2H of PT4H, due 24 12:00" },
  ],
  [
    "clocks start with the first grade when the policy says so",
    ["24 08:00 opened", "24 09:00 graded 2", "24 10:00 graded 1"],
    "24 10:30",
    { response: "running: PT1H30M of PT2H, due 24 11:00", resolution: "running: PT1H30M of PT4H, due 24 13:00" },
    { sla: { start: "graded" } },
  ],
  [
    "without a grade nothing is promised, whatever has been done",
    ["24 08:00 opened", "24 09:00 commented"],
    "24 10:00",
    { response: "no-target: PT1H of nothing, due never", resolution: "no-target: PT2H of nothing, due never" },
  ],
  [
    "without a grade no clock has started when the first grade starts it",
    ["24 08:00 opened"],
    "24 10:00",
    { response: "no-target: PT0S of nothing, due never" },
    { sla: { start: "graded" } },
  ],
  [
    "a grade that was set before the opening was seen counts from the opening",
    ["24 07:00 graded 1", "24 08:00 opened"],
    "24 09:00",
    { response: "running: PT1H of PT2H, due 24 10:00" },
    { sla: { start: "graded" } },
  ],
  [
    "an answer before the first grade is in time when the grade starts the clock",
    ["24 08:00 opened", "24 08:30 commented", "24 09:00 graded 1"],
    "24 10:00",
    { response: "met: PT0S of PT2H, due 24 11:00" },
    { sla: { start: "graded" } },
  ],
  [
    "the order in which entries are given does not matter, and what is later than now is not looked at",
    ["24 11:00 commented", "24 08:00 graded 1", "24 08:00 opened"],
    "24 10:30",
    { response: "breached: PT2H30M of PT2H, due 24 10:00" },
  ],
];

const RESPONSE: Case[] = [
  ...[
    "commented by staff",
    "commented by supervisor",
    "staged diagnosis",
    "staged handling",
    "staged verification",
  ].map((deed): Case => [
    `${deed} answers`,
    [...OPENED, `24 09:00 ${deed}`],
    "24 12:00",
    { response: "met: PT1H of PT2H, due 24 10:00" },
  ]),
  [
    "closing answers",
    [...OPENED, "24 09:00 closed resolved"],
    "24 12:00",
    { response: "met: PT1H of PT2H, due 24 10:00" },
  ],
  ...[
    "commented by submitter",
    "commented by outsider",
    "commented by bot",
    "staged diagnosis by bot",
    "staged diagnosis by submitter",
    "staged grading by staff",
    "assigned by supervisor",
    "graded 1 by supervisor",
    "waiting vendor by staff",
    "resumed by staff",
  ].map((deed): Case => [
    `${deed} is no answer`,
    [...OPENED, `24 09:00 ${deed}`],
    "24 12:00",
    { response: "breached: PT4H of PT2H, due 24 10:00" },
  ]),
  [
    "the first of several answers counts",
    [...OPENED, "24 08:30 commented by bot", "24 09:00 commented", "24 09:30 staged diagnosis"],
    "24 12:00",
    { response: "met: PT1H of PT2H, due 24 10:00" },
  ],
  [
    "an answer after the target is late",
    [...OPENED, "24 11:00 commented"],
    "24 12:00",
    { response: "met-late: PT3H of PT2H, due 24 10:00" },
  ],
  [
    "an answer at exactly the target is in time",
    [...OPENED, "24 10:00 commented"],
    "24 12:00",
    { response: "met: PT2H of PT2H, due 24 10:00" },
  ],
  [
    "what was said before the case was opened, as on an issue that was made a case later, is no answer",
    ["23 09:00 commented", ...OPENED],
    "24 09:00",
    { response: "running: PT1H of PT2H, due 24 10:00" },
  ],
  [
    "a reopening asks for no new answer",
    [...OPENED, "24 09:00 commented", "24 10:00 closed resolved", "25 10:00 reopened by submitter"],
    "25 20:00",
    { response: "met: PT1H of PT2H, due 24 10:00" },
  ],
];

const RESOLUTION: Case[] = [
  ...["resolved", "partial", "deferred", "unresolvable"].map((result): Case => [
    `closing as ${result} keeps the promise`,
    [...OPENED, `24 11:00 closed ${result}`],
    "30 11:00",
    { resolution: "met: PT3H of PT4H, due 24 12:00" },
  ]),
  ...["duplicate", "out-of-scope", "false-alarm", "withdrawn"].map((result): Case => [
    `closing as ${result} makes all clocks void, even broken ones and answers given`,
    [...OPENED, "24 09:00 commented", `24 13:00 closed ${result}`],
    "30 11:00",
    {
      response: "void: PT5H of PT2H, due never",
      resolution: "void: PT5H of PT4H, due never",
      update: "void: PT4H of PT1H, due never",
    },
    { update: 3_600_000 },
  ]),
  [
    "whoever closes it, it is closed",
    [...OPENED, "24 11:00 closed resolved by bot"],
    "24 12:00",
    { resolution: "met: PT3H of PT4H, due 24 12:00" },
  ],
  [
    "closing after the target is late",
    [...OPENED, "24 13:00 closed resolved"],
    "24 14:00",
    { resolution: "met-late: PT5H of PT4H, due 24 12:00" },
  ],
  [
    "a void case without a grade is void",
    ["24 08:00 opened", "24 09:00 closed duplicate"],
    "24 10:00",
    { resolution: "void: PT1H of nothing, due never" },
  ],
  [
    "a void case that is reopened is void no more",
    [...OPENED, "24 09:00 closed duplicate", "25 09:00 reopened"],
    "25 10:00",
    { response: "met: PT1H of PT2H, due 24 10:00", resolution: "running: PT2H of PT4H, due 25 12:00" },
  ],
  [
    "the result said last counts, the closing at the first",
    [...OPENED, "24 09:00 closed duplicate", "24 11:00 closed resolved"],
    "24 12:00",
    { resolution: "met: PT1H of PT4H, due 24 12:00" },
  ],
];

describe("1. start:", () => {
  test.for(START)("%s", (row) => {
    expect(seen(row)).toEqual(row[3]);
  });
});

describe("2. response:", () => {
  test.for(RESPONSE)("%s", (row) => {
    expect(seen(row)).toEqual(row[3]);
  });
});

describe("3. resolution:", () => {
  test.for(RESOLUTION)("%s", (row) => {
    expect(seen(row)).toEqual(row[3]);
  });
});

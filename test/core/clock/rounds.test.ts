/** sla.md, rules 7–9 and 13: what changes a promise, and how it stands. Times are UTC; the desk is open 08:00–13:00 and 14:00–17:00 UTC on weekdays. */
import { describe, expect, test } from "vitest";
import { OPENED, seen } from "./case.ts";
import type { Case } from "./case.ts";
import type { PolicyChange } from "./lines.ts";

const GRADE: Case[] = [
  [
    "all of the history counts against the new target",
    [...OPENED, "24 11:00 graded 2"],
    "24 13:00",
    { response: "breached: PT5H of PT4H, due 24 12:00", resolution: "running: PT5H of PT24H, due 25 08:00" },
  ],
  [
    "a promise that is no longer broken under the new grade is not broken",
    [...OPENED, "24 13:00 graded 3"],
    "24 13:00",
    { response: "running: PT5H of PT8H, due 24 16:00" },
  ],
  [
    "a higher grade may break a promise at once",
    ["24 08:00 opened", "24 08:00 graded 3", "24 12:30 graded 1"],
    "24 12:30",
    { resolution: "breached: PT4H30M of PT4H, due 24 12:00" },
  ],
  [
    "pauses count under the new grade, too",
    [...OPENED, "24 09:00 waiting vendor", "24 10:00 graded 2", "24 11:00 resumed"],
    "24 12:00",
    { resolution: "running: PT2H of PT24H, due 25 10:00" },
  ],
  [
    "an answer that was late is in time under the new grade",
    [...OPENED, "24 11:00 commented", "24 12:00 graded 2"],
    "24 13:00",
    { response: "met: PT3H of PT4H, due 24 12:00" },
  ],
];

const REOPENING: Case[] = [
  [
    "the solution clock goes on, and closed time does not count",
    [...OPENED, "24 10:00 closed resolved", "26 10:00 reopened by submitter"],
    "26 11:00",
    { resolution: "running: PT3H of PT4H, due 26 12:00" },
  ],
  [
    "closing again is what keeps the promise",
    [...OPENED, "24 10:00 closed resolved", "26 10:00 reopened", "26 13:00 closed resolved"],
    "28 11:00",
    { resolution: "met-late: PT5H of PT4H, due 26 12:00" },
  ],
  [
    "new clocks begin when the policy says so, the answer's as well",
    [...OPENED, "24 10:00 closed resolved", "26 10:00 reopened"],
    "26 11:00",
    { response: "running: PT1H of PT2H, due 26 12:00", resolution: "running: PT1H of PT4H, due 26 14:00" },
    { sla: { reopen: "restart" } },
  ],
  [
    "waiting that was set while it was closed holds in the new round",
    [...OPENED, "24 10:00 closed resolved", "25 10:00 waiting vendor", "26 10:00 reopened"],
    "26 11:00",
    { resolution: "paused: PT0S of PT4H, due never" },
    { sla: { reopen: "restart" } },
  ],
  [
    "what was closed and reopened before the case was opened, as on an issue that was made a case later, is no round",
    ["23 08:00 closed resolved", "23 09:00 reopened", ...OPENED],
    "24 09:00",
    { response: "running: PT1H of PT2H, due 24 10:00", resolution: "running: PT1H of PT4H, due 24 12:00" },
    { sla: { reopen: "restart" } },
  ],
  [
    "a failed verification begins no new clock",
    [...OPENED, "24 09:00 staged verification", "24 10:00 staged diagnosis"],
    "24 11:00",
    { resolution: "running: PT2H of PT4H, due 24 13:00" },
    { sla: { reopen: "restart" } },
  ],
  [
    "reopening what is open only moves it back",
    [...OPENED, "24 09:00 staged verification", "24 10:00 reopened"],
    "24 11:00",
    { resolution: "running: PT2H of PT4H, due 24 13:00" },
    { sla: { reopen: "restart" } },
  ],
];

const HOURLY: PolicyChange = { update: 3_600_000 };

const UPDATE: Case[] = [
  ["it starts with the case", OPENED, "24 08:30", { update: "running: PT30M of PT1H, due 24 09:00" }, HOURLY],
  ...["commented", "staged handling by bot", "staged grading by submitter"].map((deed): Case => [
    `it starts again when the case is ${deed}`,
    [...OPENED, `24 08:50 ${deed}`],
    "24 09:30",
    { update: "running: PT40M of PT1H, due 24 09:50" },
    HOURLY,
  ]),
  ...["commented by submitter", "commented by bot", "assigned", "graded 1", "staged intake"].map((deed): Case => [
    `it does not when the case is ${deed}`,
    [...OPENED, `24 08:50 ${deed}`],
    "24 09:30",
    { update: "breached: PT1H30M of PT1H, due 24 09:00" },
    HOURLY,
  ]),
  [
    "it starts again when the case is reopened",
    [...OPENED, "24 08:10 closed resolved", "24 12:00 reopened by submitter"],
    "24 12:30",
    { update: "running: PT30M of PT1H, due 24 13:00" },
    HOURLY,
  ],
  [
    "it stands still while the solution clock does",
    [...OPENED, "24 08:30 waiting vendor"],
    "24 12:00",
    { update: "paused: PT30M of PT1H, due never" },
    HOURLY,
  ],
  [
    "it ends with the case, whatever is said later",
    [...OPENED, "24 08:20 commented", "24 08:50 closed resolved", "24 09:00 commented"],
    "24 12:00",
    { update: "met: PT30M of PT1H, due 24 09:20" },
    HOURLY,
  ],
  ["without a promise of updates there is none", OPENED, "24 09:00", { update: null }],
];

const STATES: Case[] = [
  [
    "at exactly the first threshold it is not at risk",
    OPENED,
    "24 11:00",
    { resolution: "running: PT3H of PT4H, due 24 12:00" },
  ],
  ["past it it is", OPENED, "24 11:00:01", { resolution: "at-risk: PT3H1S of PT4H, due 24 12:00" }],
  ["at exactly the target it is not broken", OPENED, "24 12:00", { resolution: "at-risk: PT4H of PT4H, due 24 12:00" }],
  ["past it it is broken", OPENED, "24 12:00:01", { resolution: "breached: PT4H1S of PT4H, due 24 12:00" }],
  [
    "paused comes before at risk",
    [...OPENED, "24 11:30 waiting vendor"],
    "24 13:00",
    { resolution: "paused: PT3H30M of PT4H, due never" },
  ],
  [
    "paused at exactly the target is paused",
    [...OPENED, "24 12:00 waiting vendor"],
    "24 13:00",
    { resolution: "paused: PT4H of PT4H, due never" },
  ],
  [
    "broken comes before paused, and keeps its due time",
    [...OPENED, "24 13:00 waiting vendor"],
    "24 14:00",
    { resolution: "breached: PT5H of PT4H, due 24 12:00 (paused)" },
  ],
  [
    "kept comes before everything but void",
    [...OPENED, "24 11:30 waiting vendor", "24 13:00 closed resolved"],
    "24 14:00",
    { resolution: "met: PT3H30M of PT4H, due 24 13:30" },
  ],
];

describe("7. change of grade:", () => {
  test.for(GRADE)("%s", (row) => {
    expect(seen(row)).toEqual(row[3]);
  });
});

describe("8. reopening:", () => {
  test.for(REOPENING)("%s", (row) => {
    expect(seen(row)).toEqual(row[3]);
  });
});

describe("9. update:", () => {
  test.for(UPDATE)("%s", (row) => {
    expect(seen(row)).toEqual(row[3]);
  });
});

describe("13. states:", () => {
  test.for(STATES)("%s", (row) => {
    expect(seen(row)).toEqual(row[3]);
  });
});

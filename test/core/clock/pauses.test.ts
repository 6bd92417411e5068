/** sla.md, rules 4–6: which time counts, and when it is used up. Times are UTC; the desk is open 08:00–13:00 and 14:00–17:00 UTC on weekdays. */
import { describe, expect, test } from "vitest";
import { DESK, OPENED, seen } from "./case.ts";
import type { Case } from "./case.ts";

const PAUSES: Case[] = [
  ...["waiting submitter", "waiting vendor", "staged verification"].map((deed): Case => [
    `${deed} stops the solution clock, not that for the answer`,
    [...OPENED, `24 09:00 ${deed} by bot`],
    "24 11:00",
    { response: "breached: PT3H of PT2H, due 24 10:00", resolution: "paused: PT1H of PT4H, due never" },
  ]),
  [
    "a pause of the answer's clock is as the policy says",
    [...OPENED, "24 09:00 waiting vendor", "24 09:30 waiting submitter", "24 10:00 resumed vendor"],
    "24 10:30",
    { response: "running: PT1H30M of PT2H, due 24 11:00" },
    { sla: { pause: { response: ["vendor"], resolution: [] } } },
  ],
  [
    "what the policy does not name does not pause",
    [...OPENED, "24 09:00 waiting vendor"],
    "24 11:00",
    { resolution: "running: PT3H of PT4H, due 24 12:00" },
    { sla: { pause: { response: [], resolution: ["submitter"] } } },
  ],
  [
    "pauses that overlap count once",
    [
      ...OPENED,
      "24 09:00 waiting submitter",
      "24 10:00 waiting vendor",
      "24 11:00 resumed submitter",
      "24 12:00 resumed vendor",
    ],
    "24 13:00",
    { resolution: "running: PT2H of PT4H, due 24 15:00" },
  ],
  [
    "a pause within another adds nothing",
    [...OPENED, "24 09:00 waiting submitter", "24 10:00 waiting vendor", "24 11:00 resumed vendor"],
    "24 12:00",
    { resolution: "paused: PT1H of PT4H, due never" },
  ],
  [
    "waiting that is set twice ends once",
    [...OPENED, "24 09:00 waiting vendor", "24 10:00 waiting vendor", "24 11:00 resumed vendor"],
    "24 12:00",
    { resolution: "running: PT2H of PT4H, due 24 14:00" },
  ],
  [
    "all waiting ends with one word",
    [...OPENED, "24 09:00 waiting vendor", "24 09:00 waiting submitter", "24 11:00 resumed"],
    "24 12:00",
    { resolution: "running: PT2H of PT4H, due 24 14:00" },
  ],
  [
    "a comment of the submitter ends waiting for the submitter only",
    [...OPENED, "24 09:00 waiting submitter", "24 09:30 waiting vendor", "24 10:00 commented by submitter"],
    "24 12:00",
    { resolution: "paused: PT1H of PT4H, due never" },
  ],
  [
    "a comment of anybody else ends no waiting",
    [...OPENED, "24 09:00 waiting submitter", "24 10:00 commented", "24 10:00 commented by outsider"],
    "24 12:00",
    { resolution: "paused: PT1H of PT4H, due never" },
  ],
  [
    "a case can be created paused",
    ["24 08:00 waiting vendor by submitter", "24 08:00 graded 1", "24 08:00 opened"],
    "24 12:00",
    { resolution: "paused: PT0S of PT4H, due never" },
  ],
  [
    "a case that was created paused goes on",
    ["24 08:00 opened", "24 08:00 waiting vendor", "24 08:00 graded 1", "24 11:00 resumed"],
    "24 12:00",
    { resolution: "running: PT1H of PT4H, due 24 15:00" },
  ],
  [
    "asking for the verdict ends all waiting",
    [...OPENED, "24 09:00 waiting vendor", "24 10:00 staged verification", "24 11:00 staged diagnosis by bot"],
    "24 12:00",
    { resolution: "running: PT2H of PT4H, due 24 14:00" },
  ],
  [
    "neither a comment nor the end of waiting ends the verification",
    [...OPENED, "24 09:00 staged verification", "24 10:00 commented by submitter", "24 11:00 resumed"],
    "24 12:00",
    { resolution: "paused: PT1H of PT4H, due never" },
  ],
  [
    "closing ends all waiting, so that a reopened case waits for nobody",
    [...OPENED, "24 09:00 waiting vendor", "24 10:00 closed resolved", "24 11:00 reopened"],
    "24 12:00",
    { resolution: "running: PT2H of PT4H, due 24 14:00" },
  ],
  [
    "a reopened case is in diagnosis, not in verification",
    [...OPENED, "24 09:00 staged verification", "24 10:00 closed resolved", "24 11:00 reopened"],
    "24 12:00",
    { resolution: "running: PT2H of PT4H, due 24 14:00" },
  ],
  [
    "a closed case does not run out of time for its answer",
    ["24 08:00 opened", "24 08:00 graded 1", "24 09:00 closed resolved by submitter"],
    "24 12:00",
    { response: "paused: PT1H of PT2H, due never" },
  ],
];

const SPENT: Case[] = [
  [
    "seconds are exact",
    ["24 08:00:05 opened", "24 08:00:07 graded 1", "24 09:10:20 waiting vendor", "24 09:10:33 resumed"],
    "24 09:59:59",
    { resolution: "running: PT1H59M41S of PT4H, due 24 12:00:18" },
  ],
  [
    "only open time counts",
    ["24 12:30 opened", "24 12:30 graded 1"],
    "24 14:30",
    { response: "running: PT1H of PT2H, due 24 15:30", resolution: "running: PT1H of PT4H, due 25 08:30" },
    DESK,
  ],
  [
    "an opening outside the hours counts from the next opening",
    ["28 10:00 opened", "28 10:00 graded 1"],
    "30 07:00",
    { response: "running: PT0S of PT2H, due 30 10:00" },
    DESK,
  ],
  [
    "a pause over the night takes nothing from the open hours",
    ["24 16:00 opened", "24 16:00 graded 1", "24 17:00 waiting vendor", "25 08:00 resumed"],
    "25 09:00",
    { resolution: "running: PT2H of PT4H, due 25 11:00" },
    DESK,
  ],
  [
    "while a clock is paused it has no due time",
    [...OPENED, "24 09:00 waiting vendor"],
    "24 20:00",
    { resolution: "paused: PT1H of PT4H, due never" },
  ],
];

const BOUNDARY: Case[] = [
  [
    "a target used up at closing time is due at closing time",
    ["24 13:00 opened", "24 13:00 graded 1"],
    "24 16:00",
    { response: "at-risk: PT2H of PT2H, due 24 16:00", resolution: "running: PT2H of PT4H, due 25 09:00" },
    DESK,
  ],
  [
    "it is not broken all night long",
    ["24 15:00 opened", "24 15:00 graded 1"],
    "25 08:00",
    { response: "at-risk: PT2H of PT2H, due 24 17:00" },
    DESK,
  ],
  [
    "it is broken a second after the next opening",
    ["24 15:00 opened", "24 15:00 graded 1"],
    "25 08:00:01",
    { response: "breached: PT2H1S of PT2H, due 24 17:00" },
    DESK,
  ],
  [
    "a target used up when a pause begins is due when it begins",
    [...OPENED, "24 12:00 waiting vendor", "24 13:00 resumed"],
    "24 13:00:01",
    { resolution: "breached: PT4H1S of PT4H, due 24 12:00" },
  ],
];

describe("4. pauses:", () => {
  test.for(PAUSES)("%s", (row) => {
    expect(seen(row)).toEqual(row[3]);
  });
});

describe("5. time spent:", () => {
  test.for(SPENT)("%s", (row) => {
    expect(seen(row)).toEqual(row[3]);
  });
});

describe("6. boundary:", () => {
  test.for(BOUNDARY)("%s", (row) => {
    expect(seen(row)).toEqual(row[3]);
  });
});

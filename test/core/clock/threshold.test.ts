import { describe, expect, test } from "vitest";
import { at, history, moment, policyWith } from "./lines.ts";
import type { PolicyChange } from "./lines.ts";
import { watch } from "../lookout.ts";
import type { Told } from "../lookout.ts";

/** E.g. `24 11:00:01 resolution 75% → handler`. */
function line({ at: when, warning: { clock, at: percent, tell } }: Told): string {
  return `${moment(when)} ${clock} ${percent}% → ${tell.join(" ")}`;
}

interface Story {
  lines: string[];
  until: string;
  told: string[];
  outage?: [from: string, to: string];
  policy?: PolicyChange;
}

/** An urgent case that has a handler and was answered. */
const TAKEN = ["24 08:00 opened", "24 08:00 graded 1", "24 08:00 assigned", "24 08:10 commented"];
const DESK: PolicyChange = { calendar: "desk" };

const STORIES: [title: string, story: Story][] = [
  [
    "each point is told once, a second after it was reached, to whom the policy names",
    {
      lines: TAKEN,
      until: "30 08:00",
      told: [
        "24 11:00:01 resolution 75% → handler",
        "24 12:00:01 resolution 100% → handler lead",
        "24 14:00:01 resolution 150% → supervisors",
      ],
    },
  ],
  [
    "the answer and the solution are told of each for itself",
    {
      lines: ["24 08:00 opened", "24 08:00 graded 1", "24 08:00 assigned"],
      until: "24 11:00:01",
      told: [
        "24 09:30:01 response 75% → handler",
        "24 10:00:01 response 100% → handler lead",
        "24 11:00:01 response 150% → supervisors",
        "24 11:00:01 resolution 75% → handler",
      ],
    },
  ],
  [
    "a promise that was kept is not told of",
    { lines: [...TAKEN, "24 10:59 closed resolved"], until: "30 08:00", told: [] },
  ],
  [
    "what ended early is not told of, although it is broken",
    {
      lines: [...TAKEN, "24 10:59 waiting vendor", "24 15:00 closed withdrawn"],
      until: "30 08:00",
      told: [],
    },
  ],
  [
    "a point within a pause waits for its end",
    {
      lines: [...TAKEN, "24 10:30 waiting vendor", "24 11:00 graded 1", "25 10:00 resumed"],
      until: "25 10:30:01",
      told: ["25 10:30:01 resolution 75% → handler"],
    },
  ],
  [
    "a point that a new grade has passed during a pause is told at its end",
    {
      lines: [
        "24 08:00 opened",
        "24 08:00 graded 3",
        "24 08:00 assigned",
        "24 08:10 commented",
        "24 12:30 waiting vendor",
        "24 13:00 graded 1",
        "24 20:00 resumed",
      ],
      until: "24 21:00",
      told: ["24 20:00 resolution 100% → handler lead"],
    },
  ],
  [
    "a lower grade takes nothing back, and what was told is not told again",
    {
      lines: [...TAKEN, "24 12:30 graded 2"],
      until: "25 08:00:01",
      told: ["24 11:00:01 resolution 75% → handler", "24 12:00:01 resolution 100% → handler lead"],
    },
  ],
  [
    "outside the opening hours telling waits for the next opening",
    {
      lines: ["24 10:00 opened", "24 10:00 graded 1", "24 10:00 assigned", "24 10:10 commented", "24 17:30 graded 1"],
      until: "30 08:00",
      told: [
        "24 14:00:01 resolution 75% → handler",
        "24 15:00:01 resolution 100% → handler lead",
        "25 08:00:01 resolution 150% → supervisors",
      ],
      policy: DESK,
    },
  ],
  [
    "what a new grade has passed at night is told in the morning, at its highest",
    {
      lines: ["24 08:00 opened", "24 08:00 graded 3", "24 08:00 assigned", "24 08:10 commented", "24 20:00 graded 1"],
      until: "25 09:00",
      told: ["25 08:00 resolution 150% → handler lead supervisors"],
      policy: DESK,
    },
  ],
  [
    "after an outage each clock is told of once, at its highest, to all whom the points name",
    {
      lines: ["24 08:00 opened", "24 08:00 graded 1", "24 08:00 assigned"],
      until: "30 08:00",
      outage: ["24 08:30", "24 14:30"],
      told: [
        "24 14:30 response 150% → handler lead supervisors",
        "24 14:30 resolution 150% → handler lead supervisors",
      ],
    },
  ],
  [
    "after a short outage the next points are told as they come",
    {
      lines: TAKEN,
      until: "30 08:00",
      outage: ["24 10:30", "24 12:30"],
      told: ["24 12:30 resolution 100% → handler lead", "24 14:00:01 resolution 150% → supervisors"],
    },
  ],
  [
    "the next round is told of anew",
    {
      lines: [...TAKEN, "24 11:10 staged verification", "24 15:00 staged diagnosis"],
      until: "24 15:30",
      told: ["24 11:00:01 resolution 75% → handler", "24 15:00 resolution 75% → handler"],
    },
  ],
  [
    "a reopened case is told of anew",
    {
      lines: [...TAKEN, "24 11:10 closed resolved", "24 15:00 reopened"],
      until: "24 15:30",
      told: ["24 11:00:01 resolution 75% → handler", "24 15:00 resolution 75% → handler"],
    },
  ],
  [
    "each promise of an update is told of anew",
    {
      lines: [...TAKEN, "24 09:00 commented", "24 09:50 commented"],
      until: "24 10:40",
      told: [
        "24 08:55:01 update 75% → handler",
        "24 09:45:01 update 75% → handler",
        "24 10:35:01 update 75% → handler",
      ],
      policy: { update: 3_600_000 },
    },
  ],
  [
    "a case without a grade is told to the supervisors, once",
    {
      lines: ["24 08:00 opened", "24 08:10 assigned", "24 12:00 commented"],
      until: "30 08:00",
      told: ["24 09:00 grading 100% → supervisors"],
    },
  ],
  [
    "an issue that was made a case later lacks its grade from then on",
    {
      lines: ["23 08:00 commented", "24 08:00 opened", "24 08:10 commented"],
      until: "24 12:00",
      told: ["24 09:00 grading 100% → supervisors"],
    },
  ],
  [
    "a case without a handler is told to the supervisors, in opening hours",
    {
      lines: ["24 16:30 opened", "24 16:35 graded 3", "24 16:40 commented"],
      until: "25 12:00",
      told: ["25 08:00 grading 100% → supervisors"],
      policy: DESK,
    },
  ],
  [
    "a case that lost its handler is told of an hour later, even a second time",
    {
      lines: [
        "24 08:00 opened",
        "24 08:00 graded 3",
        "24 09:30 assigned",
        "24 09:40 commented",
        "24 12:00 unassigned",
        "24 12:30 commented",
      ],
      until: "24 20:00",
      told: ["24 09:00 grading 100% → supervisors", "24 13:00 grading 100% → supervisors"],
    },
  ],
  [
    "a closed case lacks nothing",
    { lines: ["24 08:00 opened", "24 08:30 closed duplicate"], until: "30 08:00", told: [] },
  ],
];

describe("what is told of a case:", () => {
  test.for(STORIES)("%s", ([, { lines, until, told, outage, policy: change }]) => {
    const [from, to] = outage ?? [];
    const down = from === undefined || to === undefined ? {} : { outage: [at(from), at(to)] as [number, number] };
    const seen = watch({ history: history(...lines), policy: policyWith(change), until: at(until), ...down });
    expect(seen.map(line)).toEqual(told);
  });
});

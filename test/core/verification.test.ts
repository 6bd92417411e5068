import { describe, expect, test } from "vitest";
import { policyOf } from "./policy/policies.ts";
import { DAY, HOUR, MINUTE } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { OTHER_BOT } from "./people.ts";
import { reach, say } from "./workflow/reach.ts";

/** What was posted since, by the templates' names. */
function posted(hub: Hub, act: () => void): string[] {
  const before = new Set(hub.noticeKeys());
  act();
  return hub.noticeKeys().flatMap((key) => (before.has(key) ? [] : [key.slice(0, key.indexOf(":"))]));
}

function pass(hub: Hub, length: number): string[] {
  return posted(hub, () => {
    hub.pass(length);
    hub.look();
  });
}

const INTERNAL = policyOf({ verification: { internal: true } });

/** Fixed, and not yet tested by a second person. */
function untested(): Hub {
  const hub = reach("handling", { policy: INTERNAL });
  say(hub, "bob", "/fixed");
  return hub;
}

describe("internal verification", () => {
  test("comes before the submitter is asked", () => {
    const hub = reach("handling", { policy: INTERNAL });
    expect(posted(hub, () => say(hub, "bob", "/fixed"))).toEqual(["verify-internal"]);
    expect(hub.file()).toMatchObject({ stage: "verification", askedAt: null });
    expect(posted(hub, () => say(hub, "carol", "/verified paid three times"))).toEqual(["verify"]);
    expect(hub.file()).toMatchObject({ stage: "verification", askedAt: hub.now() });
    expect(hub.card()).toContain("paid three times");
  });

  test("by a third person is written down, and asks the submitter no second time", () => {
    const hub = untested();
    say(hub, "carol", "/verified paid three times");
    const { askedAt } = hub.file();
    expect(posted(hub, () => say(hub, "dora", "/verified paid by card, too"))).toEqual([]);
    expect(hub.file()).toMatchObject({ askedAt, verified: { text: "paid by card, too" } });
  });

  test("is not the handler's", () => {
    const hub = untested();
    expect(posted(hub, () => say(hub, "bob", "/verified by myself"))).toEqual(["refused"]);
    expect(hub.file().askedAt).toBeNull();
  });

  test("does not pause the clock, which rests only while the submitter is asked", () => {
    const hub = untested();
    const state = () => /\*\*Solution\*\* \|.*/.exec(hub.card())?.[0];
    expect(state()).toContain("on track");
    say(hub, "carol", "/verified");
    expect(state()).toContain("paused");
  });

  test("fails by a move back, and is asked for again", () => {
    const hub = untested();
    say(hub, "carol", "It still fails.");
    hub.setLabels("carol", { put: ["stage/diagnosis"], take: ["stage/verification"] });
    hub.look();
    expect(hub.file().stage).toBe("diagnosis");
    expect(posted(hub, () => say(hub, "bob", "/fixed"))).toEqual(["verify-internal"]);
  });

  test("begins anew in each round", () => {
    const hub = untested();
    say(hub, "carol", "/verified");
    say(hub, "anna", "/not-fixed no");
    expect(posted(hub, () => say(hub, "bob", "/fixed"))).toEqual(["verify-internal"]);
    expect(hub.file()).toMatchObject({ round: 2, askedAt: null, verified: null });
  });
});

/** Answers that are none: the case goes on waiting. */
const NO_ANSWERS: [string, (hub: Hub) => void][] = [
  ["a thumb of staff", (hub) => void hub.react("bob", 1, "+1")],
  ["a thumb of an outsider", (hub) => void hub.react("oscar", 1, "-1")],
  ["a thumb of a bot", (hub) => void hub.react(OTHER_BOT, 1, "+1")],
  ["a known phrase of staff", (hub) => void hub.comment("bob", "resolved")],
  ["a sentence with a known phrase", (hub) => void hub.comment("anna", "Not all of it is resolved")],
  ["a phrase of another language", (hub) => void hub.comment("anna", "问题已解决")],
  ["a phrase in a quote", (hub) => void hub.comment("anna", "> resolved")],
  ["a command in code", (hub) => void hub.comment("anna", "`/confirm`")],
];

const ANSWERS: [string, string, (hub: Hub) => void][] = [
  ["a thumb up", "closed", (hub) => void hub.react("anna", 1, "+1")],
  ["a thumb down", "diagnosis", (hub) => void hub.react("anna", 1, "-1")],
  ["a phrase", "closed", (hub) => void hub.comment("anna", "Resolved!")],
  ["a phrase that says no", "diagnosis", (hub) => void hub.comment("anna", "still broken")],
  ["a phrase of the policy", "closed", (hub) => void hub.comment("anna", "geht wieder")],
  ["a command", "closed", (hub) => void hub.comment("anna", "/confirm")],
  ["a command that says no", "diagnosis", (hub) => void hub.comment("anna", "/not-fixed it is slow")],
  ["staff in the submitter's name", "closed", (hub) => void hub.comment("bob", "/confirm for submitter by phone")],
  [
    "a thumb up, then a word against it",
    "diagnosis",
    (hub) => {
      hub.react("anna", 1, "+1");
      hub.pass(MINUTE);
      hub.comment("anna", "/not-fixed I was wrong");
    },
  ],
];

describe("the submitter's verdict", () => {
  const policy = policyOf({ verification: { phrases: { confirm: ["geht wieder"] } } });

  test.for(NO_ANSWERS)("is not %s", ([, act]) => {
    const hub = reach("verification", { policy });
    hub.pass(MINUTE);
    act(hub);
    hub.look();
    expect(hub.file()).toMatchObject({ stage: "verification", verdict: null });
  });

  test.for(ANSWERS)("is %s: %s", ([, stage, act]) => {
    const hub = reach("verification", { policy });
    hub.pass(MINUTE);
    act(hub);
    hub.look();
    expect(hub.file().stage).toBe(stage);
  });

  test("is known by the phrases of the team's language", () => {
    const hub = reach("verification", { policy: policyOf({ locale: "zh-CN" }) });
    say(hub, "anna", "仍有异常。");
    expect(hub.file()).toMatchObject({ stage: "diagnosis", round: 2 });
    say(hub, "bob", "/fixed");
    say(hub, "anna", "问题已解决");
    expect(hub.file().closed).toMatchObject({ result: "resolved" });
  });

  test("keeps what is inconvenient", () => {
    const hub = reach("verification");
    say(hub, "anna", "/confirm inconvenient: one has to log in twice");
    expect(hub.file()).toMatchObject({ stage: "closed", verdict: { inconvenient: true } });
    expect(hub.card()).toContain("one has to log in twice");
  });

  test("is read from the thumbs every quarter of an hour", () => {
    const hub = reach("verification");
    expect(hub.plan().lookAgainAt).toBe(hub.now() + 15 * MINUTE);
  });

  test("tells the handler what is wrong, and from the third round on the supervisor", () => {
    const hub = reach("verification");
    const told = [2, 3].map((round) => {
      say(hub, "anna", "/not-fixed the total is wrong");
      expect(hub.file().round).toBe(round);
      const notice = hub.notices().at(-1) ?? "";
      say(hub, "bob", "/fixed");
      return [notice.includes("@bob"), notice.includes("@dora")];
    });
    expect(told).toEqual([
      [true, false],
      [true, true],
    ]);
  });
});

describe("silence", () => {
  const policy = policyOf({ verification: { "confirm-after": "72h" } });

  test("is reminded of once, after a day", () => {
    const hub = reach("verification");
    expect(pass(hub, DAY - MINUTE)).toEqual([]);
    expect(pass(hub, MINUTE)).toEqual(["remind-verdict"]);
    expect(pass(hub, 30 * DAY)).toEqual([]);
    expect(hub.file().stage).toBe("verification");
  });

  test("is confirmation when the policy says so, as was said in the request", () => {
    const hub = reach("verification", { policy });
    expect(hub.notices().at(-1)).toContain("72 h");
    hub.pass(72 * HOUR - MINUTE);
    hub.look();
    expect(hub.file().closed).toBeNull();
    expect(pass(hub, MINUTE)).toEqual(["closed"]);
    expect(hub.file()).toMatchObject({ verdict: { silent: true }, closed: { result: "resolved" } });
    expect(hub.card()).toContain("no answer");
  });

  test("counts in the calendar of the grade", () => {
    const hub = reach("verification", {
      policy: policyOf({
        calendars: { office: { timezone: "UTC", hours: { "mon-fri": ["08:00-16:00"] } } },
        grades: { 2: { calendar: "office" } },
        verification: { "confirm-after": "24h", "remind-after": "8h" },
      }),
    });
    // Three working days of eight hours, from Monday 08:08 on.
    hub.at(Date.UTC(2026, 10, 26, 8, 7));
    hub.look();
    expect(hub.file().closed).toBeNull();
    expect(hub.noticeKeys().some((key) => key.startsWith("remind-verdict:"))).toBe(true);
    hub.pass(MINUTE);
    hub.look();
    expect(hub.file().closed).toMatchObject({ result: "resolved" });
  });

  test.for<[string, string, boolean]>([
    ["any comment of the submitter", "anna", true],
    ["no comment of staff", "bob", false],
    ["no comment of an outsider", "oscar", false],
  ])("is broken by %s", ([, by, stops]) => {
    const hub = reach("verification", { policy });
    say(hub, by, "I will try it tomorrow.");
    hub.pass(4 * DAY);
    hub.look();
    expect(hub.file().closed === null).toBe(stops);
  });

  test("is not broken by what the fixing submitter wrote with the fix itself", () => {
    const hub = reach("handling", { author: "stan", policy });
    say(hub, "stan", "Found it.\n\n/fixed");
    hub.pass(4 * DAY);
    hub.look();
    expect(hub.file().closed).toMatchObject({ result: "resolved" });
  });

  test("after a second request in the same round is reminded of, too", () => {
    const hub = reach("verification");
    pass(hub, DAY);
    hub.setLabels("bob", { put: ["stage/handling"], take: ["stage/verification"] });
    hub.look();
    say(hub, "bob", "/fixed");
    expect(hub.file().round).toBe(1);
    expect(pass(hub, DAY)).toEqual(["remind-verdict"]);
  });
});

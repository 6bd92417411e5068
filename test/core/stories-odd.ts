/** Cases that do not go the usual way: faults, early ends, quarrels, losses. */
import { formBody } from "./form-body.ts";
import { COMPLETE, DAY, HOUR, MINUTE } from "./hub.ts";
import type { HubOptions } from "./hub.ts";
import { say } from "./workflow/reach.ts";
import { lose, pass, work } from "./story.ts";
import type { Story } from "./story.ts";

const KNOWLEDGE = { repository: "acme/base" };

/** An article about just what the complete form describes. */
const ARTICLE: NonNullable<HubOptions["index"]>[number] = {
  id: "TK202601010001",
  title: "Orders fail",
  type: "bug",
  department: "backend",
  grade: 2,
  result: "resolved",
  opened: "2026-01-01T08:00:00Z",
  closed: "2026-01-01T12:00:00Z",
  rounds: 1,
  reopenings: 0,
  response: { time: "PT1H", kept: true },
  resolution: { time: "PT4H", kept: true },
  tags: [],
  source: "acme/support#3",
  answer: null,
  helped: 0,
  summary: "Orders cannot be saved.",
  article: "articles/2026/orders-fail.md",
};

export const ODD_STORIES: Record<string, Story> = {
  "a form with faults": {
    options: { body: formBody({ ...COMPLETE, description: "", type: "Printer!!" }) },
    play: (hub) => {
      hub.setLabels("bob", { put: ["stage/grading"] });
      pass(hub, MINUTE);
      hub.issue.body = formBody(COMPLETE);
      pass(hub, MINUTE);
    },
  },
  "not the form": { options: { body: "It fails." }, play: (hub) => void say(hub, "bob", "/start") },
  "for somebody without an account": {
    options: { author: "stan", body: formBody({ ...COMPLETE, submitter: "Anna Schmidt" }) },
    play: (hub) => {
      work(hub);
      say(hub, "bob", "/fixed");
      pass(hub, DAY);
    },
  },
  "a known answer": {
    policy: { knowledge: KNOWLEDGE },
    options: {
      index: [ARTICLE],
      peers: {
        open: [{ number: 9, title: "Orders fail", body: "Orders cannot be saved.", department: null, handlers: [] }],
        routed: {},
        teams: {},
      },
    },
    play: (hub) => void say(hub, "anna", "/confirm"),
  },
  "a case deferred": {
    play: (hub) => {
      work(hub);
      say(hub, "dora", "/close deferred until 2026-12-01 needs the new version");
      hub.at(Date.UTC(2026, 11, 1));
      hub.look();
    },
  },
  "a duplicate": { play: (hub) => void say(hub, "bob", "/duplicate #12") },
  "out of scope": { play: (hub) => void say(hub, "bob", "/out-of-scope frontend") },
  "a false alarm": { play: (hub) => void say(hub, "bob", "/false-alarm a test") },
  "taken back": { play: (hub) => void say(hub, "anna", "/withdraw") },
  "what cannot be resolved": { play: (hub) => void say(hub, "dora", "/close unresolvable") },
  "labels moved again and again": {
    play: (hub) => {
      hub.setLabels("carol", { put: ["stage/verification"] });
      pass(hub, 2 * HOUR);
      work(hub);
      for (let nth = 0; nth < 4; nth += 1) {
        hub.setLabels("carol", { put: ["stage/closed"] });
        pass(hub, MINUTE);
      }
      hub.setLabels("bob", {
        put: ["grade/1-urgent", "stage/limbo", "result/partial", "sla/breached"],
        take: ["case"],
      });
      pass(hub, MINUTE);
      hub.setLabels("dora", { take: ["stage/handling"] });
      pass(hub, MINUTE);
    },
  },
  "advice only": {
    policy: { enforcement: "advise" },
    play: (hub) => {
      say(hub, "dora", "/grade 2\n/assign @bob\n/start");
      hub.setLabels("bob", { put: ["stage/verification"] });
      pass(hub, MINUTE);
      hub.setState("bob", "closed");
      pass(hub, MINUTE);
    },
  },
  "advice only, on a form that says nothing": {
    policy: { enforcement: "advise" },
    options: { body: "It fails." },
    play: (hub) => {
      hub.setLabels("bob", { put: ["stage/grading"] });
      pass(hub, MINUTE);
      hub.setLabels("bob", { put: ["stage/handling"] });
      pass(hub, MINUTE);
    },
  },
  "advice only, and a commit that closes what nobody has": {
    policy: { enforcement: "advise" },
    play: (hub) => {
      hub.setState("bob", "closed", { commit: "0a1b2c3d" });
      pass(hub, MINUTE);
    },
  },
  "nothing is understood": {
    play: (hub) => {
      say(hub, "oscar", "/grade 1\n/sla\n/start\n/fixed\n/gradd 1\n/xyzzy");
      say(
        hub,
        "bob",
        "/start\n/step early\n/assign @oscar\n/route nowhere\n/amend 1 x\n/eta 1999-01-01\n/grade\n/duplicate #17\n/duplicate #100\n/close",
      );
      hub.comment("bob", "/start", true);
      pass(hub, MINUTE);
      say(hub, "bob", "/done\n/adopt\n/withdraw\n/confirm");
      say(hub, "bob", "/false-alarm");
      pass(hub, 15 * DAY);
      say(hub, "anna", "/not-fixed it is back");
    },
  },
  "bob amends what is not his": {
    play: (hub) => {
      work(hub);
      say(hub, "carol", "/step mine");
      say(hub, "bob", "/amend 2 his\n/verified");
      say(hub, "bob", "/fixed");
      say(hub, "bob", "/verified by myself");
    },
  },
  "a record that was lost": { play: (hub) => (work(hub), lose(hub, true)) },
  "a record that was lost and kept elsewhere": { play: (hub) => (work(hub), lose(hub, false)) },
  "what GitHub does not let the app do": {
    policy: { knowledge: KNOWLEDGE },
    play: (hub) => {
      hub.problems.push(
        { about: "policy", why: "line 3" },
        { about: "publish", why: "403" },
        { about: "board", why: "404" },
        { about: "assign", why: "bob" },
      );
      pass(hub, MINUTE);
    },
  },
};

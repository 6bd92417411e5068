/** Cases that go their way, with everything that belongs to it. */
import { formBody } from "./form-body.ts";
import { COMPLETE, DAY, HOUR, MINUTE } from "./hub.ts";
import { STAFFED } from "./policy/policies.ts";
import { say } from "./workflow/reach.ts";
import { pass, work } from "./story.ts";
import type { Story } from "./story.ts";

const URGENT = formBody({ ...COMPLETE, impact: "Many people or everybody", urgency: "Work has stopped" });
const KNOWLEDGE = { repository: "acme/base" };

export const USUAL_STORIES: Record<string, Story> = {
  "the usual way": {
    policy: { knowledge: KNOWLEDGE },
    play: (hub) => {
      work(hub);
      say(hub, "bob", "/amend 1 made it much larger\n/wait submitter which one?");
      say(hub, "carol", "/sla\n/help");
      say(hub, "bob", "/article title: Orders\n/article skip");
      say(hub, "bob", "/fixed it works");
      say(hub, "anna", "/confirm inconvenient: slow");
      say(hub, "carol", "/reopen it is back");
    },
  },
  "everything on the way": {
    policy: { departments: STAFFED, verification: { "confirm-after": "72h" } },
    play: (hub) => {
      work(hub);
      say(hub, "dora", "/grade 1 worse than we thought");
      say(hub, "bob", "/workaround pay by phone\n/eta 2h");
      say(hub, "bob", "/eta 3h");
      say(hub, "bob", "/involve frontend by 1h look at the page");
      say(hub, "bob", "/wait vendor they look");
      pass(hub, HOUR, 4 * DAY);
      say(hub, "fritz", "/done nothing there");
      say(hub, "bob", "/resume");
      say(hub, "bob", "/unassign\n/fixed");
      pass(hub, DAY, DAY, DAY);
    },
  },
  "three rounds, then again by the submitter": {
    play: (hub) => {
      work(hub);
      for (const text of ["/not-fixed no", "/not-fixed still no", "/confirm", "/not-fixed it is back"]) {
        say(hub, "bob", "/fixed");
        say(hub, "anna", text);
      }
      hub.setAssignees("bob", { take: ["bob"] });
      hub.look();
      say(hub, "dora", "/move verification seen by phone\n/retro");
    },
  },
  "tested by two": {
    policy: { verification: { internal: true } },
    play: (hub) => {
      work(hub);
      say(hub, "bob", "/fixed");
      say(hub, "bob", "/confirm for submitter");
      say(hub, "carol", "/verified three times");
    },
  },
  "nobody comes": {
    options: { body: URGENT },
    play: (hub) => {
      pass(hub, HOUR);
      say(hub, "dora", "/grade 1");
      pass(hub, HOUR, HOUR, HOUR, DAY);
    },
  },
  "graded by the app": {
    policy: {
      grading: { mode: "apply" },
      departments: STAFFED,
      grades: { 1: { update: "30m" } },
      retrospective: { mode: "open" },
    },
    options: { body: URGENT },
    play: (hub) => {
      pass(hub, 25 * MINUTE, HOUR);
      say(hub, "dora", "/close partial that is all");
    },
  },
};

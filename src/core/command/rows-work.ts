/** Commands for the work on a case: what is found and done, what it waits for, and the verdict. */
import { STAGES } from "../model/case.ts";
import type { Stage } from "../model/case.ts";
import { readAmend, readConfirm, readInvolve, readNotFixed, readResume, readWait } from "./arguments.ts";
import { readArticle } from "./article.ts";
import { readDiagnosis } from "./diagnosis.ts";
import { readStep } from "./step.ts";
import type { CommandRule } from "./type.ts";
import { timeAtStart } from "../calendar/time.ts";

const OPEN: readonly Stage[] = STAGES.filter((stage) => stage !== "closed");
const WORK: readonly Stage[] = ["diagnosis", "handling", "verification"];

export const WORK_COMMANDS = {
  diagnosis: {
    usage: "/diagnosis + lines reproduced:, cause:, category:, plan:, risk:, scope:",
    who: "staff",
    stages: WORK,
    extent: "rest",
    examples: [
      "/diagnosis\nreproduced: yes\ncause: the pool of connections was used up\ncategory: configuration\nplan: make it larger",
    ],
    read: readDiagnosis,
  },
  step: {
    usage: "/step <text>",
    who: "staff",
    stages: WORK,
    extent: "rest",
    examples: ["/step restarted the service"],
    read: readStep,
  },
  workaround: {
    usage: "/workaround <text>",
    who: "staff",
    stages: OPEN,
    extent: "rest",
    examples: ["/workaround pay by phone"],
    read: (text) => (text === "" ? null : { name: "workaround", text }),
  },
  eta: {
    usage: "/eta <time>",
    who: "staff",
    stages: OPEN,
    extent: "line",
    examples: ["/eta 2h", "/eta 17:30", "/eta 2026-11-23 10:00"],
    read: (time) => (timeAtStart(time) === time ? { name: "eta", time } : null),
  },
  involve: {
    usage: "/involve <department|@user> [by <time>] <task>",
    who: "staff",
    stages: OPEN,
    extent: "rest",
    examples: ["/involve operations by 17:30 enlarge the disk"],
    read: readInvolve,
  },
  done: {
    usage: "/done [text]",
    who: "staff",
    stages: OPEN,
    extent: "rest",
    examples: ["/done the disk has 200 GB now"],
    read: (text) => ({ name: "done", text }),
  },
  amend: {
    usage: "/amend <step> <text>",
    who: "author-or-supervisor",
    stages: OPEN,
    extent: "rest",
    examples: ["/amend 3 restarted both services"],
    read: readAmend,
  },
  wait: {
    usage: "/wait submitter|vendor [reason]",
    who: "staff",
    stages: OPEN,
    extent: "line",
    examples: ["/wait submitter which browser?"],
    read: readWait,
  },
  resume: {
    usage: "/resume [submitter|vendor]",
    who: "staff",
    stages: OPEN,
    extent: "line",
    examples: ["/resume"],
    read: readResume,
  },
  fixed: {
    usage: "/fixed [summary]",
    who: "handler-or-staff",
    stages: ["diagnosis", "handling"],
    extent: "rest",
    examples: ["/fixed payments work again"],
    read: (summary) => ({ name: "fixed", summary }),
  },
  verified: {
    usage: "/verified [text]",
    who: "other-staff",
    stages: ["verification"],
    extent: "rest",
    examples: ["/verified paid three times, all fine"],
    read: (text) => ({ name: "verified", text }),
  },
  confirm: {
    usage: "/confirm [for submitter] [inconvenient:] [text]",
    who: "submitter",
    stages: ["intake", "grading", "diagnosis", "verification"],
    extent: "rest",
    examples: ["/confirm", "/confirm inconvenient: slower than before"],
    read: readConfirm,
  },
  "not-fixed": {
    usage: "/not-fixed [for submitter] <text>",
    who: "submitter",
    stages: ["verification", "closed"],
    extent: "rest",
    examples: ["/not-fixed the total is still wrong"],
    read: readNotFixed,
  },
  article: {
    usage: "/article title: <text> | tags: <words> | skip",
    who: "staff",
    stages: STAGES,
    extent: "rest",
    examples: ["/article tags: payment, redis", "/article skip"],
    read: readArticle,
  },
} as const satisfies Record<string, CommandRule>;

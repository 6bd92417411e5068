/** Random histories of one case: what people say and do, in any order, allowed or not. */
import fc from "fast-check";
import { STAGES } from "../../../src/core/model/case.ts";
import type { Item } from "../../../src/core/model/case.ts";
import { allLabels } from "../../../src/core/workflow/labels.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import { MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { OTHER_BOT } from "../people.ts";

/** What somebody does, so many minutes after what was done before. */
export interface Happening {
  after: number;
  by: string;
  deed: Deed;
}

export type Deed =
  | { do: "say"; text: string }
  | { do: "put"; label: string }
  | { do: "take"; label: string }
  | { do: "close"; commit: string | null; reason: "completed" | "not_planned" | "duplicate" }
  | { do: "reopen" }
  | { do: "assign"; login: string }
  | { do: "unassign"; login: string }
  | { do: "thumb"; content: "+1" | "-1" };

const PEOPLE = ["anna", "bob", "bob", "carol", "dora", "dora", "oscar", OTHER_BOT];

/** What brings a case along, so that the random ones come far. */
const USUAL = [
  "/grade 2",
  "/start",
  "/diagnosis\ncause: the pool\nplan: a larger one",
  "/step made it larger",
  "/fixed",
  "/verified",
  "/confirm",
  "/not-fixed the total is wrong",
];

const SAYINGS = [
  ...USUAL,
  "/grade 1 nobody can pay",
  "/route frontend",
  "/route nowhere",
  "/assign @carol",
  "/assign @oscar",
  "/unassign",
  "/step\n1. stopped it\n2. moved it\n3. started it",
  "/amend 1 stopped both",
  "/workaround pay by phone",
  "/eta 2h",
  "/eta 1999-01-01",
  "/involve @carol by 3h look into the logs",
  "/involve operations enlarge the disk",
  "/done nothing there",
  "/wait submitter which browser?",
  "/wait vendor",
  "/resume",
  "/close partial for now",
  "/close deferred until 2026-12-01",
  "/move handling agreed",
  "/move closed enough",
  "/duplicate #12",
  "/out-of-scope frontend",
  "/false-alarm",
  "/withdraw",
  "/reopen it is back",
  "/retro",
  "/article tags: payment",
  "/sla",
  "/help",
  "/adopt",
  "/nonsense",
  "/confirm inconvenient: slower",
  "/confirm for submitter",
  "/not-fixed for submitter still slow",
  "/start\n/diagnosis\ncause: c\nplan: p",
  "/grade 3\n/step too early\n/start",
  "resolved",
  "仍有异常",
  "Thank you.",
  "> /start\n\n`/fixed` was said",
];

const LABELS = [...allLabels(DEFAULT_POLICY), "stage/limbo", "grade/9", "department/nowhere", "bug"];

const say = fc.constantFrom(...SAYINGS).map((text): Deed => ({ do: "say", text }));
const usual = fc.constantFrom(...USUAL).map((text): Deed => ({ do: "say", text }));
const label = fc.oneof(
  fc.constantFrom(...STAGES).map((stage) => `stage/${stage}`),
  fc.constantFrom(...LABELS),
);
const hand = fc.tuple(fc.constantFrom("put" as const, "put" as const, "take" as const), label);
const login = fc.constantFrom("bob", "carol", "anna", "oscar");

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: usual },
  { weight: 5, arbitrary: say },
  { weight: 5, arbitrary: hand.map(([how, name]): Deed => ({ do: how, label: name })) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("close" as const),
      commit: fc.constantFrom(null, null, "0a1b2c3d"),
      reason: fc.constantFrom("completed" as const, "not_planned" as const, "duplicate" as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Deed>({ do: "reopen" }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("assign" as const, "unassign" as const), login)
      .map(([how, who]): Deed => ({ do: how, login: who })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("+1" as const, "-1" as const).map((content): Deed => ({ do: "thumb", content })),
  },
);

/** Mostly a few minutes, sometimes a day. */
const after = fc.oneof({ weight: 9, arbitrary: fc.nat({ max: 40 }) }, fc.constantFrom(120, 1440, 5000));

export const happening: fc.Arbitrary<Happening> = fc.record({ after, by: fc.constantFrom(...PEOPLE), deed });

/** It happens as GitHub lets it happen: a label that is on cannot be put on. */
export function happen(hub: Hub, { after: minutes, by, deed: done }: Happening): void {
  hub.pass(minutes * MINUTE);
  if (done.do === "say") hub.comment(by, done.text);
  else if (done.do === "put" || done.do === "take") hub.setLabels(by, { [done.do]: [done.label] });
  else if (done.do === "close") hub.setState(by, "closed", { commit: done.commit, reason: done.reason });
  else if (done.do === "reopen") hub.setState(by, "open");
  else if (done.do === "thumb") hub.react(by, 1, done.content);
  else hub.setAssignees(by, { [done.do === "assign" ? "put" : "take"]: [done.login] });
}

/**
 * The same event whatever the issue looks like, for histories that must not depend on how often the app looks: its key and
 * its comment are numbered by `nth`.
 */
export function insist(hub: Hub, { after: minutes, by, deed: done }: Happening, nth: number): void {
  hub.pass(minutes * MINUTE);
  const { issue } = hub;
  if (done.do === "put") issue.labels.push(...(issue.labels.includes(done.label) ? [] : [done.label]));
  if (done.do === "take") issue.labels = issue.labels.filter((name) => name !== done.label);
  if (done.do === "close" || done.do === "reopen") issue.state = done.do === "close" ? "closed" : "open";
  if (done.do === "assign") issue.assignees.push(...(issue.assignees.includes(done.login) ? [] : [done.login]));
  if (done.do === "unassign") issue.assignees = issue.assignees.filter((name) => name !== done.login);
  const kind: (deed: never, nth: number) => Kind = KINDS[done.do];
  hub.items.push({ key: `deed:${nth}`, at: hub.now(), by, bot: by.endsWith("[bot]"), ...kind(done as never, nth) });
}

type Kind<T = Item> = T extends Item ? Omit<T, "key" | "at" | "by" | "bot"> : never;

const KINDS: { [K in Deed["do"]]: (deed: Extract<Deed, { do: K }>, nth: number) => Kind } = {
  say: ({ text }, nth) => ({ what: "commented", comment: 1_000_000 + nth, body: text, edited: false }),
  put: ({ label: name }) => ({ what: "labeled", label: name }),
  take: ({ label: name }) => ({ what: "unlabeled", label: name }),
  close: ({ commit, reason }) => ({ what: "closed", commit, reason }),
  reopen: () => ({ what: "reopened" }),
  thumb: ({ content }) => ({ what: "reacted", comment: 1, content }),
  assign: ({ login: assignee }) => ({ what: "assigned", assignee }),
  unassign: ({ login: assignee }) => ({ what: "unassigned", assignee }),
};

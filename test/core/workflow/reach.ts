/** Cases brought to a stage by a real history: bob is the handler, dora has graded, carol has a task that is not done. */
import { STAGES } from "../../../src/core/model/case.ts";
import type { Stage } from "../../../src/core/model/case.ts";
import type { Policy } from "../../../src/core/model/policy.ts";
import { formBody } from "../form-body.ts";
import { COMPLETE, createHub, MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";

export interface Reach {
  /** Whose case it is. */
  author?: string;
  policy?: Partial<Policy>;
}

/** What is said on the way into each stage after the first, a minute apart. */
const WAY: Record<Exclude<Stage, "intake">, (author: string) => readonly [by: string, text: string][]> = {
  grading: () => [],
  diagnosis: () => [["bob", "/start"]],
  handling: () => [
    ["bob", "/diagnosis\ncause: the pool of connections was used up\nplan: make it larger"],
    ["bob", "/step made it larger"],
  ],
  verification: () => [["bob", "/fixed"]],
  closed: (author) => [[author, "/confirm"]],
};

/** What is said in every case first. */
const FIRST: readonly [by: string, text: string][] = [
  ["dora", "/grade 2"],
  ["dora", "/route backend"],
  ["dora", "/assign @bob"],
  ["bob", "/involve @carol look into the logs"],
];

/** A form without its description stays in the intake. */
const INCOMPLETE = formBody({ ...COMPLETE, description: "" });

/** A case that has just arrived in this stage, with everything looked at. */
export function reach(stage: Stage, { author = "anna", policy = {} }: Reach = {}): Hub {
  const hub = createHub({ author, policy, ...(stage === "intake" ? { body: INCOMPLETE } : {}) });
  hub.look();
  const later = STAGES.slice(1, STAGES.indexOf(stage) + 1) as Exclude<Stage, "intake">[];
  for (const [by, text] of [...FIRST, ...later.flatMap((next) => WAY[next](author))]) say(hub, by, text);
  if (hub.file().stage !== stage) throw new Error(`the case is in ${hub.file().stage}, not in ${stage}`);
  return hub;
}

/** Somebody says something a minute later, and the app looks; gives the comment's number. */
export function say(hub: Hub, by: string, text: string): number {
  hub.pass(MINUTE);
  const id = hub.comment(by, text);
  hub.look();
  return id;
}

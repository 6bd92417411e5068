/** Hears one item of the timeline: what it asks for, judged by who did it and where the case stands. */
import { sameLogin } from "../model/case.ts";
import type { Item } from "../model/case.ts";
import { endedEarly } from "../model/case-file.ts";
import { hearComment } from "./hear-comment.ts";
import { hearLabeled, hearUnlabeled } from "./hear-label.ts";
import { hearReaction } from "./hear-reaction.ts";
import { assign, close, fix, reject, reopen } from "../workflow/moves.ts";
import type { Outcome, Scene } from "../workflow/moves.ts";
import { answering, sceneOf, tellerOf } from "./hearing.ts";
import type { Heard, Hearing } from "./hearing.ts";
import { isLeft, labelOf, putBack } from "./put-back.ts";
import { tell } from "./telling.ts";
import type { Telling } from "./telling.ts";
import { toRow } from "../model/to-row.ts";

/** The telling after this item, and what to answer. Bots are outsiders and move nothing: they are not heard at all. */
export function hear(telling: Telling, item: Item, hearing: Hearing): Heard {
  if (item.what === "commented") return hearComment(telling, item, hearing);
  const scene = sceneOf(telling, item, hearing);
  const judge: (scene: Scene, item: never) => Outcome = OUTCOMES[item.what];
  const outcome = advised(judge(scene, toRow(item)), { scene, item });
  const answer = answering(item, scene);
  const teller = tellerOf(scene, item.key);
  if (!("why" in outcome)) return { telling: tell(telling, teller, outcome), answer };
  if (hearing.settled.has(item.key) || isLeft(telling, scene, item)) return { telling, answer };
  const facts = putBack(telling, scene, item);
  return { telling: tell(telling, teller, facts), answer: { ...answer, refused: [outcome] } };
}

type Silent = Exclude<Item, { what: "commented" }>;
type Rows = { [K in Silent["what"]]: (scene: Scene, item: Extract<Silent, { what: K }>) => Outcome };

const OUTCOMES: Rows = {
  labeled: (scene, { label }) => hearLabeled(scene, label),
  unlabeled: (scene, { label }) => hearUnlabeled(scene, label),
  carded: (scene, { label }) => (label === null ? [] : hearLabeled(scene, label)),
  assigned: (scene, { assignee }) => (mayWork(scene) ? assign(scene, assignee) : []),
  unassigned: ({ file, ...scene }, { assignee }) =>
    mayWork({ file, ...scene }) && file.handler !== null && sameLogin(file.handler, assignee)
      ? [{ did: "assigned", handler: null }]
      : [],
  closed: hearClosed,
  reopened: hearReopened,
  reacted: hearReaction,
};

/**
 * GitHub's own close button. The submitter's is a verdict or a withdrawal; staff need the confirmation; a merged pull
 * request that closes the issue says that it is fixed.
 */
function hearClosed(scene: Scene, { commit, reason }: Extract<Item, { what: "closed" }>): Outcome {
  const { file, standing } = scene;
  if (file.stage === "closed") return [];
  if (commit !== null && mayWork(scene)) return file.stage === "verification" ? [] : fix(scene, "");
  if (standing.submitter && file.stage === "verification") return [{ did: "confirmed", text: "" }];
  if (standing.submitter && standing.rank !== "supervisor") return [{ did: "closed", result: "withdrawn" }];
  return close(scene, reason === "duplicate" ? { result: "duplicate" } : { result: "resolved", assumed: true });
}

function hearReopened(scene: Scene): Outcome {
  if (scene.file.stage !== "closed") return [];
  if (mayWork(scene)) return reopen("");
  if (!scene.standing.submitter) return [];
  const outcome = reject(scene, "");
  // Who takes back what was never tried does not say that it is still wrong.
  return endedEarly(scene.file) && !("why" in outcome) ? reopen("") : outcome;
}

/** Under `enforcement: advise` what staff did by hand stands, and what it lacked is noted. */
function advised(outcome: Outcome, { scene, item }: { scene: Scene; item: Item }): Outcome {
  if (!("why" in outcome) || scene.policy.enforcement === "strict" || !mayWork(scene)) return outcome;
  if (outcome.why === "close") return [{ did: "closed", result: "resolved", assumed: true }];
  if (outcome.why !== "need") return outcome;
  const isLabel = labelOf(item) !== null || item.what === "carded";
  const takes = scene.file.handler === null && isLabel;
  const noted = outcome.needs.filter((need) => need !== "handler" || !takes).join(" ");
  const staged = { did: "staged", stage: outcome.to, ...(noted === "" ? {} : { noted }) } as const;
  return takes ? [{ did: "assigned", handler: scene.by }, staged] : [staged];
}

function mayWork({ standing }: Scene): boolean {
  return standing.rank !== "outsider";
}

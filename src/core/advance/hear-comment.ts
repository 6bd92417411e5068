/** Hears a comment: commands obeyed or refused one by one, the submitter's verdict in plain words, an answer for the clocks. */
import type { Item } from "../model/case.ts";
import { readCommands } from "../command/read.ts";
import type { BadCommand } from "../command/read.ts";
import { commandNamed } from "../command/command.ts";
import type { Command, CommandName } from "../command/type.ts";
import { obey } from "./deeds.ts";
import { answering, sceneOf, tellerOf } from "./hearing.ts";
import type { Answer, Heard, Hearing } from "./hearing.ts";
import { mayUse } from "../workflow/may-use.ts";
import { reject } from "../workflow/moves.ts";
import type { Outcome, Scene } from "../workflow/moves.ts";
import { readPhrase } from "./phrases.ts";
import { tell } from "./telling.ts";
import type { Telling } from "./telling.ts";

type Comment = Extract<Item, { what: "commented" }>;

/** The telling after this comment, and what to answer. */
export function hearComment(telling: Telling, item: Comment, hearing: Hearing): Heard {
  const { calls, other } = readCommands(item.body);
  const scene = sceneOf(telling, item, hearing);
  const answer = { ...answering(item, scene), comment: item.comment };
  if (item.edited) return hearEdited(telling, { scene, item, answer, asked: calls.length > 0 });
  const { submitter } = scene.standing;
  const first = { telling: submitter ? speak(telling, { scene, item, counts: true }) : telling, answer };
  const heard = calls.reduce((before: Heard, call) => hearCall(before, call, { item, hearing }), first);
  const done = calls.length === 0 ? hearPhrase(heard, scene, item) : heard;
  if (submitter) return done;
  return { ...done, telling: speak(done.telling, { scene, item, counts: other || hasWork(calls, done.answer) }) };
}

interface Edited {
  scene: Scene;
  item: Comment;
  answer: Answer;
  /** Whether it holds commands. */
  asked: boolean;
}

/** Somebody else may have written what it says now: it is a comment, and nothing in it is obeyed. */
function hearEdited(telling: Telling, { scene, item, answer, asked }: Edited): Heard {
  const meant = asked || (isVerdict(scene) && readPhrase(item.body, scene.policy) !== null);
  return {
    telling: speak(telling, { scene, item, counts: !asked }),
    answer: meant ? { ...answer, refused: [{ why: "edited" }] } : answer,
  };
}

function hearCall(
  { telling, answer }: Heard,
  call: Command | BadCommand,
  { item, hearing }: { item: Comment; hearing: Hearing },
): Heard {
  const scene = sceneOf(telling, item, hearing);
  const outcome = "why" in call ? call : hasAdopted(telling, call, item) ? [] : judge(scene, call);
  if ("why" in outcome) return { telling, answer: { ...answer, refused: [...answer.refused, outcome] } };
  const accepted = "why" in call ? answer.accepted : [...answer.accepted, call.name];
  return { telling: tell(telling, tellerOf(scene, item.key), outcome), answer: { ...answer, accepted } };
}

/** Whether it is by this very command that the issue is a case: it was judged before there was one (workflow/adoption.ts). */
function hasAdopted({ entries }: Telling, { name }: Command, { key }: Comment): boolean {
  return name === "adopt" && entries.some(({ did, from }) => did === "opened" && from === key);
}

/** Who may, then where, then what it does: a row of the table says the first two. */
function judge(scene: Scene, command: Command): Outcome {
  const row = commandNamed(command.name);
  if (row === undefined) return { why: "unknown", name: command.name, nearest: null };
  const who = mayUse(row, scene, command);
  if (who !== null) return { why: "role", name: row.name, who };
  const { stage: at } = scene.file;
  if (!row.stages.includes(at)) return { why: "stage", name: row.name, at, stages: row.stages };
  return obey(scene, command);
}

/** The submitter says in plain words whether it works, once asked. */
function hearPhrase({ telling, answer }: Heard, scene: Scene, item: Comment): Heard {
  const phrase = isVerdict(scene) ? readPhrase(item.body, scene.policy) : null;
  if (phrase === null) return { telling, answer };
  const outcome: Outcome = phrase === "confirm" ? [{ did: "confirmed", text: "" }] : reject(scene, item.body.trim());
  if ("why" in outcome) return { telling, answer: { ...answer, refused: [outcome] } };
  const name = phrase === "confirm" ? "confirm" : "not-fixed";
  return {
    telling: tell(telling, tellerOf(scene, item.key), outcome),
    answer: { ...answer, accepted: [name] },
  };
}

function isVerdict({ standing, file }: Scene): boolean {
  return standing.submitter && file.stage === "verification" && file.askedAt !== null;
}

/** The commands that answer the submitter by themselves (sla.md rule 2). */
const WORK: ReadonlySet<CommandName> = new Set(["start", "diagnosis", "step", "workaround", "fixed"]);

function hasWork(calls: readonly (Command | BadCommand)[], { accepted }: Answer): boolean {
  return accepted.some((name) => WORK.has(name)) && calls.length > 0;
}

/**
 * For the clocks: staff answered, or the submitter spoke up: before what the comment asks for, because it breaks no silence
 * and ends no waiting that begins with it. Anybody else's comment is none of the case's history.
 */
function speak(telling: Telling, { scene, item, counts }: { scene: Scene; item: Comment; counts: boolean }): Telling {
  const { standing } = scene;
  const heard = standing.submitter || (standing.rank !== "outsider" && counts);
  return heard ? tell(telling, tellerOf(scene, item.key), [{ did: "commented" }]) : telling;
}

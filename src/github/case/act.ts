/** Effects performed: each is "make it so", safe to repeat (architecture.md, step 5). */
import { sameLogin } from "../../core/model/case.ts";
import type { CaseId, Instant, Problem } from "../../core/model/case.ts";
import type { Effect, Publication } from "../../core/model/effect.ts";
import type { KeepBoard } from "../board/board.ts";
import { classify, unlessAnswered } from "../client/fault.ts";
import { loginOf } from "./item.ts";
import { openRetrospective } from "./retrospective.ts";
import { createLabels } from "../repository/labels.ts";
import type { EnsureLabels } from "../repository/labels.ts";
import type { Octokit } from "../client/octokit.ts";

/**
 * How far the effects came. Not done: the rest was left undone, because what was decided no longer holds.
 * With a problem: decide again and show it. Without: the world changed in between, so look again.
 */
export interface Outcome {
  done: boolean;
  problem: Problem | null;
}

export interface Extras {
  /** Measures how long the list of labels holds, and counts for faults that bear no time. */
  clock: () => Instant;
  /** Writes to the knowledge base; throws what GitHub answered. */
  publish: (publication: Publication) => Promise<void>;
  /** Keeps the board; gives in words what is wrong with it. */
  board: KeepBoard;
}

/** One after another: no two writes of a case at once. A fault that may pass is thrown, see client/fault.ts. */
export type Act = (octokit: Octokit, id: CaseId, effects: readonly Effect[]) => Promise<Outcome>;

export function createAct(extras: Extras): Act {
  const ensureLabels = createLabels(extras.clock);
  return async (octokit, id, effects) => {
    const issue = { owner: id.owner, repo: id.repo, issue_number: id.number };
    const at: Place = { octokit, issue, ensureLabels, ...extras };
    for (const effect of effects) {
      const outcome = await perform(at, effect);
      if (!outcome.done) return outcome;
    }
    return DONE;
  };
}

interface Place extends Extras {
  octokit: Octokit;
  issue: { owner: string; repo: string; issue_number: number };
  ensureLabels: EnsureLabels;
}

/** The effects of these kinds, in the form in which the compiler sees that a row fits its effect. */
type EffectOf<K extends Effect["do"]> = { [P in K]: { do: P } & Extract<Effect, { do: P }> }[K];

type Doings = { [K in Effect["do"]]: (at: Place, effect: EffectOf<K>) => Promise<Outcome> };

const DONE: Outcome = { done: true, problem: null };
const STALE: Outcome = { done: false, problem: null };

/** A row per kind of effect. */
const DOINGS: Doings = {
  label: async ({ octokit, issue, ensureLabels }, { add }) => {
    await ensureLabels(octokit, issue, add);
    return done(octokit.rest.issues.addLabels({ ...issue, labels: add.map(({ name }) => name) }));
  },
  unlabel: ({ octokit, issue }, { label }) =>
    doneUnlessMissing(octokit.rest.issues.removeLabel({ ...issue, name: label }), DONE),
  assign: assigning,
  unassign: ({ octokit, issue }, { logins }) =>
    doneUnlessMissing(octokit.rest.issues.removeAssignees({ ...issue, assignees: logins }), DONE),
  close: ({ octokit, issue }, { reason }) =>
    done(octokit.rest.issues.update({ ...issue, state: "closed", state_reason: reason })),
  reopen: ({ octokit, issue }) =>
    done(octokit.rest.issues.update({ ...issue, state: "open", state_reason: "reopened" })),
  react: ({ octokit, issue: { owner, repo } }, { comment, content }) =>
    doneUnlessMissing(
      octokit.rest.reactions.createForIssueComment({ owner, repo, comment_id: comment, content }),
      DONE,
    ),
  notice: ({ octokit, issue }, { body }) => done(octokit.rest.issues.createComment({ ...issue, body })),
  sheet: ({ octokit, issue }, { body }) => done(octokit.rest.issues.createComment({ ...issue, body })),
  retro: ({ octokit, issue }, { retro }) => done(openRetrospective(octokit, issue, retro)),
  publish: publishing,
  board: async ({ octokit, board }, { item }) => {
    const why = await board(octokit, item);
    return why === null ? DONE : { done: false, problem: { about: "board", why } };
  },
  card: ({ octokit, issue }, { comment, body }) => {
    if (comment === null) return done(octokit.rest.issues.createComment({ ...issue, body }));
    const { owner, repo } = issue;
    return doneUnlessMissing(octokit.rest.issues.updateComment({ owner, repo, comment_id: comment, body }), STALE);
  },
};

function perform<K extends Effect["do"]>(at: Place, effect: EffectOf<K>): Promise<Outcome> {
  return DOINGS[effect.do](at, effect);
}

async function done(request: Promise<unknown>): Promise<Outcome> {
  await request;
  return DONE;
}

/** What it means when the label or comment is not there (any more). */
async function doneUnlessMissing(request: Promise<unknown>, missing: Outcome): Promise<Outcome> {
  return (await unlessAnswered(done(request), 404)) ?? missing;
}

/**
 * GitHub leaves out, without a word, whoever cannot be assigned in this repository. A stand-in for GitHub may say in
 * another way that it does not assign, or may not tell whom it took: then they are taken.
 */
async function assigning({ octokit, issue }: Place, { logins }: EffectOf<"assign">): Promise<Outcome> {
  const answer = await unlessAnswered(octokit.rest.issues.addAssignees({ ...issue, assignees: logins }), 404, 422);
  const taken = answer === null ? [] : (answer.data?.assignees?.map(loginOf) ?? logins);
  const refused = logins.filter((login) => !taken.some((other) => sameLogin(other, login)));
  return refused.length === 0 ? DONE : { done: false, problem: { about: "assign", why: refused.join(", ") } };
}

/** The faults of the knowledge base that trying again does not mend: a person must see them. */
const LASTING: readonly string[] = ["gone", "forbidden", "bug"];

async function publishing({ publish, clock }: Place, { publication }: EffectOf<"publish">): Promise<Outcome> {
  try {
    return await done(publish(publication));
  } catch (error) {
    const { kind, why } = classify(error, clock());
    if (!LASTING.includes(kind)) throw error;
    return { done: false, problem: { about: "publish", why } };
  }
}

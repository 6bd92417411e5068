/** A set-up carried out: each effect is "make it so", and nothing is written but on top of what was seen. */
import type { LabelLook } from "../../core/model/effect.ts";
import { setupBody, setupTitle } from "../../core/setup/text.ts";
import type { SetupEffect } from "../../core/setup/type.ts";
import type { Words } from "../../core/text/words.ts";
import { createBranch, createCommit, moveBranch, refusalOf } from "../git/commit.ts";
import { createLabel } from "../repository/labels.ts";
import type { SetupPlace } from "./see.ts";

/** Where it is done, and what is said of it. */
export interface SetupHands {
  place: SetupPlace;
  words: Words;
  /** All labels that the policy leads to: the pull request explains them. */
  labels: readonly LabelLook[];
}

/** How far it came. */
export interface Acted {
  /** What GitHub said where it did not take one effect as things stand: the rest was left undone. */
  refusal: Error | null;
  /** The page of the pull request that was opened. */
  url: string | null;
}

/** One effect after another. Throws GitHub's other faults (client/fault.ts). */
export async function actSetup(hands: SetupHands, effects: readonly SetupEffect[]): Promise<Acted> {
  let acted: Acted = DONE;
  for (const effect of effects) {
    acted = await perform(hands, effect);
    if (acted.refusal !== null) return acted;
  }
  return acted;
}

/** The effects of these kinds, in the form in which the compiler sees that a row fits its effect. */
type EffectOf<K extends SetupEffect["do"]> = { [P in K]: { do: P } & Extract<SetupEffect, { do: P }> }[K];

type Doings = { [K in SetupEffect["do"]]: (hands: SetupHands, effect: EffectOf<K>) => Promise<Acted> };

function perform<K extends SetupEffect["do"]>(hands: SetupHands, effect: EffectOf<K>): Promise<Acted> {
  return DOINGS[effect.do](hands, effect);
}

const DONE: Acted = { refusal: null, url: null };

/** A row per kind of effect. */
const DOINGS: Doings = {
  label: async ({ place }, { look }) => {
    await createLabel(place.octokit, place, look);
    return DONE;
  },
  write: writing,
  open: ({ place, words, labels }, { branch: head, base, files }) => {
    const { octokit, owner, repo } = place;
    const body = setupBody({ repository: `${owner}/${repo}`, files, labels }, words);
    return opened(octokit.rest.pulls.create({ owner, repo, title: setupTitle(words), head, base, body }));
  },
  reopen: ({ place: { octokit, owner, repo } }, { pull }) =>
    opened(octokit.rest.pulls.update({ owner, repo, pull_number: pull, state: "open" })),
};

async function writing({ place, words }: SetupHands, effect: EffectOf<"write">): Promise<Acted> {
  const { branch, on, isNew, files } = effect;
  const { octokit, owner, repo } = place;
  const at = { octokit, owner, repo, branch };
  const commit = await createCommit(at, on, { files, message: setupTitle(words) });
  if (commit === null) return DONE;
  return { ...DONE, refusal: await (isNew ? createBranch(at, commit) : moveBranch(at, commit)) };
}

async function opened(opening: Promise<{ data: { html_url: string } }>): Promise<Acted> {
  const refusal = await refusalOf(opening);
  return { refusal, url: refusal === null ? (await opening).data.html_url : null };
}

/** Why something was not done, in words: what was expected and what to do. */
import type { Stage } from "../model/case.ts";
import { code, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Refusal } from "../workflow/refusal.ts";
import { list, showDuration } from "../show/show.ts";
import type { Speech } from "../show/entry.ts";
import type { Viewable, Words } from "../text/words.ts";
import { toRow } from "../model/to-row.ts";

/** The sentence. */
export function refusalText(refusal: Refusal, speech: Speech): Markdown {
  const view: (refusal: never, speech: Speech) => View = VIEWS[refusal.why];
  return speech.words.say(`refused.${refusal.why}`, view(toRow(refusal), speech));
}

type View = { [name: string]: Viewable };
type Of<W extends Refusal["why"]> = Extract<Refusal, { why: W }>;

const VIEWS: { [W in Refusal["why"]]: (refusal: Of<W>, speech: Speech) => View } = {
  role: ({ name, who }, { words }) => ({ name: shown(name), who: words.say(`who.${who}`) }),
  stage: ({ name, at, stages }, { words }) => ({
    name: shown(name),
    stage: words.say(`stage.${at}`),
    stages: stageNames(stages, words),
  }),
  need: ({ to, needs }, { words }) => ({
    stage: words.say(`stage.${to}`),
    needs: list(
      needs.map((need) => words.say(`lack.${need}`)),
      words,
    ),
  }),
  "not-staff": ({ login }) => ({ login: code(login) }),
  "no-department": ({ department }, { policy, words }) => ({
    department: code(department),
    known: list(Object.keys(policy.departments).map(code), words),
  }),
  "too-late": (_, { policy, words }) => ({ within: showDuration(policy.reopen.within, words) }),
  "no-step": ({ step, steps }) => ({ step, steps }),
  "no-task": () => ({}),
  time: ({ time }) => ({ time: code(time) }),
  itself: () => ({}),
  "no-issue": ({ number }) => ({ number: code(`#${number}`) }),
  unlabel: ({ label }) => ({ label: code(label) }),
  "case-label": ({ label }) => ({ label: code(label) }),
  "not-asked": () => ({}),
  edited: () => ({}),
  unknown: ({ name, nearest }) => ({ name: shown(name), nearest: nearest === null ? null : shown(nearest) }),
  form: ({ name, usage }) => ({ name: shown(name), usage: code(usage) }),
  label: ({ label, who }, { words }) => ({ label: code(label), who: words.say(`who.${who}`) }),
  "unknown-label": ({ label }) => ({ label: code(label) }),
  "label-stage": ({ label, at, stages }, { words }) => ({
    label: code(label),
    stage: words.say(`stage.${at}`),
    stages: stageNames(stages, words),
  }),
  "clock-label": ({ label }) => ({ label: code(label) }),
  close: () => ({}),
};

function stageNames(stages: readonly Stage[], words: Words): Markdown {
  return list(
    stages.map((stage) => words.say(`stage.${stage}`)),
    words,
  );
}

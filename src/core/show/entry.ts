/** One entry as a sentence's end: "set the grade to …". The same words on the card's history, in a dry run and in the log. */
import type { Entry, EntryOf, Helper } from "../model/entry.ts";
import { cut, markdown, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Policy } from "../model/policy.ts";
import { list, showInstant } from "./show.ts";
import type { Viewable, Words } from "../text/words.ts";
import { toRow } from "../model/to-row.ts";

/** In which language, and with which names of departments. */
export interface Speech {
  policy: Policy;
  words: Words;
}

/** What was done, without who and when. */
export function showEntry(entry: Entry, speech: Speech): Markdown {
  const view: (entry: never, speech: Speech) => View = VIEWS[entry.did];
  const unassigned = entry.did === "assigned" && entry.handler === null;
  return speech.words.say(`entry.${unassigned ? "unassigned" : entry.did}`, view(toRow(entry), speech));
}

/** The department's name in the team's language, its key where the policy no longer knows it. */
export function departmentName(department: string, policy: Policy): Markdown {
  return shown(policy.departments[department]?.[policy.locale] ?? department);
}

/** A helper's name: the department's in the team's language, or the login. */
export function helperName(whom: Helper, policy: Policy): Markdown {
  return "login" in whom ? shown(whom.login) : departmentName(whom.department, policy);
}

/** What the app gives as reasons for a retrospective, in words. */
export function retroReasons(why: string, words: Words): Markdown {
  return list(
    why.split(" ").map((key) => words.say(`retro.${key}`)),
    words,
  );
}

type View = { [name: string]: Viewable };

const VIEWS: { [K in Entry["did"]]: (entry: EntryOf<K>, speech: Speech) => View } = {
  opened: () => ({}),
  read: () => ({}),
  hinted: ({ similar, articles }) => ({
    similar: similar.length === 0 ? null : markdown(similar.map(({ number }) => `#${number}`).join(" ")),
    articles: articles.length === 0 ? null : markdown(articles.map(({ id }) => shown(id)).join(" ")),
  }),
  proposed: ({ grade, why }, { words }) => ({ grade: words.say(`grade.${grade}`), why: shown(why) }),
  graded: ({ grade, why }, { words }) => ({ grade: words.say(`grade.${grade}`), why: shown(why) }),
  routed: ({ department }, { policy }) => ({ department: departmentName(department, policy) }),
  assigned: ({ handler }) => ({ handler: shown(handler ?? "") }),
  staged: ({ stage, skipped, noted }, { words }) => ({
    stage: words.say(`stage.${stage}`),
    why: shown(skipped ?? ""),
    noted:
      noted === undefined
        ? null
        : list(
            noted.split(" ").map((need) => words.say(`need.${need}`)),
            words,
          ),
  }),
  diagnosed: () => ({}),
  stepped: ({ text }) => ({ text: excerpt(text) }),
  amended: ({ step, text }) => ({ step, text: excerpt(text) }),
  workaround: ({ text }) => ({ text: excerpt(text) }),
  expected: ({ due }, { policy }) => ({ due: showInstant(due, policy.timezone) }),
  involved: ({ whom, task, due }, { policy }) => ({
    whom: helperName(whom, policy),
    text: excerpt(task),
    due: due === null ? null : showInstant(due, policy.timezone),
  }),
  contributed: ({ task, text }) => ({ task, text: excerpt(text) }),
  commented: () => ({}),
  waiting: ({ on, why }, { words }) => ({ on: words.say(`waiting.${on}`), why: excerpt(why) }),
  resumed: () => ({}),
  fixed: ({ summary }) => ({ text: excerpt(summary) }),
  verified: ({ text }) => ({ text: excerpt(text) }),
  asked: () => ({}),
  confirmed: ({ text, inconvenient, silent }) => ({
    text: excerpt(text),
    inconvenient: inconvenient ?? false,
    silent: silent ?? false,
  }),
  rejected: ({ text }) => ({ text: excerpt(text) }),
  closed: ({ result, why, of, until }, { words }) => ({
    result: words.say(`result.${result}`),
    why: excerpt(why ?? ""),
    of: of ?? null,
    until: shown(until ?? ""),
  }),
  settled: () => ({}),
  reopened: ({ why }) => ({ why: excerpt(why) }),
  warned: ({ clock, points }, { words }) => ({
    clock: words.say(`clock.${clock}`),
    percent: list(
      points.map((point) => words.say("percent", { n: Number(point.split(":")[1]) })),
      words,
    ),
  }),
  reminded: ({ what }, { words }) => ({ what: words.say(`reminded.${what.split(":")[0]}`) }),
  "put-back": ({ label }) => ({ label: shown(label) }),
  left: ({ label }) => ({ label: shown(label) }),
  wished: ({ article: { skip } }) => ({ skip: skip ?? false }),
  retro: ({ why, as }, { words }) => ({ why: as === "app" ? retroReasons(why, words) : excerpt(why) }),
  "retro-proposed": ({ why }, { words }) => ({ why: retroReasons(why, words) }),
  rebuilt: () => ({}),
  restored: () => ({}),
  published: ({ path, proposed = false }) => ({ path: path === null ? null : shown(path), proposed }),
};

/** How much of a text stands in one line; the whole of it is in the comment it came from. */
const LONGEST = 300;

function excerpt(text: string): Markdown {
  return shown(cut(text, LONGEST));
}

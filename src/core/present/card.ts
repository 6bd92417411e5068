/** The card: the record and the clocks as people read them. */
import type { Advance } from "../advance/advance.ts";
import { articleLink, fileLink } from "../knowledge/article-link.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import { endedEarly, fieldsNeeded } from "../model/case-file.ts";
import type { CaseFile, Step, Task } from "../model/case-file.ts";
import { cardRows } from "./card-rows.ts";
import { caseIdOf } from "../show/case-id.ts";
import { explainClocks } from "../clock/explain.ts";
import { clockRows } from "../clock/rows.ts";
import { cut, shown } from "../text/markdown.ts";
import { historyLines } from "../show/history.ts";
import type { Markdown } from "../text/markdown.ts";
import { maskName } from "../text/mask.ts";
import { list, showInstant } from "../show/show.ts";
import { helperName } from "../show/entry.ts";
import type { Speech } from "../show/entry.ts";
import { clocksOf, promisesOf } from "../clock/promises.ts";
import type { Sheets } from "./sheets.ts";
import { needsToGoOn } from "../model/stage.ts";

/** How much of a case is shown on its card: less where it would not fit. */
export interface Space {
  /** UTF-16 units of each text. */
  text: number;
  /** How many steps, tasks and lines of the history, the latest. */
  lines: number;
  /** Whether the clocks are explained. */
  explained: boolean;
}

/** From all to the least: the least always fits. */
export const SPACES: readonly [Space, ...Space[]] = [
  { text: 2000, lines: Infinity, explained: true },
  { text: 400, lines: 60, explained: true },
  { text: 200, lines: 20, explained: false },
  { text: 40, lines: 5, explained: false },
];

/** What the card says, besides the record. */
export interface CardScene {
  seen: CaseSnapshot;
  advance: Advance;
  sheets: Sheets;
  speech: Speech;
}

/** The card's text, without the hidden record. */
export function cardText({ seen, advance, sheets, speech }: CardScene, space: Space): Markdown {
  const { policy, words } = speech;
  const { file, clocks, record } = advance;
  const article = articleLink(file, seen, policy);
  const latest = <T>(all: readonly T[]): T[] => all.slice(Math.max(0, all.length - space.lines));
  return words.say("card", {
    id: shown(caseIdOf(file.openedAt ?? seen.issue.openedAt, seen.id.number, policy)),
    stage: words.say(`stage.${file.stage}`),
    next: nextStep(file, speech),
    rows: cardRows(file, speech, space.text),
    timezone: shown(policy.timezone),
    clocks: clockRows(clocks, speech),
    steps: latest(file.steps).map((step) => stepView(step, speech, space.text)),
    tasks: latest(file.tasks).map((task) => taskView(task, speech, space.text)),
    article: article && shown(article.name),
    articleUrl: article && article.url,
    proposalUrl: article && article.proposal,
    ...hints({ seen, advance, speech }),
    problems: seen.problems.map(({ about, why }) =>
      words.say(`problem.${about}`, { why: shown(cut(why, space.text)) }),
    ),
    explanation: space.explained ? explanation(advance, speech) : null,
    history: latest(historyLines(record.entries.slice(sheets.from), speech)),
    sheets: sheets.links,
  });
}

/** While the case is open: what may be the same, and what may be the answer. */
function hints({ seen, advance: { file }, speech }: Omit<CardScene, "sheets">) {
  const { similar = [], articles = [] } = file.closed === null ? (file.hinted ?? {}) : {};
  return {
    similar: similar.map(({ number, title }) => ({ number, title: shown(cut(title, 80)) })),
    articles: articles.map(({ title, path }) => ({
      title: shown(cut(title, 80)),
      url: fileLink(path, seen, speech.policy),
    })),
  };
}

/** As of the last entry: a card that followed the present would be written anew with every look. */
function explanation({ record, file }: Advance, speech: Speech) {
  const { policy, words } = speech;
  const at = record.entries.at(-1)?.at ?? 0;
  const clocks = clocksOf({ entries: record.entries, file }, policy, at);
  const judged = { ...speech, policy: { ...policy, ...promisesOf(file, policy) } };
  const text = words.say("clocks", { clocks: explainClocks(clocks, judged) });
  return { text, at: showInstant(at, policy.timezone) };
}

function stepView({ number, text, by, at, before }: Step, { policy }: Speech, longest: number) {
  const short = (words: string) => shown(cut(words, longest));
  return { number, text: short(text), by: shown(by), at: showInstant(at, policy.timezone), before: before.map(short) };
}

function taskView({ number, whom, task, due, done }: Task, { policy }: Speech, longest: number) {
  const time = (at: number) => showInstant(at, policy.timezone);
  return {
    number,
    whom: helperName(whom, policy),
    task: shown(cut(task, longest)),
    due: due === null ? null : time(due),
    done: done && { by: shown(done.by), at: time(done.at), text: shown(cut(done.text, longest)) },
  };
}

/** What is to be done next, and by whom. */
function nextStep(file: CaseFile, { words }: Speech): Markdown {
  const needs = needsToGoOn(file).map((need) =>
    need === "fields"
      ? list(
          fieldsNeeded(file).map((field) => words.say(`field.${field}`)),
          words,
        )
      : words.say(`${file.stage === "grading" ? "lack" : "need"}.${need}`),
  );
  return words.say(`next.${situationOf(file, needs.length === 0)}`, {
    needs: list(needs, words),
    handler: file.handler === null ? words.say("actor.staff") : shown(file.handler),
    submitter: shown(file.submitter ?? maskName(file.onBehalf?.name ?? "")),
    result: file.closed === null ? words.say("none") : words.say(`result.${file.closed.result}`),
  });
}

/** The key of what comes next. */
function situationOf(file: CaseFile, ready: boolean): string {
  if (endedEarly(file)) return "closed-early";
  if (file.stage === "verification") return file.askedAt === null ? "verification-internal" : "verification";
  return `${file.stage}${ready && (file.stage === "grading" || file.stage === "diagnosis") ? "-ready" : ""}`;
}

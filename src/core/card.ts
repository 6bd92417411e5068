/** The card: the record and the clocks as people read them. */
import type { Advance } from "./advance.ts";
import { articleLink } from "./article-link.ts";
import type { CaseSnapshot } from "./case.ts";
import { endedEarly, fieldsNeeded } from "./case-file.ts";
import type { CaseFile, Step, Task } from "./case-file.ts";
import { cardRows } from "./card-rows.ts";
import { caseIdOf } from "./case-id.ts";
import type { Entry } from "./entry.ts";
import { readClocks } from "./clock.ts";
import { clockHistory } from "./clock-entries.ts";
import { explainClocks } from "./clock-explain.ts";
import { clockRows } from "./clock-rows.ts";
import { shown } from "./markdown.ts";
import type { Markdown } from "./markdown.ts";
import { maskName } from "./mask.ts";
import { list, showInstant } from "./show.ts";
import { helperName, showEntry } from "./show-entry.ts";
import type { Speech } from "./show-entry.ts";
import { needsToGoOn } from "./stage.ts";

/** The card's text, without the hidden record. */
export function cardText(seen: CaseSnapshot, advance: Advance, speech: Speech): Markdown {
  const { policy, words } = speech;
  const { file, clocks, record } = advance;
  const article = articleLink(file, seen, policy);
  return words.say("card", {
    id: shown(caseIdOf(file.openedAt ?? seen.issue.openedAt, seen.id.number, policy)),
    stage: words.say(`stage.${file.stage}`),
    next: nextStep(file, speech),
    rows: cardRows(file, speech),
    timezone: shown(policy.timezone),
    clocks: clockRows(clocks, speech),
    steps: file.steps.map((step) => stepView(step, speech)),
    tasks: file.tasks.map((task) => taskView(task, speech)),
    article: article && shown(article.name),
    articleUrl: article && article.url,
    problems: seen.problems.map(({ about, why }) => words.say(`problem.${about}`, { why: shown(why) })),
    ...explanation(advance, speech),
    history: record.entries.filter(isTold).map((entry) => ({
      at: showInstant(entry.at, policy.timezone),
      by: shown(entry.by),
      as: words.say(`actor.${entry.as}`),
      what: showEntry(entry, speech),
    })),
  });
}

/** What is seen in the issue itself is not said again. */
function isTold({ did }: Entry): boolean {
  return did !== "commented" && did !== "read";
}

/** As of the last entry: a card that followed the present would be written anew with every look. */
function explanation({ record }: Advance, speech: Speech) {
  const { policy, words } = speech;
  const at = record.entries.at(-1)?.at ?? 0;
  const clocks = explainClocks(readClocks(clockHistory(record.entries), policy, at), speech);
  return { explained: words.say("clocks", { clocks }), explainedAt: showInstant(at, policy.timezone) };
}

function stepView({ number, text, by, at, before }: Step, { policy }: Speech) {
  return {
    number,
    text: shown(text),
    by: shown(by),
    at: showInstant(at, policy.timezone),
    before: before.map(shown),
  };
}

function taskView({ number, whom, task, due, done }: Task, { policy }: Speech) {
  return {
    number,
    whom: helperName(whom, policy),
    task: shown(task),
    due: due === null ? null : showInstant(due, policy.timezone),
    done: done && { by: shown(done.by), at: showInstant(done.at, policy.timezone), text: shown(done.text) },
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
      : words.say(`need.${need}`),
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

/** The record's fields on the card, in the order of the record form; what is not known yet is left out. */
import type { Instant } from "../model/case.ts";
import type { CaseFile } from "../model/case-file.ts";
import { optionName } from "../model/fields.ts";
import type { FieldKey } from "../model/fields.ts";
import { mask, maskName } from "../text/mask.ts";
import { cut, markdown, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import { showInstant } from "../show/show.ts";
import { departmentName } from "../show/entry.ts";
import type { Speech } from "../show/entry.ts";

export interface Row {
  readonly [name: string]: Markdown;
  name: Markdown;
  value: Markdown;
}

/** How rows are said. */
interface Manner extends Speech {
  /** UTF-16 units of a text: the whole of it is in the comment or the form it came from. */
  longest: number;
}

export function cardRows(file: CaseFile, speech: Speech, longest: number): Row[] {
  const manner = { ...speech, longest };
  return [...answerRows(file, manner), ...ROWS.flatMap((row) => toRow(row, file, manner))];
}

type RowRule = [name: string, value: (file: CaseFile, manner: Manner) => Markdown | null];

const ROWS: RowRule[] = [
  ["grade", gradeRow],
  ["department", ({ department }, { policy }) => (department === null ? null : departmentName(department, policy))],
  ["handler", ({ handler }, manner) => text(handler, manner)],
  ["round", ({ round }) => (round === 1 ? null : shown(String(round)))],
  ["started", ({ startedAt }, manner) => moment(startedAt, manner)],
  ["reproduced", reproducedRow],
  ["cause", ({ finding }, manner) => text(finding.cause, manner)],
  ["category", ({ finding: { category } }, { words }) => (category ? words.say(`category.${category}`) : null)],
  ["plan", ({ finding }, manner) => text(finding.plan, manner)],
  ["risk", ({ finding }, manner) => text(finding.risk, manner)],
  ["scope", ({ finding }, manner) => text(finding.scope, manner)],
  ["workaround", ({ workaround }, manner) => text(workaround?.text, manner)],
  ["expected", ({ expected }, manner) => moment(expected, manner)],
  ["verified", ({ verified }, manner) => text(verified?.text === "" ? verified.by : verified?.text, manner)],
  ["feedback", feedbackRow],
  ["result", ({ closed }, { words }) => closed && words.say(`result.${closed.result}`)],
  ["resolved", ({ closed }, manner) => moment(closed?.at ?? null, manner)],
];

/** What the record suggests while nobody has decided. */
function gradeRow({ grade, proposed }: CaseFile, manner: Manner): Markdown | null {
  const { words } = manner;
  if (grade !== null) return withReason(words.say(`grade.${grade.grade}`), grade.why, manner);
  if (proposed === null) return null;
  return withReason(words.say("proposed", { grade: words.say(`grade.${proposed.grade}`) }), proposed.why, manner);
}

function reproducedRow({ finding: { reproduced, conditions = "" } }: CaseFile, manner: Manner): Markdown | null {
  return reproduced === undefined ? null : withReason(manner.words.say(`reproduced.${reproduced}`), conditions, manner);
}

function feedbackRow({ feedback: verdict }: CaseFile, manner: Manner): Markdown | null {
  if (verdict === null) return null;
  const { words } = manner;
  if (verdict.did === "rejected") return withReason(words.say("feedback.wrong"), verdict.text, manner);
  const kind = verdict.silent === true ? "none" : verdict.inconvenient === true ? "inconvenient" : "fine";
  return withReason(words.say(`feedback.${kind}`), verdict.text, manner);
}

function moment(at: Instant | null, { policy }: Manner): Markdown | null {
  return at === null ? null : showInstant(at, policy.timezone);
}

/** The short answers of the form. The description stands in the issue itself, right above. */
const ANSWERS = ["source", "type", "impact", "urgency", "importance", "occurred-at", "channel", "environment"] as const;

function answerRows(file: CaseFile, { policy, words, longest }: Manner): Row[] {
  const { answers } = file;
  const known = ANSWERS.flatMap((field: FieldKey) => {
    const answer = answers[field];
    if (answer === undefined) return [];
    const value = shown(cut(mask(optionName(field, answer, policy)), longest));
    return [{ name: words.say(`field.${field}`), value }];
  });
  return [{ name: words.say("row.submitter"), value: submitterOf(file) }, ...known];
}

/** Somebody without an account is masked: others read the card. */
function submitterOf({ submitter, onBehalf }: CaseFile): Markdown {
  return shown(submitter ?? maskName(onBehalf?.name ?? ""));
}

function toRow([name, value]: RowRule, file: CaseFile, manner: Manner): Row[] {
  const shownValue = value(file, manner);
  return shownValue === null ? [] : [{ name: manner.words.say(`row.${name}`), value: shownValue }];
}

function withReason(value: Markdown, why: string, { longest }: Manner): Markdown {
  return markdown(why === "" ? value : `${value} – ${shown(cut(why, longest))}`);
}

function text(value: string | null | undefined, { longest }: Manner): Markdown | null {
  return value === null || value === undefined || value === "" ? null : shown(cut(value, longest));
}

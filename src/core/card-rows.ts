/** The record's fields on the card, in the order of the record form; what is not known yet is left out. */
import type { Instant } from "./case.ts";
import type { CaseFile } from "./case-file.ts";
import { optionName } from "./fields.ts";
import type { FieldKey } from "./fields.ts";
import { mask, maskName } from "./mask.ts";
import { cut, markdown, shown } from "./markdown.ts";
import type { Markdown } from "./markdown.ts";
import { showInstant } from "./show.ts";
import { departmentName } from "./show-entry.ts";
import type { Speech } from "./show-entry.ts";

export interface Row {
  readonly [name: string]: Markdown;
  name: Markdown;
  value: Markdown;
}

/** How much of a text stands in a row: the whole of it is in the comment or the form it came from. */
const LONGEST = 600;

export function cardRows(file: CaseFile, speech: Speech): Row[] {
  return [...answerRows(file, speech), ...ROWS.flatMap((row) => toRow(row, file, speech))];
}

type RowRule = [name: string, value: (file: CaseFile, speech: Speech) => Markdown | null];

const ROWS: RowRule[] = [
  ["grade", gradeRow],
  ["department", ({ department }, { policy }) => (department === null ? null : departmentName(department, policy))],
  ["handler", ({ handler }) => text(handler)],
  ["round", ({ round }) => (round === 1 ? null : shown(String(round)))],
  ["started", ({ startedAt }, speech) => moment(startedAt, speech)],
  ["reproduced", reproducedRow],
  ["cause", ({ finding }) => text(finding.cause)],
  ["category", ({ finding: { category } }, { words }) => (category ? words.say(`category.${category}`) : null)],
  ["plan", ({ finding }) => text(finding.plan)],
  ["risk", ({ finding }) => text(finding.risk)],
  ["scope", ({ finding }) => text(finding.scope)],
  ["workaround", ({ workaround }) => text(workaround?.text)],
  ["expected", ({ expected }, speech) => moment(expected, speech)],
  ["verified", ({ verified }) => text(verified?.text === "" ? verified.by : verified?.text)],
  ["feedback", feedbackRow],
  ["result", ({ closed }, { words }) => closed && words.say(`result.${closed.result}`)],
  ["resolved", ({ closed }, speech) => moment(closed?.at ?? null, speech)],
];

/** What the record suggests while nobody has decided. */
function gradeRow({ grade, proposed }: CaseFile, { words }: Speech): Markdown | null {
  if (grade !== null) return withReason(words.say(`grade.${grade.grade}`), grade.why);
  if (proposed === null) return null;
  return withReason(words.say("proposed", { grade: words.say(`grade.${proposed.grade}`) }), proposed.why);
}

function reproducedRow({ finding: { reproduced, conditions = "" } }: CaseFile, { words }: Speech): Markdown | null {
  return reproduced === undefined ? null : withReason(words.say(`reproduced.${reproduced}`), conditions);
}

function feedbackRow({ verdict }: CaseFile, { words }: Speech): Markdown | null {
  if (verdict === null) return null;
  if (verdict.did === "rejected") return withReason(words.say("feedback.wrong"), verdict.text);
  const kind = verdict.silent === true ? "none" : verdict.inconvenient === true ? "inconvenient" : "fine";
  return withReason(words.say(`feedback.${kind}`), verdict.text);
}

function moment(at: Instant | null, { policy }: Speech): Markdown | null {
  return at === null ? null : showInstant(at, policy.timezone);
}

/** The short answers of the form. The description stands in the issue itself, right above. */
const ANSWERS = ["source", "type", "impact", "urgency", "importance", "occurred-at", "channel", "environment"] as const;

function answerRows(file: CaseFile, { policy, words }: Speech): Row[] {
  const { answers } = file;
  const known = ANSWERS.flatMap((field: FieldKey) => {
    const answer = answers[field];
    if (answer === undefined) return [];
    const value = shown(cut(mask(optionName(field, answer, policy)), LONGEST));
    return [{ name: words.say(`field.${field}`), value }];
  });
  return [{ name: words.say("row.submitter"), value: submitterOf(file) }, ...known];
}

/** Somebody without an account is masked: others read the card. */
function submitterOf({ submitter, onBehalf }: CaseFile): Markdown {
  return shown(submitter ?? maskName(onBehalf?.name ?? ""));
}

function toRow([name, value]: RowRule, file: CaseFile, speech: Speech): Row[] {
  const shownValue = value(file, speech);
  return shownValue === null ? [] : [{ name: speech.words.say(`row.${name}`), value: shownValue }];
}

function withReason(value: Markdown, why: string): Markdown {
  return markdown(why === "" ? value : `${value} – ${shown(cut(why, LONGEST))}`);
}

function text(value: string | null | undefined): Markdown | null {
  return value === null || value === undefined || value === "" ? null : shown(cut(value, LONGEST));
}

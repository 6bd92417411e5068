/** What is said of a policy that somebody proposes: whether it can be used, what is wrong with it, what would change. */
import { cut, markdown, readable, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Complaint } from "./complaint.ts";
import { policyDifference } from "./difference.ts";
import type { PolicyChange } from "./difference.ts";
import { DEFAULT_POLICY } from "./read.ts";
import type { PolicyReading } from "./read.ts";
import type { Policy } from "../model/policy.ts";
import type { Words } from "../text/words.ts";

/** A policy file as it is proposed, and what it is compared with. */
export interface Proposed {
  /** What came of reading it; null: the file is taken away. */
  reading: PolicyReading | null;
  /** What is in force. */
  before: Policy;
  /** Why what is in force is not what is written; null: it is. */
  troubled: string | null;
  /** A file that one of both extends is left out, because not everybody who reads this may read it. */
  hidden: boolean;
}

/** As GitHub takes it for a check run. */
export interface PolicyCheck {
  /** `neutral`: it can be used, and somebody should look. */
  conclusion: "success" | "neutral" | "failure";
  title: string;
  summary: Markdown;
  annotations: PolicyNote[];
}

/** At a line of the file. The texts are plain: GitHub shows them as they are. */
export interface PolicyNote {
  line: number;
  column: number | null;
  level: "failure" | "warning";
  /** Of the key, e.g. `departments.backend.members[0]`. */
  title: string;
  message: string;
}

/** GitHub takes titles and messages of this length, and a summary of 65,535 characters. */
const LONGEST_TITLE = 255;
const LONGEST_MESSAGE = 4_000;
const MOST_CHANGES = 200;
const LONGEST_VALUE = 600;
const LONGEST_SUMMARY = 60_000;

/** The words are those of the policy in force: who proposes another language reads the one that is read today. */
export function checkPolicy(proposed: Proposed, words: Words): PolicyCheck {
  const complaints = complaintsOf(proposed.reading);
  const errors = complaints.filter(({ severity }) => severity === "error").length;
  const changes = changesOf(proposed, words);
  return {
    conclusion: errors > 0 ? "failure" : complaints.length > 0 ? "neutral" : "success",
    title: titleOf(proposed, { errors, changes }, words),
    summary: summaryOf(proposed, { complaints, errors, changes }, words),
    annotations: complaints.flatMap(noteOf),
  };
}

function complaintsOf(reading: PolicyReading | null): Complaint[] {
  if (reading === null) return [];
  return "policy" in reading ? reading.warnings : reading.complaints;
}

/** Null: the proposed policy cannot be used, so that nothing would change by it. */
function changesOf({ reading, before }: Proposed, words: Words): PolicyChange[] | null {
  if (reading === null) return policyDifference(before, DEFAULT_POLICY, words);
  return "policy" in reading ? policyDifference(before, reading.policy, words) : null;
}

interface Found {
  complaints: Complaint[];
  errors: number;
  changes: PolicyChange[] | null;
}

function titleOf({ reading }: Proposed, { errors, changes }: Omit<Found, "complaints">, words: Words): string {
  const key = reading === null ? "removed" : errors > 0 ? "unusable" : changes?.length === 0 ? "same" : "usable";
  return cut(readable(words.say(`policy-check.${key}`, { errors })), LONGEST_TITLE);
}

function summaryOf({ reading, troubled, hidden }: Proposed, found: Found, words: Words): Markdown {
  const { complaints, errors, changes } = found;
  const rows = (changes ?? []).map((change) => rowOf(change, words));
  const told = fitting(rows);
  return words.say("policy-check", {
    unusable: errors > 0,
    errors,
    warnings: complaints.length - errors,
    notes: complaints.filter(({ line }) => line === null).map(({ expected }) => shown(expected)),
    removed: reading === null,
    troubled: troubled === null ? null : shown(troubled),
    hidden,
    compared: changes !== null,
    changes: told,
    more: rows.length - told.length,
  });
}

interface RowShown {
  [name: string]: Markdown;
  name: Markdown;
  before: Markdown;
  after: Markdown;
}

function rowOf({ name, before, after }: PolicyChange, words: Words): RowShown {
  const value = (one: Markdown | null) => (one === null ? words.say("not-given") : brief(one));
  return { name, before: value(before), after: value(after) };
}

/** A value is a row of a table: half of one would leave its code or its escapes open, so it is told in plain words. */
function brief(value: Markdown): Markdown {
  return value.length <= LONGEST_VALUE ? value : shown(cut(readable(value).replaceAll("`", ""), LONGEST_VALUE / 2));
}

/** The first rows that GitHub takes. */
function fitting(rows: readonly RowShown[]): RowShown[] {
  let room = LONGEST_SUMMARY;
  return rows.slice(0, MOST_CHANGES).filter(({ name, before, after }) => {
    room -= name.length + before.length + after.length + 12;
    return room >= 0;
  });
}

function noteOf({ line, column, path, expected, severity }: Complaint): PolicyNote[] {
  if (line === null) return [];
  const level = severity === "error" ? "failure" : "warning";
  return [{ line, column, level, title: cut(path, LONGEST_TITLE), message: cut(expected, LONGEST_MESSAGE) }];
}

/** The whole of a check as text, the same for the same. */
export function checkText({ conclusion, title, summary, annotations }: PolicyCheck): string {
  return JSON.stringify([conclusion, title, markdown(summary), annotations]);
}

/** What stands behind the names of commands. Signs of full width and Chinese words are taken like the English ones. */
import { GRADES, STAGES } from "../model/case.ts";
import type { Stage } from "../model/case.ts";
import type { Command, Ending } from "./type.ts";
import type { Waiting } from "../model/entry.ts";
import { timeAtStart } from "../calendar/time.ts";
import { halfWidth, likeness } from "../text/width.ts";

/** Reads what follows a command's name; null where it has not the form. */
export type Reader = (args: string) => Command | null;

export const readGrade: Reader = (args) => {
  const { word, rest } = firstWord(args);
  const grade = GRADES.find((known) => String(known) === word);
  return grade === undefined ? null : { name: "grade", grade, reason: rest };
};

export const readAssign: Reader = (args) => {
  const login = loginIn(firstWord(args).word);
  return login === null ? null : { name: "assign", login };
};

export const readInvolve: Reader = (args) => {
  const { word, rest } = firstWord(args);
  const login = loginIn(word);
  const whom = word.startsWith("@") && login !== null ? { login } : { department: word };
  const [start = ""] = /^(?:by|before|截止|截至)\s*/i.exec(rest) ?? [];
  const by = start === "" ? null : timeAtStart(rest.slice(start.length));
  const task = by === null ? rest : rest.slice(start.length + by.length).trim();
  return word === "" || word === "@" || task === "" ? null : { name: "involve", whom, by, task };
};

export const readAmend: Reader = (args) => {
  const { word, rest } = firstWord(args);
  return /^\d{1,6}$/.test(word) && rest !== "" ? { name: "amend", step: Number(word), text: rest } : null;
};

export const readWait: Reader = (args) => {
  const { word, rest } = firstWord(args);
  const on = WAITINGS.get(word.toLowerCase());
  return on === undefined ? null : { name: "wait", on, reason: rest };
};

export const readResume: Reader = (args) => {
  if (args === "") return { name: "resume", on: null };
  const on = WAITINGS.get(likeness(args));
  return on === undefined ? null : { name: "resume", on };
};

export const readConfirm: Reader = (args) => {
  const { forSubmitter, text } = verdictIn(args);
  const [start = ""] = /^(?:inconvenient|不便|有不便)\s*[:：]\s*/i.exec(text) ?? [];
  return { name: "confirm", text: text.slice(start.length), inconvenient: start !== "", forSubmitter };
};

export const readNotFixed: Reader = (args) => {
  const { forSubmitter, text } = verdictIn(args);
  return text === "" ? null : { name: "not-fixed", text, forSubmitter };
};

/** Without a result it is resolved, and all of it is the reason. Deferred takes a date. */
export const readClose: Reader = (args) => {
  const { word, rest } = firstWord(args);
  const result = ENDINGS.get(word.toLowerCase());
  if (result === undefined) return { name: "close", result: "resolved", until: null, reason: args };
  if (result !== "deferred") return { name: "close", result, until: null, reason: rest };
  const [start = ""] = /^(?:until|till|直到|至|到)\s*/i.exec(rest) ?? [];
  const until = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(halfWidth(rest.slice(start.length)))?.[0];
  return until === undefined
    ? null
    : { name: "close", result, until, reason: rest.slice(start.length + until.length).trim() };
};

export const readMove: Reader = (args) => {
  const { word, rest } = firstWord(args);
  const stage = STAGE_NAMES.get(word.toLowerCase().replace(/^stage\//, ""));
  return stage === undefined || rest === "" ? null : { name: "move", stage, reason: rest };
};

export const readDuplicate: Reader = (args) => {
  const number = /^#?(\d{1,9})$/.exec(firstWord(args).word)?.[1];
  return number === undefined ? null : { name: "duplicate", number: Number(number) };
};

const WAITINGS = new Map(
  Object.entries<Waiting>({
    submitter: "submitter",
    vendor: "vendor",
    提交人: "submitter",
    厂商: "vendor",
    供应商: "vendor",
  }),
);

const ENDINGS = new Map(
  Object.entries<Ending>({
    resolved: "resolved",
    partial: "partial",
    deferred: "deferred",
    unresolvable: "unresolvable",
    已解决: "resolved",
    问题已解决: "resolved",
    部分解决: "partial",
    延期: "deferred",
    延期解决: "deferred",
    需延期解决: "deferred",
    无法解决: "unresolvable",
  }),
);

const STAGE_WORDS: Record<Stage, string[]> = {
  intake: ["受理"],
  grading: ["定级", "定级分派"],
  diagnosis: ["诊断"],
  handling: ["处理"],
  verification: ["验证"],
  closed: ["关闭"],
};

/** Also by their numbers. */
const STAGE_NAMES = new Map(
  STAGES.flatMap((stage, index) => [stage, String(index + 1), ...STAGE_WORDS[stage]].map((name) => [name, stage])),
);

/** The first word, in half width, and what follows it. A comma or colon after the word belongs to neither. */
function firstWord(args: string): { word: string; rest: string } {
  const [whole = "", word = ""] = /^([^\s,:;，：；、]*)[\s,:;，：；、]*/.exec(args) ?? [];
  return { word: halfWidth(word), rest: args.slice(whole.length) };
}

/** A login of GitHub, with or without its `@`. */
function loginIn(word: string): string | null {
  return /^@?([a-z\d][\w-]{0,60})$/i.exec(word)?.[1] ?? null;
}

/** Staff may give the verdict that the submitter gave elsewhere. */
function verdictIn(args: string): { forSubmitter: boolean; text: string } {
  const [start = ""] = /^(?:for submitter(?![\w-])|代提交人)[\s,:，：]*/i.exec(args) ?? [];
  return { forSubmitter: start !== "", text: args.slice(start.length) };
}

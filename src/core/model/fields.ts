/** The fields of the issue form: one table for the form's file, its reading, and the words on the card. */
import { LOCALES } from "./policy.ts";
import type { CaseType, Named, Policy } from "./policy.ts";

export type FieldKey =
  | "type"
  | "impact"
  | "urgency"
  | "importance"
  | "source"
  | "submitter"
  | "contact"
  | "occurred-at"
  | "channel"
  | "environment"
  | "description";

/** What may be chosen: what the record keeps → how it is called. */
export type Options = Readonly<Record<string, Named>>;

/** One question of the form. */
export interface Field {
  key: FieldKey;
  /** `choice`: a drop-down; `line`: one line of text; `text`: everything from its heading on. */
  kind: "choice" | "line" | "text";
  /** Whether the intake waits for it. An importance not given counts as normal. */
  required: boolean;
  /** The heading in the body. */
  label: Named;
  /** Empty but for drop-downs. The options of `type` are the policy's. */
  options: Options;
}

/** What a grade is proposed from, the department is chosen by, and the work begins with. */
const REQUIRED: ReadonlySet<FieldKey> = new Set(["type", "impact", "urgency", "description"]);

/** Whether the intake waits for this field. */
export function isRequired(key: FieldKey): boolean {
  return REQUIRED.has(key);
}

const IMPACTS: Options = {
  many: { en: "Many people or everybody", "zh-CN": "大量用户或全部用户" },
  some: { en: "Some people", "zh-CN": "部分用户" },
  one: { en: "Only one person", "zh-CN": "仅一人" },
};
const URGENCIES: Options = {
  stopped: { en: "Work has stopped", "zh-CN": "业务中断" },
  degraded: { en: "Work goes on, but with difficulty", "zh-CN": "可以使用但明显受影响" },
  minor: { en: "A small flaw or a question", "zh-CN": "轻微问题或咨询" },
};
const IMPORTANCES: Options = {
  core: { en: "Core of the business", "zh-CN": "核心业务" },
  normal: { en: "Normal", "zh-CN": "一般业务" },
};
const SOURCES: Options = {
  user: { en: "Reported by a user", "zh-CN": "用户反馈" },
  internal: { en: "Found internally", "zh-CN": "内部发现" },
  "third-party": { en: "Reported by a third party", "zh-CN": "第三方反馈" },
};

type Row = [key: FieldKey, kind: Field["kind"], label: Named, options?: Options];

const ROWS: readonly Row[] = [
  ["type", "choice", { en: "Kind of problem", "zh-CN": "问题类型" }],
  ["impact", "choice", { en: "Who is affected", "zh-CN": "影响范围" }, IMPACTS],
  ["urgency", "choice", { en: "How bad it is", "zh-CN": "紧急程度" }, URGENCIES],
  ["importance", "choice", { en: "Importance for the business", "zh-CN": "业务重要性" }, IMPORTANCES],
  ["source", "choice", { en: "Where it comes from", "zh-CN": "问题来源" }, SOURCES],
  ["occurred-at", "line", { en: "Since when", "zh-CN": "发生时间" }],
  ["environment", "line", { en: "Environment", "zh-CN": "操作环境" }],
  ["channel", "line", { en: "Reported through", "zh-CN": "反馈渠道" }],
  ["submitter", "line", { en: "On behalf of", "zh-CN": "代为提交" }],
  ["contact", "line", { en: "Contact", "zh-CN": "联系方式" }],
  ["description", "text", { en: "What happens", "zh-CN": "问题描述" }],
];

/** In the order of the form: drop-downs, then lines, then texts, so that no text stands before a choice (workflow.md, "The record"). */
export const FIELDS: readonly Field[] = ROWS.map(([key, kind, label, options = {}]) => {
  return { key, kind, required: REQUIRED.has(key), label, options };
});

/** The options of a drop-down under this policy; none for other fields. */
export function optionsOf(field: Field, types: Readonly<Record<string, CaseType>>): Options {
  return field.key === "type" ? types : field.options;
}

/** What may be chosen for this field, in the team's language; none where text is written. */
export function choicesOf(key: FieldKey, policy: Pick<Policy, "locale" | "types">): string[] {
  return Object.values(optionsUnder(key, policy)).map((named) => named[policy.locale]);
}

/** An answer in the team's language: the name of a choice, or the text as it is. */
export function optionName(key: FieldKey, answer: string, policy: Pick<Policy, "locale" | "types">): string {
  const known = optionsUnder(key, policy);
  return Object.hasOwn(known, answer) ? (known[answer]?.[policy.locale] ?? answer) : answer;
}

/** A name in every language. */
export function namesOf(named: Named): string[] {
  return LOCALES.map((locale) => named[locale]);
}

function optionsUnder(key: FieldKey, { types }: Pick<Policy, "types">): Options {
  const field = FIELDS.find((other) => other.key === key);
  return field === undefined ? {} : optionsOf(field, types);
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { choicesOf, FIELDS, optionName } from "../../src/core/fields.ts";
import { LOCALES } from "../../src/core/policy.ts";
import type { CaseType, Locale } from "../../src/core/policy.ts";
import { loadWords } from "../../src/words.ts";

const TEMPLATES = join(import.meta.dirname, "..", "..", "templates");

/** The types a policy has that names none. */
const TYPES: Record<string, CaseType> = {
  outage: { en: "System failure", "zh-CN": "系统故障", department: "operations" },
  bug: { en: "Function broken", "zh-CN": "功能异常", department: "backend" },
  performance: { en: "Slow or limited", "zh-CN": "性能瓶颈", department: "backend" },
  permission: { en: "Access and permission", "zh-CN": "权限配置异常", department: "operations" },
  "data-sync": { en: "Data not in sync", "zh-CN": "数据同步故障", department: "backend" },
  interface: { en: "Third-party interface", "zh-CN": "第三方接口", department: "backend" },
  display: { en: "Display", "zh-CN": "界面显示", department: "frontend" },
  question: { en: "Question on use", "zh-CN": "使用疑问", department: "support" },
};

/** GitHub's syntax for issue forms, as far as ours uses it; an unknown key would make GitHub refuse the form. */
const label = z.string().min(1);
const asked = { label, description: label.optional() };
const question = {
  id: z.string().regex(/^[\w-]+$/),
  validations: z.strictObject({ required: z.boolean() }).optional(),
};
const written = z.strictObject({ ...asked, placeholder: label.optional() });
/** GitHub adds "None" itself. */
const option = label.refine((name) => name.toLowerCase() !== "none");
const FORM = z.strictObject({
  name: label,
  description: label,
  labels: z.tuple([z.literal("case")]),
  body: z.array(
    z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("markdown"), attributes: z.strictObject({ value: label }) }),
      z.strictObject({ ...question, type: z.literal("input"), attributes: written }),
      z.strictObject({ ...question, type: z.literal("textarea"), attributes: written }),
      z.strictObject({
        ...question,
        type: z.literal("dropdown"),
        attributes: z.strictObject({ ...asked, options: z.array(option).min(1) }),
      }),
    ]),
  ),
});

const KINDS = { dropdown: "choice", input: "line", textarea: "text" } as const;

/** The form's questions as the table of fields would have them. */
function questions(locale: Locale) {
  const { body } = FORM.parse(parse(readFileSync(join(TEMPLATES, locale, "issue-form.yml"), "utf8")));
  return body.flatMap((element) => {
    if (element.type === "markdown") return [];
    const { id, type, attributes, validations } = element;
    const options = "options" in attributes ? attributes.options : [];
    return [{ key: id, kind: KINDS[type], required: validations?.required ?? false, label: attributes.label, options }];
  });
}

describe("the issue form", () => {
  test.for(LOCALES)("in %s is valid and asks what the table of fields says, in its order", (locale) => {
    const expected = FIELDS.filter(({ key }) => key !== "contact").map(({ key, kind, required, label: named }) => {
      return { key, kind, required, label: named[locale], options: choicesOf(key, { locale, types: TYPES }) };
    });
    expect(questions(locale)).toEqual(expected);
  });

  test.for(LOCALES)("in %s has no heading and no option twice", (locale) => {
    for (const names of [
      questions(locale).map((asking) => asking.label),
      ...questions(locale).map(({ options }) => options),
    ]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test.for(LOCALES)("in %s names its fields as the card and the notices do", (locale) => {
    const words = loadWords(locale);
    expect(FIELDS.map(({ key }) => words.say(`field.${key}`))).toEqual(FIELDS.map((field) => field.label[locale]));
  });

  test("has choices first, then lines, then texts", () => {
    const kinds = FIELDS.map(({ kind }) => ["choice", "line", "text"].indexOf(kind));
    expect(kinds).toEqual(kinds.toSorted((one, other) => one - other));
  });
});

describe("an answer is shown", () => {
  test.for([
    ["a choice in the team's language", "impact", "many", "大量用户或全部用户"],
    ["a type of the policy", "type", "bug", "功能异常"],
    ["a text as it is", "environment", "many", "many"],
    ["a type that the policy no longer has by its key", "type", "toString", "toString"],
  ] as const)("%s", ([, key, answer, name]) => {
    expect(optionName(key, answer, { locale: "zh-CN", types: TYPES })).toBe(name);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { choicesOf, FIELDS, optionName } from "../../../src/core/model/fields.ts";
import { readForm } from "../../../src/core/advance/form.ts";
import { formatIssueForm } from "../../../src/core/setup/issue-form.ts";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import { LOCALES } from "../../../src/core/model/policy.ts";
import type { CaseType, Locale } from "../../../src/core/model/policy.ts";
import { loadWords } from "../../../src/words.ts";

const TEMPLATES = join(import.meta.dirname, "..", "..", "..", "templates");

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
const captions = { label, description: label.optional() };
const question = {
  id: z.string().regex(/^[\w-]+$/),
  validations: z.strictObject({ required: z.boolean() }).optional(),
};
const written = z.strictObject({ ...captions, placeholder: label.optional() });
/** GitHub adds "None" itself, takes no empty names, and none twice. */
const option = label.refine((name) => !["", "none"].includes(name.trim().toLowerCase()));
const options = z
  .array(option)
  .min(1)
  .refine((names) => new Set(names.map((name) => name.trim().toLowerCase())).size === names.length);
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
        attributes: z.strictObject({ ...captions, options }),
      }),
    ]),
  ),
});

const KINDS = { dropdown: "choice", input: "line", textarea: "text" } as const;

interface Asked {
  types?: Record<string, CaseType>;
  contact?: boolean;
}

/** The form as GitHub reads it, by YAML 1.1; throws where GitHub would not show it. */
function form(locale: Locale, { types = TYPES, contact = false }: Asked = {}) {
  const text = formatIssueForm(template(locale), { locale, types, contact });
  return FORM.parse(parse(text, { version: "1.1" }));
}

function template(locale: Locale): string {
  return readFileSync(join(TEMPLATES, locale, "issue-form.yml"), "utf8");
}

/** The form's questions as the table of fields would have them. */
function questions(locale: Locale, asked: Asked = {}) {
  return form(locale, asked).body.flatMap((element) => {
    if (element.type === "markdown") return [];
    const { id, type, attributes, validations } = element;
    const choices = "options" in attributes ? attributes.options : [];
    const required = validations?.required ?? false;
    return [{ key: id, kind: KINDS[type], required, label: attributes.label, options: choices }];
  });
}

const LANGUAGES = LOCALES.flatMap((locale) => [
  [locale, "of a public repository", { contact: false }] as const,
  [locale, "of a private repository", { contact: true }] as const,
]);

describe("the issue form", () => {
  test.for(LANGUAGES)("in %s %s is valid and asks what the table of fields says, in its order", ([locale, , asked]) => {
    const fields = FIELDS.filter(({ key }) => asked.contact || key !== "contact");
    const expected = fields.map(({ key, kind, required, label: named }) => {
      return { key, kind, required, label: named[locale], options: choicesOf(key, { locale, types: TYPES }) };
    });
    expect(questions(locale, asked)).toEqual(expected);
  });

  test.for(LOCALES)("in %s has no heading twice", (locale) => {
    const headings = questions(locale, { contact: true }).map((asking) => asking.label);
    expect(new Set(headings).size).toBe(headings.length);
  });

  test.for(LOCALES)("in %s under the default policy is the template, as it is written", (locale) => {
    expect(formatIssueForm(template(locale), { locale, types: TYPES, contact: true })).toBe(template(locale));
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

/** Policies that name their types anyhow, as far as a policy may. */
const anyTypes = fc
  .uniqueArray(
    fc.string({
      unit: fc.oneof(fc.constantFrom(...": #-'\"[]{}&*!|>%@`~?,yesno0x1".split("")), fc.string()),
      maxLength: 20,
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((names) => Object.fromEntries(names.map((en, index) => [`t${index}`, { en, department: "d" }])))
  .map((types) => parsePolicy(JSON.stringify({ types, departments: { d: {} } })))
  .filter((reading) => "policy" in reading)
  .map(({ policy: { types } }) => types);

describe("the types of a policy", () => {
  test.for(LOCALES)("are what the form in %s offers", (locale) => {
    const types = { fire: { en: "Fire", "zh-CN": "火警", department: "d" } };
    expect(questions(locale, { types })[0]).toMatchObject({ key: "type", options: [types.fire[locale]] });
  });

  test.for([["Yes"], ["no"], ["on"], ["12:30"], ["2026-11-24"], ["~"], ["0o17"], ["1_000"], ["=", "<<"], ["a: b #c"]])(
    "%j are names, whatever they are in YAML",
    (names) => {
      const types = Object.fromEntries(names.map((name) => [name, { en: name, "zh-CN": name, department: "d" }]));
      expect(questions("en", { types })[0]?.options).toEqual(names);
    },
  );

  test("are one line each, of what can be seen", () => {
    const reading = parsePolicy('types: { fire: { en: " Fire\\u2028and\\u200B smoke", department: support } }');
    const types = "policy" in reading ? reading.policy.types : {};
    expect(questions("en", { types })[0]?.options).toEqual(["Fire and smoke"]);
  });

  test("however they are called, the form is valid, and what is chosen in it is read back", () => {
    fc.assert(
      fc.property(anyTypes, fc.constantFrom(...LOCALES), (types, locale) => {
        const [first] = questions(locale, { types });
        const read = first?.options.map((name) => readForm(`### ${first.label}\n\n${name}\n`, types).answers.type);
        expect(read).toEqual(Object.keys(types));
      }),
      { numRuns: 50 },
    );
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

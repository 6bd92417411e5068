import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldKey } from "../../../src/core/model/fields.ts";
import { readForm } from "../../../src/core/advance/form.ts";
import { formBody, LEAST, TYPES } from "../form-body.ts";

const CHOSEN = { type: "bug", impact: "some", urgency: "stopped" };
const read = (body: string) => readForm(body, TYPES);

describe("a filled form", () => {
  test("gives keys for choices, and texts as they stand", () => {
    const filling = {
      ...LEAST,
      importance: "Core of the business",
      "occurred-at": "since  this\tmorning",
      description: "a\n\n- b\n",
    };
    const answers = { ...CHOSEN, importance: "core", "occurred-at": "since this morning", description: "a\n\n- b" };
    expect(read(formBody(filling))).toEqual({ answers, missing: [], unusable: [] });
  });

  test("may be in Chinese, whatever the language of the team", () => {
    const filling = { type: "系统故障", impact: "仅一人", urgency: "业务中断", description: "白屏" };
    const answers = { type: "outage", impact: "one", urgency: "stopped", description: "白屏" };
    expect(read(formBody(filling, "zh-CN"))).toEqual({ answers, missing: [], unusable: [] });
  });

  test("lacks what is required and was left out", () => {
    expect(read(formBody({}))).toEqual({
      answers: {},
      missing: ["type", "impact", "urgency", "description"],
      unusable: [],
    });
    expect(read("").missing).toEqual(["type", "impact", "urgency", "description"]);
  });

  test("names a choice that is none of the options", () => {
    const { answers, missing, unusable } = read(formBody({ ...LEAST, impact: "Some people, many" }));
    expect({ answers, missing }).toEqual({
      answers: { ...CHOSEN, impact: undefined, description: LEAST.description },
      missing: [],
    });
    expect(unusable).toEqual([{ field: "impact", found: "Some people, many" }]);
  });
});

/** Bodies that say how grave it is only where it does not count. */
const NO_FIELD = [
  ["in fenced code", "```\n### How bad it is\n\nWork has stopped\n```"],
  ["in fenced code that is never closed", "~~~\n### How bad it is\n\nWork has stopped"],
  ["in indented code", "    ### How bad it is\n\n    Work has stopped"],
  ["in a quote", "> ### How bad it is\n>\n> Work has stopped"],
  ["in a list", "- ### How bad it is\n\n  Work has stopped"],
  ["in an HTML comment", "<!--\n### How bad it is\n\nWork has stopped\n-->"],
  ["in an HTML comment that is never closed", "<!--\n\n### How bad it is\n\nWork has stopped"],
  ["in a heading of another depth", "## How bad it is\n\nWork has stopped"],
  ["escaped", "\\### How bad it is\n\nWork has stopped"],
  ["with a letter of another script", "### Ноw bad it is\n\nWork has stopped"],
  ["with an invisible character", "### How\u200B bad it is\n\nWork has stopped"],
  ["without a space after the signs", "###How bad it is\n\nWork has stopped"],
] as const;

/** Bodies that say it where it does. */
const FIELD = [
  ["with other spaces", "  ###   How  bad it is  \nWork has stopped"],
  ["in full width", "### Ｈｏｗ bad it is\n\nＷork has stopped"],
  ["with line ends of Windows", "### How bad it is\r\n\r\nWork has stopped\r\n"],
  [
    "after a heading of no field",
    "### Customer number\n\n17\n\n### How bad it is\n\nWork has stopped\n\n### Cost centre\n\n4",
  ],
  ["after the same heading with nothing under it", "### How bad it is\n\n### How bad it is\n\nWork has stopped"],
  ["before another value", "### How bad it is\n\nWork has stopped\n\n### How bad it is\n\nA small flaw or a question"],
] as const;

describe("a heading", () => {
  test.for(NO_FIELD)("%s is no field", ([, body]) => {
    expect(read(body)).toMatchObject({ answers: {}, unusable: [] });
  });

  test.for(FIELD)("%s is one", ([, body]) => {
    expect(read(body)).toMatchObject({ answers: { urgency: "stopped" }, unusable: [] });
  });
});

const HEADINGS = ["Who is affected", "影响范围", "What happens", "Kind of problem", "Contact", "other"].map(
  (name) => `### ${name}`,
);
const VALUES = ["Only one person", "A small flaw or a question", "System failure", "_No response_", "a"];
const SIGNS = ["```", "<!--", "-->", "> ", "- ", "    ", "\u0000", "\u202E", "| - |", "===", "[x]: y", "`", "\t"];
const PIECES = [...HEADINGS, ...VALUES, ...SIGNS];
const line = fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((parts) => parts.join(" "));
const text = fc.oneof(
  fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n")),
  fc.string({ unit: "binary" }),
);
const LINES: FieldKey[] = ["occurred-at", "environment", "channel", "submitter"];

describe("whatever is written in a text", () => {
  test("is read back, and changes no other answer", () => {
    const others = { "occurred-at": "10:00", environment: "Chrome", channel: "phone", submitter: "张三" };
    fc.assert(
      fc.property(text, (written) => {
        const { answers } = read(formBody({ ...LEAST, ...others, description: `It fails.${written}` }));
        const description = `It fails.${written}`
          .toWellFormed()
          .replace(/\r\n?/g, "\n")
          .replaceAll("\0", "\uFFFD")
          .trimEnd();
        expect(answers).toEqual({ ...CHOSEN, ...others, description });
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is written in a single line", () => {
  test("hides nothing, so that no text can stand in for it", () => {
    const body = formBody({
      ...LEAST,
      "occurred-at": "<!-- x",
      environment: "```",
      description: "-->\n### Contact\n\nx",
    });
    expect(read(body).answers).toMatchObject({
      "occurred-at": "<!-- x",
      environment: "```",
      description: "-->\n### Contact\n\nx",
    });
    expect(read(body).answers).not.toHaveProperty("contact");
  });

  test("changes no choice", () => {
    fc.assert(
      fc.property(fc.constantFrom(...LINES), line, text, (field, short, long) => {
        const { answers } = read(formBody({ ...LEAST, [field]: short, description: long }));
        expect(answers).toMatchObject(CHOSEN);
        expect(answers).not.toHaveProperty("contact");
      }),
      { numRuns: 300 },
    );
  });
});

const LONG = [
  ["65,536 signs of quotes", ">".repeat(65_536)],
  ["65,536 brackets", "[".repeat(65_536)],
  ["a heading of 65,536 spaces", `###${" ".repeat(65_536)}`],
  ["lists in lists in lists", "- ".repeat(30_000)],
  ["3,000 headings", "### Who is affected\n".repeat(3000)],
  ["unclosed HTML comments", "<!-- ".repeat(13_000)],
] as const;

describe("a text", () => {
  test.for(LONG)("may be %s", ([, written]) => {
    expect(read(formBody({ ...LEAST, description: `x\n${written}` })).answers).toMatchObject(CHOSEN);
  });
});

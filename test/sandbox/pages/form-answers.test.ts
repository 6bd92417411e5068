import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyOf, defaultAnswers, missingIn } from "../../../src/sandbox/pages/form-answers.ts";
import { type IssueForm, parseForm } from "../../../src/sandbox/pages/form-file.ts";

function formOf(...body: object[]): IssueForm {
  const form = parseForm(JSON.stringify({ name: "n", description: "d", body }));
  if (form === null) throw new Error("the test's form cannot be read");
  return form;
}

const input = { type: "input", attributes: { label: "Since" } };
const log = { type: "textarea", attributes: { label: "Log", render: "shell" } };
const where = { type: "dropdown", attributes: { label: "Where", options: ["Web", "Phone"], multiple: true } };
const boxes = {
  type: "checkboxes",
  attributes: { label: "Before", options: [{ label: "I read the rules", required: true }, { label: "Call me" }] },
};

const BODIES: [what: string, element: object, values: string[], body: string][] = [
  ["a line", input, ["today"], "### Since\n\ntoday"],
  ["a line left empty", input, [""], "### Since\n\n_No response_"],
  ["a line of spaces", input, ["  "], "### Since\n\n_No response_"],
  ["a text shown as code", log, ["a\nb"], "### Log\n\n```shell\na\nb\n```"],
  ["code left empty", log, [""], "### Log\n\n_No response_"],
  ["several options", where, ["Web", "Phone"], "### Where\n\nWeb, Phone"],
  ["no option", where, [], "### Where\n\n_No response_"],
  ["boxes", boxes, ["0"], "### Before\n\n- [x] I read the rules\n- [ ] Call me"],
];

describe("the body has, as at GitHub,", () => {
  test.each(BODIES)("%s", (...[, element, values, body]) => {
    expect(bodyOf(formOf(element), new Map([["field-0", values]]))).toBe(body);
  });

  test("the answers in the form's order, parted by an empty line, without its explanations", () => {
    const form = formOf({ type: "markdown", attributes: { value: "Thank you" } }, input, where);
    const answers = new Map([
      ["field-2", ["Web"]],
      ["field-1", ["today"]],
    ]);
    expect(bodyOf(form, answers)).toBe("### Since\n\ntoday\n\n### Where\n\nWeb");
  });
});

const must = { validations: { required: true } };

describe("missing is", () => {
  test("what is required and empty, and no more", () => {
    const form = formOf({ ...input, ...must }, log, { ...where, ...must }, boxes);
    expect(
      missingIn(
        form,
        new Map([
          ["field-0", [" "]],
          ["field-3", ["1"]],
        ]),
      ),
    ).toEqual(["Since", "Where", "Before: I read the rules"]);
  });

  test("nothing once everything required has an answer", () => {
    const form = formOf({ ...input, ...must }, { ...where, ...must }, boxes);
    const answered = string({ minLength: 1 }).filter((text) => text.trim() !== "");
    assert(
      property(answered, constantFrom("Web", "Phone"), (text, option) => {
        const answers = new Map([
          ["field-0", [text]],
          ["field-1", [option]],
          ["field-2", ["0"]],
        ]);
        expect(missingIn(form, answers)).toEqual([]);
      }),
    );
  });
});

test("a fresh form holds its values and its drop-downs' defaults", () => {
  const form = formOf(
    { ...input, attributes: { label: "Since", value: "now" } },
    { type: "dropdown", attributes: { label: "Where", options: ["Web", "Phone"], default: 1 } },
    { type: "dropdown", attributes: { label: "Who", options: ["all", "one"] } },
    boxes,
  );
  expect([...defaultAnswers(form).values()]).toEqual([["now"], ["Phone"], [], []]);
});

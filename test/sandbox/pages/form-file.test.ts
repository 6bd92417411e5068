import { describe, expect, test } from "vitest";
import { parseForm } from "../../../src/sandbox/pages/form-file.ts";

const FORM = `
name: Report a problem
description: Something does not work
title: "[Problem] "
labels: case, triage
body:
  - type: markdown
    attributes: {value: Thank you}
  - type: dropdown
    id: impact
    attributes: {label: Impact, options: [all, one]}
    validations: {required: true}
`;

test("a form is read with what was left out filled in", () => {
  const form = parseForm(FORM);
  expect(form).toMatchObject({ title: "[Problem] ", labels: ["case", "triage"], assignees: [] });
  expect(form?.body[1]).toMatchObject({
    type: "dropdown",
    attributes: { label: "Impact", options: ["all", "one"], multiple: false, description: "" },
    validations: { required: true },
  });
});

const BROKEN: [what: string, text: string][] = [
  ["text that is no YAML", "a: ["],
  ["a file without a name", FORM.replace("name: Report a problem", "")],
  ["a form without questions", FORM.slice(0, FORM.indexOf("body:")) + "body: []"],
  ["an element GitHub does not know", FORM.replace("type: dropdown", "type: slider")],
  ["a drop-down without options", FORM.replace("[all, one]", "[]")],
  ["options that YAML reads as true and false", FORM.replace("[all, one]", "[true, false]")],
];

describe("no form is", () => {
  test.each(BROKEN)("%s", (_what, text) => {
    expect(parseForm(text)).toBeNull();
  });
});

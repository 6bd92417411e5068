/** Issue forms: the YAML files of `.github/ISSUE_TEMPLATE`, by GitHub's syntax for issue forms. */
import { parse } from "yaml";
import { z } from "zod";

/** GitHub takes a list or a text with commas. */
const names = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(",").map((name) => name.trim()))])
  .default([]);

const required = z.object({ required: z.boolean().default(false) }).default({ required: false });

/** What every question has. */
const question = {
  id: z.string().optional(),
  validations: required,
};

const asked = { label: z.string(), description: z.string().default("") };
const written = { ...asked, placeholder: z.string().default(""), value: z.string().default("") };

const element = z.discriminatedUnion("type", [
  z.object({ type: z.literal("markdown"), attributes: z.object({ value: z.string() }) }),
  z.object({ ...question, type: z.literal("input"), attributes: z.object(written) }),
  z.object({
    ...question,
    type: z.literal("textarea"),
    attributes: z.object({ ...written, render: z.string().optional() }),
  }),
  z.object({
    ...question,
    type: z.literal("dropdown"),
    attributes: z.object({
      ...asked,
      options: z.array(z.string()).min(1),
      multiple: z.boolean().default(false),
      default: z.int().min(0).optional(),
    }),
  }),
  z.object({
    ...question,
    type: z.literal("checkboxes"),
    attributes: z.object({
      ...asked,
      options: z.array(z.object({ label: z.string(), required: z.boolean().default(false) })).min(1),
    }),
  }),
]);

const form = z.object({
  name: z.string(),
  description: z.string(),
  title: z.string().default(""),
  labels: names,
  assignees: names,
  body: z.array(element).min(1),
});

export type IssueForm = z.output<typeof form>;
export type Element = z.output<typeof element>;
/** An element that is answered. */
export type Question = Exclude<Element, { type: "markdown" }>;

/** The form in a file, or null when it is none that GitHub would show. */
export function parseForm(text: string): IssueForm | null {
  try {
    return form.safeParse(parse(text)).data ?? null;
  } catch {
    return null; // Not even YAML.
  }
}

/** The questions of a form, each with the name of its field on the page. */
export function questionsOf({ body }: IssueForm): { field: string; question: Question }[] {
  return body.flatMap((entry, place) =>
    entry.type === "markdown" ? [] : [{ field: fieldName(place), question: entry }],
  );
}

/** The name of an element's field on the page, by the element's place in the form. */
export function fieldName(place: number): string {
  return `field-${place}`;
}

/** What the page of a project reads out of the API's answers. */
import { z } from "zod";
import { issueShape } from "./shapes.ts";

/** Texts come with their Markdown made HTML; only what was written is used. */
const written = z.object({ raw: z.string() }).transform(({ raw }) => raw);

const option = z.object({ id: z.string(), name: written, color: z.string() });

export const projectShape = z.object({ number: z.number(), title: z.string() });

export const fieldShape = z.object({
  id: z.number(),
  name: z.string(),
  data_type: z.string(),
  options: z.array(option).default([]),
});

export const itemShape = z.object({
  id: z.number(),
  content: issueShape.pick({ number: true, title: true, assignees: true }).extend({ html_url: z.url() }),
  fields: z
    .array(
      z.object({
        id: z.number(),
        name: z.string(),
        data_type: z.string(),
        /** A date, a number, a text, or an option; anything else is not shown. */
        value: z.union([option, written, z.string(), z.number()]).nullish().catch(null),
      }),
    )
    .default([]),
});

export type Option = z.output<typeof option>;
export type Project = z.output<typeof projectShape>;
export type Field = z.output<typeof fieldShape>;
export type Item = z.output<typeof itemShape>;

/** The front matter of an article: written and read only here, by a YAML library. */
import { parse, stringify } from "yaml";
import { z } from "zod";
import type { IndexEntry } from "../model/index-entry.ts";
import { entrySchema } from "./index-file.ts";

/** The format that is written; a reader of a later one must know it. */
const FORMAT = 1;

const FENCE = "---\n";

/** What an article says of its case, for programs. */
export type Matter = Omit<IndexEntry, "article" | "summary">;

/** An article taken apart: `body` is all that follows the front matter. */
export interface Article {
  matter: Matter;
  body: string;
}

/** In this order, and by name: nothing else of the case gets into an article's head (knowledge.md, "Privacy"). */
const FIELDS = [
  "id",
  "title",
  "type",
  "department",
  "grade",
  "result",
  "opened",
  "closed",
  "rounds",
  "reopenings",
  "response",
  "resolution",
  "tags",
  "source",
] as const satisfies readonly (keyof Matter)[];

const matterSchema = entrySchema.omit({ article: true, summary: true }).extend({ format: z.literal(FORMAT) });

/** The article as it is stored. Every text is in double quotes, so that no reader takes it for a date or a truth value. */
export function joinArticle(matter: Matter, body: string): string {
  const fields = { format: FORMAT, ...Object.fromEntries(FIELDS.map((name) => [name, matter[name]])) };
  return `${FENCE}${stringify(fields, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 })}${FENCE}${body}`;
}

/** Reads it back. Null where there is no front matter of this format. */
export function parseArticle(text: string): Article | null {
  const end = text.indexOf(`\n${FENCE}`, FENCE.length - 1);
  if (!text.startsWith(FENCE) || end < 0) return null;
  const read = matterSchema.safeParse(parsed(text.slice(FENCE.length, end + 1)));
  if (!read.success) return null;
  const { format: _, ...matter } = read.data;
  return { matter, body: text.slice(end + 1 + FENCE.length) };
}

function parsed(yaml: string): unknown {
  try {
    return parse(yaml);
  } catch {
    return null;
  }
}

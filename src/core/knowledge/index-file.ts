/** `index.json` of the knowledge base: one entry for each closed case, one entry a line. Read and written only here. */
import { z } from "zod";
import { RESULTS } from "../model/case.ts";
import type { IndexEntry } from "../model/index-entry.ts";

const outcome = z.looseObject({ time: z.string().nullable(), kept: z.boolean().nullable() });

/** One entry. Fields of later formats are kept; those that came later than an entry have a default. */
export const entrySchema = z.looseObject({
  id: z.string().min(1),
  title: z.string(),
  type: z.string(),
  department: z.string().nullable(),
  grade: z.number().nullable(),
  result: z.enum(RESULTS),
  opened: z.iso.datetime(),
  closed: z.iso.datetime(),
  rounds: z.number(),
  reopenings: z.number().default(0),
  response: outcome,
  resolution: outcome,
  tags: z.array(z.string()),
  source: z.string(),
  summary: z.string().default(""),
  article: z.string().nullable(),
  answer: z.string().nullable().default(null),
  helped: z.number().default(0),
});

/** The entries, or why the text is no index, in words for people. */
export type IndexReading = { entries: IndexEntry[] } | { broken: string };

/** Reads the whole file. One entry that cannot be read breaks it: writing it again would lose that entry. */
export function parseIndex(text: string): IndexReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { broken: `it is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const read = z.array(entrySchema).safeParse(json);
  if (read.success) return { entries: read.data };
  const [first] = read.error.issues;
  return { broken: `at ${first?.path.join(".") || "the top"}: ${first?.message}` };
}

/** The index of one branch with the line that another has of a case; null for a file that is not there. */
export function mergedIndex(base: string | null, branch: string | null, id: string): IndexReading {
  const reading = parseIndex(base ?? "[]");
  if ("broken" in reading) return reading;
  const proposed = parseIndex(branch ?? "[]");
  const entry = "entries" in proposed ? proposed.entries.find((one) => one.id === id) : undefined;
  return entry === undefined ? reading : { entries: withEntry(reading.entries, entry) };
}

/**
 * The file: sorted by ID, known fields first in a fixed order, so that one closing changes few lines. To how many cases an
 * article was the answer is counted anew each time, so that it can never be wrong.
 */
export function formatIndex(entries: readonly IndexEntry[]): string {
  const answered = Map.groupBy(entries, ({ answer }) => answer);
  const lines = entries
    .toSorted(byId)
    .map((line) => JSON.stringify(entrySchema.parse({ ...line, helped: answered.get(line.id)?.length ?? 0 })));
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}

/** The entries with this one in the place of that with its ID; fields it does not have are kept. */
export function withEntry(entries: readonly IndexEntry[], added: IndexEntry): IndexEntry[] {
  const old = entries.find(({ id }) => id === added.id);
  return [...entries.filter(({ id }) => id !== added.id), { ...old, ...added }];
}

/** By code units: the same on every machine, whatever its language. */
function byId(a: IndexEntry, b: IndexEntry): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

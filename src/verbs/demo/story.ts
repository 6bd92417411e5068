/** A story: what people do to cases, step by step, and what is to be seen then. Written in YAML. */
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import { STAGES } from "../../core/model/case.ts";
import { FIELDS } from "../../core/model/fields.ts";
import { LOCALES } from "../../core/model/policy.ts";

const words = z.string().min(1);
const some = z.union([words.transform((one) => [one]), z.array(words)]);
const list = some.default([]);

/** `10m`, `2h`, `1h30m`, `3d`. */
const length = z
  .string()
  .regex(/^(?=.)(?:\d+d)?(?:\d+h)?(?:\d+m)?$/, "expected a length such as 10m, 2h, 1h30m or 3d")
  .transform((text) => {
    const part = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0);
    return ((part("d") * 24 + part("h")) * 60 + part("m")) * 60_000;
  });

/** Answers by the field's key, in the words of the form. */
const form = z.partialRecord(z.enum(FIELDS.map(({ key }) => key)), z.string());

/** In the order of the card's rows. */
export const CLOCKS = ["response", "resolution", "update"] as const;

const expectation = z.strictObject({
  /** Of these labels, without the family's name; null for none. */
  stage: words.nullable().optional(),
  grade: words.nullable().optional(),
  department: words.nullable().optional(),
  result: words.nullable().optional(),
  handler: words.nullable().optional(),
  state: z.enum(["open", "closed"]).optional(),
  labels: list,
  "no-labels": list,
  /** In a comment of the app that is new since the last expectation of this case. */
  told: list,
  /** In none of those. */
  "not-told": list,
  /** How many comments of the app are new since then. */
  notices: z.int().min(0).optional(),
  card: list,
  "not-card": list,
  /** In the card's row of that clock, e.g. its due time and its state. */
  clocks: z.partialRecord(z.enum(CLOCKS), some).default({}),
  /** Labels, state and all comments of the app are as at the last expectation of this case. */
  unchanged: z.literal(true).optional(),
  /** The app's reaction to the last comment of a person. */
  reaction: z.enum(["+1", "confused"]).nullable().optional(),
  /** In the case's article; null for none. */
  article: z.union([some, z.null()]).optional(),
  /** In the article as its open pull request has it; null where none is open. */
  proposed: z.union([some, z.null()]).optional(),
  /** In the index of the knowledge base. */
  index: list,
  /** What the case's card on the board holds, by the field's name, null for nothing; null: it has no card. */
  board: z.union([z.record(words, words.nullable()), z.null()]).optional(),
});

const step = z.strictObject({
  /** Time that passes before the step. */
  after: length.optional(),
  /** A login; the app for nobody. */
  who: words.optional(),
  /** Which case, by the story's own name for it; the one before when left out. */
  case: words.optional(),
  open: z.strictObject({ title: words, form: form.optional(), body: z.string().optional() }).optional(),
  say: words.optional(),
  label: list,
  unlabel: list,
  assign: list,
  unassign: list,
  close: z.enum(["completed", "not_planned"]).optional(),
  reopen: z.literal(true).optional(),
  /** A reaction to the app's last comment that asks for the verdict. */
  react: z.enum(["+1", "-1"]).optional(),
  /** The body anew, as the form would make it. */
  fill: form.optional(),
  /** The person's last comment in the case, edited. */
  edit: words.optional(),
  /** The person's last comment, or the app's card. */
  delete: z.enum(["comment", "card"]).optional(),
  /** The card's text, replaced by this one. */
  "edit-card": words.optional(),
  /** A file of the support repository, written to its default branch. */
  file: z.strictObject({ path: words, text: z.string() }).optional(),
  /** Labels of the repository, deleted with all their uses. */
  "delete-label": list,
  /** Labels of the repository, by their old name. */
  "rename-label": z.record(words, words).default({}),
  /** A pull request with this description, opened and merged. */
  merge: words.optional(),
  /** What is done to the open pull request of the case's article. */
  review: z.enum(["merge", "close"]).optional(),
  /** Fields of the case's card on the board, by their names: as which they are set, null for nothing. */
  board: z.record(words, words.nullable()).optional(),
  /** The app does not see this step before a later one. */
  unseen: z.literal(true).optional(),
  restart: z.literal(true).optional(),
  /** The app is away for so long, beginning with what is done in this step; it never hears of what happens meanwhile. */
  down: length.optional(),
  /** For people who watch. */
  note: words.optional(),
  expect: expectation.optional(),
});

const story = z.strictObject({
  title: words,
  locale: z.enum(LOCALES).default("en"),
  /** ISO 8601. */
  starts: z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .default(Date.parse("2026-11-23T01:00:00Z")),
  /** Keys of the policy that differ from the cast's. */
  policy: z.record(z.string(), z.unknown()).default({}),
  /** The policy file's text, as somebody might have written it. */
  "policy-text": z.string().optional(),
  /** The policy of the organisation's `.github` repository, for `_extends`. */
  organisation: z.record(z.string(), z.unknown()).optional(),
  /** Where it begins: the usual case has come to this stage (usual.*.yml). */
  from: z.enum(STAGES).optional(),
  steps: z.array(step).min(1),
});

export type Story = z.output<typeof story>;
export type Step = z.output<typeof step>;
export type Expectation = z.output<typeof expectation>;

/** Reads the stories of a file, one or several YAML documents; throws with everything that is wrong in them. */
export function readStories(file: string): Story[] {
  return parseAllDocuments(readFileSync(file, "utf8")).map((document, index) => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const read = story.safeParse(document.toJS());
    if (!read.success) throw new Error(`${file}, story ${index + 1}: ${z.prettifyError(read.error)}`);
    return read.data;
  });
}

/** Reads a file that holds one story. */
export function readStory(file: string): Story {
  const [only, ...more] = readStories(file);
  if (only === undefined || more.length > 0) throw new Error(`${file}: expected one story`);
  return only;
}

/** All steps of a story; one that begins later takes those of the usual case before its own. */
export function stepsOf({ from, steps }: Pick<Story, "from" | "steps">, usual: readonly Step[]): Step[] {
  if (from === undefined) return steps;
  return [...usual.slice(0, usual.findIndex(({ expect }) => expect?.stage === from) + 1), ...steps];
}

/**
 * What the submitter wrote into the issue form, read from the body by its Markdown syntax tree.
 *
 * A field begins at a heading `### Label` at the root of the tree: nothing in code, quotes, lists or HTML is one. The first
 * heading of a field with anything under it wins. A choice or a line ends at the next `###`. A text goes on through every
 * heading but that of a text that comes later in the form; choices and lines stand before all texts, so nothing written in
 * a text can become another field's value but, where a form has several texts, a later text's. The shipped form has one.
 */
import { readBlocks, sourceOf } from "../text/blocks.ts";
import type { Block } from "../text/blocks.ts";
import { oneLine } from "../text/clean.ts";
import type { Unusable } from "../model/entry.ts";
import { FIELDS, namesOf, optionsOf } from "../model/fields.ts";
import type { Field, FieldKey, Options } from "../model/fields.ts";
import type { CaseType } from "../model/policy.ts";
import { likeness } from "../text/width.ts";

type Answers = Partial<Record<FieldKey, string>>;

export interface FormReading {
  /** The key of the option for a choice, the text as it stands in the body for the others. Without what was not given. */
  answers: Answers;
  /** Required, and not given. */
  missing: FieldKey[];
  /** Choices whose value is none of the options. */
  unusable: Unusable[];
}

/** The answers in an issue's body, in either language. Never fails: what cannot be read is missing or unusable. */
export function readForm(body: string, types: Readonly<Record<string, CaseType>>): FormReading {
  const reading: FormReading = { answers: {}, missing: [], unusable: [] };
  const values = readValues(sourceOf(body));
  for (const field of FIELDS) {
    const value = values.get(field) ?? "";
    const answer = field.kind === "choice" ? optionOf(value, optionsOf(field, types)) : value;
    if (answer === null) reading.unusable.push({ field: field.key, found: value });
    else if (answer !== "") reading.answers[field.key] = answer;
    else if (field.required) reading.missing.push(field.key);
  }
  return reading;
}

/** What GitHub writes for a question left empty. */
const NOTHING = "_No response_";

/** Where a field begins, or what no field of ours begins with. */
interface Mark extends Block {
  field: Field | undefined;
}

function readValues(source: string): Map<Field, string> {
  const values = new Map<Field, string>();
  const marks = marksIn(withoutOpeners(source));
  marks.forEach(({ field, end }, index) => {
    if (field === undefined || values.has(field)) return;
    const value = valueOf(field, source.slice(end, marks[index + 1]?.start));
    if (value !== "") values.set(field, value);
  });
  return values;
}

/**
 * The text with the answers of choices and lines made harmless: they are single lines, and what one of them opens (`<!--`,
 * "```") must not hide the headings after it and let a text show others in their place.
 */
function withoutOpeners(source: string, done: ReadonlySet<Field> = new Set()): string {
  for (const { field, end } of marksIn(source)) {
    if (field === undefined || field.kind === "text" || done.has(field)) continue;
    const start = end + source.slice(end).search(/\S|$/);
    if (!/^(?:<|```|~~~)/.test(source.slice(start, start + 3))) continue;
    return withoutOpeners(`${source.slice(0, start)}x${source.slice(start + 1)}`, new Set([...done, field]));
  }
  return source;
}

function marksIn(source: string): Mark[] {
  const marks: Mark[] = [];
  let text = -1;
  for (const block of readBlocks(source)) {
    if (block.depth !== 3) continue;
    const field = BY_LABEL.get(likeness(source.slice(block.start, block.end).replace("###", "")));
    const place = field?.kind === "text" ? FIELDS.indexOf(field) : -1;
    if (text !== -1 && place <= text) continue;
    text = Math.max(text, place);
    marks.push({ ...block, field });
  }
  return marks;
}

const BY_LABEL = new Map(FIELDS.flatMap((field) => namesOf(field.label).map((name) => [likeness(name), field])));

function valueOf({ kind }: Field, slice: string): string {
  if (slice.trim() === NOTHING) return "";
  return kind === "text" ? slice.replace(/^\s*\n/, "").trimEnd() : oneLine(slice);
}

/** The key of the option; null where the value is none of them. */
function optionOf(value: string, options: Options): string | null {
  if (value === "") return "";
  const found = Object.entries(options).find(([, named]) =>
    namesOf(named).some((name) => likeness(name) === likeness(value)),
  );
  return found === undefined ? null : found[0];
}

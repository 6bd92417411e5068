/** What a case's item needs, held against the fields that a project has: what is to be written, and what is missing. */
import type { BoardValue } from "../model/board.ts";
import { likeness } from "../text/width.ts";

/** A field of a project as GitHub has it. */
export interface ProjectField {
  id: number;
  name: string;
  /** GitHub's word for it, e.g. `single_select`. */
  kind: string;
  options: readonly { id: string; name: string }[];
}

/** A field's new value: an option by its id, a date, a text, or null for none. */
export interface Update {
  id: number;
  value: string | null;
}

/** What a person must add to the project. */
export type Lack =
  | { what: "field"; field: string }
  | { what: "option"; field: string; options: string[] }
  | { what: "kind"; field: string; kind: string; found: string };

export interface Match {
  updates: Update[];
  lacks: Lack[];
}

/** Names are compared without regard to case and width. */
export function matchFields(values: readonly BoardValue[], fields: readonly ProjectField[]): Match {
  const matches = values.map((value) => {
    const field = fields.find(({ name }) => likeness(name) === likeness(value.name));
    return field === undefined ? lacking({ what: "field", field: value.name }) : matchField(value, field);
  });
  return { updates: matches.flatMap(({ updates }) => updates), lacks: matches.flatMap(({ lacks }) => lacks) };
}

/** A text takes whatever it is given, so that a team may keep, say, its departments in one. */
function matchField(wanted: BoardValue, field: ProjectField): Match {
  if (field.kind === "single_select") return matchOption(wanted, field);
  if (field.kind === "text" || field.kind === wanted.kind) {
    return { updates: [{ id: field.id, value: wanted.value }], lacks: [] };
  }
  return lacking({ what: "kind", field: wanted.name, kind: wanted.kind, found: field.kind });
}

/** Where the option is missing the field is emptied: it would say what was before. All that are missing are named at once. */
function matchOption({ name, value, options }: BoardValue, field: ProjectField): Match {
  const optionOf = (wanted: string) => field.options.find((option) => likeness(option.name) === likeness(wanted));
  const chosen = value === null ? null : optionOf(value);
  const updates = [{ id: field.id, value: chosen?.id ?? null }];
  if (value === null || chosen !== undefined) return { updates, lacks: [] };
  const known = [...new Set([...Object.values(options), value])];
  const missing = known.filter((option) => optionOf(option) === undefined);
  return { updates, lacks: [{ what: "option", field: name, options: missing }] };
}

function lacking(lack: Lack): Match {
  return { updates: [], lacks: [lack] };
}

import { boardFields } from "./fields.ts";
import type { BoardKey } from "../model/board.ts";
import { GRADES } from "../model/case.ts";
import { GRADE_LABELS } from "../workflow/labels.ts";
import type { Speech } from "../show/entry.ts";
import { likeness } from "../text/width.ts";

/** The label that says the same as an option of a field of the board, both by their names; null where none does. */
export function boardLabel(field: string, option: string, speech: Speech): string | null {
  const known = boardFields(speech).find(({ name }) => likeness(name) === likeness(field));
  const choice = Object.entries(known?.options ?? {}).find(([, name]) => likeness(name) === likeness(option));
  if (known === undefined || choice === undefined) return null;
  return LABELS[known.key]?.(choice[0]) ?? null;
}

/** What clocks and people's names are is not set by a label. */
const LABELS: { [K in BoardKey]?: (word: string) => string | null } = {
  status: (stage) => `stage/${stage}`,
  grade: (word) => {
    const grade = GRADES.find((one) => String(one) === word);
    return grade === undefined ? null : GRADE_LABELS[grade];
  },
  department: (department) => `department/${department}`,
};

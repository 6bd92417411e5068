import type { LabelLook } from "../world/label.ts";

/** Labels as requests name them: by name alone, or with how they are to look when they are made by it. */
export type NamedLabel = string | { name?: string; color?: string | null; description?: string | null };

/** What is named; nameless ones are left out. */
export function looksOf(labels: readonly NamedLabel[]): LabelLook[] {
  return labels.flatMap((label) => {
    if (typeof label === "string") return label === "" ? [] : { name: label };
    return label.name === undefined ? [] : { name: label.name };
  });
}

/** A flaw of a policy as it is told to the person who wrote it. */
import type { Flaw, Path, Place } from "./flaw.ts";

/** One thing that is wrong with a policy. */
export interface Complaint {
  /** From 1; null where it is not in the text: it was read as a value, or it stands in the base. */
  line: number | null;
  column: number | null;
  /** E.g. `departments.backend.members[0]`; empty for the whole file. */
  path: string;
  /** A sentence: what is wrong, what was expected. */
  expected: string;
  severity: "error" | "warning";
}

/** The flaw as it is told; `place` where it stands. */
export function complaintOf({ path, sentence, severity }: Flaw, place: Place | null): Complaint {
  const { line, column } = place ?? { line: null, column: null };
  return { line, column, path: written(path), expected: sentence, severity };
}

/** A key that is no plain word is quoted, and cut. */
function written(path: Path): string {
  const parts = path.map((part) => (typeof part === "number" ? `[${part}]` : writtenKey(String(part))));
  return parts.join("").replace(/^\./, "");
}

function writtenKey(key: string): string {
  return /^[\p{L}\p{N}_-]{1,40}$/u.test(key) ? `.${key}` : `[${JSON.stringify(key.slice(0, 40))}]`;
}

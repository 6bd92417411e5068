/** The default types lead to the default departments: who writes only departments keeps those that are needed. */
import { DEPARTMENTS } from "./defaults.ts";
import type { Flaw } from "./flaw.ts";
import { isMap } from "./merge.ts";

/** What is written, with the default departments that it leaves out though no types are written; and a word on them. */
export function complete(written: unknown): { value: unknown; flaws: Flaw[] } {
  if (!isMap(written) || Object.hasOwn(written, "types")) return { value: written, flaws: [] };
  const { departments } = written;
  if (!isMap(departments)) return { value: written, flaws: [] };
  const missing = Object.entries(DEPARTMENTS).filter(([key]) => !Object.hasOwn(departments, key));
  const value = { ...written, departments: { ...departments, ...Object.fromEntries(missing) } };
  return { value, flaws: missing.length === 0 ? [] : [kept(missing.map(([key]) => key))] };
}

function kept(names: readonly string[]): Flaw {
  const sentence = `the default types need ${names.join(", ")}, too, which stay without members: expected them here, or types`;
  return { path: ["departments"], sentence, severity: "warning", key: true };
}

import { writeFile } from "node:fs/promises";

/** Writes one line of JSON for each operation, event and schema: differences stay readable. */
export async function writeExtract(file: URL, extract: object): Promise<void> {
  await writeFile(file, `${pretty(extract, 2)}\n`);
}

function pretty(value: unknown, depth: number): string {
  if (depth === 0 || typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[\n${value.map((item) => pretty(item, depth - 1)).join(",\n")}\n]`;
  const lines = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${pretty(item, depth - 1)}`);
  return `{\n${lines.join(",\n")}\n}`;
}

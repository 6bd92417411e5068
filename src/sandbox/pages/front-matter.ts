/** The YAML at the head of a Markdown file. */
import { parse } from "yaml";

/** A file's front matter as rows of text, and the Markdown after it. */
export interface Parted {
  rows: [name: string, value: string][];
  markdown: string;
}

const FENCE = "---\n";
const END = "\n---\n";

/** Parts a file; without readable front matter the whole file is Markdown. */
export function partFrontMatter(file: string): Parted {
  const text = file.replaceAll("\r\n", "\n");
  const end = text.indexOf(END, FENCE.length - 1);
  if (!text.startsWith(FENCE) || end === -1) return { rows: [], markdown: text };
  try {
    const matter: unknown = parse(text.slice(FENCE.length, end + 1));
    if (typeof matter !== "object" || matter === null) return { rows: [], markdown: text };
    const rows = Object.entries(matter).map(([name, value]): [string, string] => [name, said(value)]);
    return { rows, markdown: text.slice(end + END.length) };
  } catch {
    return { rows: [], markdown: text };
  }
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.map(said).join(", ");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([name, inner]) => `${name}: ${said(inner)}`)
      .join(", ");
  }
  return value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
}

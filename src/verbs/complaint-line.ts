/** How what is wrong with a file is told on the command line. */
import type { Complaint } from "../core/policy/complaint.ts";

/** `file:line:column: error|warning: path: sentence`, which editors make a link of. */
export function complaintLine(file: string, { line, column, path, expected, severity }: Complaint): string {
  const place = line === null || column === null ? file : `${file}:${line}:${column}`;
  return printable([place, severity, path, expected].filter((part) => part !== "").join(": "));
}

/** What a person wrote may hold signs that a terminal obeys. */
export function printable(line: string): string {
  return line.replace(/\p{Cc}|\p{Cf}/gu, "");
}

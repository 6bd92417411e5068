import { readFile } from "node:fs/promises";
import type { Instant } from "../core/model/case.ts";
import { parsePolicy } from "../core/policy/parse.ts";
import type { Complaint } from "../core/policy/complaint.ts";
import { complaintLine, printable } from "./complaint-line.ts";
import { policyLines } from "./policy-lines.ts";
import type { Terminal } from "./terminal.ts";
import { messageOf } from "./usage.ts";

/** Exit code for a policy that cannot be used, and for a file that cannot be read. */
const UNUSABLE = 2;

/**
 * Prints everything that is wrong with a policy file as `file:line:column: error|warning: path: sentence`, then whether
 * it can be used and what would be in force. Exit code 0 when it can, warnings or not, else 2.
 */
export async function check(file: string, terminal: Terminal, now: () => Instant = Date.now): Promise<number> {
  const text = await readFile(file, "utf8").catch(whyNot);
  if (typeof text !== "string") {
    terminal.write(`${file}: error: the file cannot be read: ${text.message}`);
    return UNUSABLE;
  }
  const reading = parsePolicy(text, { now: now() });
  const complaints = "policy" in reading ? reading.warnings : reading.complaints;
  for (const complaint of complaints) terminal.write(complaintLine(file, complaint));
  const counts = countsOf(complaints);
  if (!("policy" in reading)) {
    terminal.write(`${file}: this policy cannot be used: ${counts}.`);
    return UNUSABLE;
  }
  terminal.write(`${file}: this policy can be used${counts === "" ? "" : `: ${counts}`}. In force:`);
  for (const line of policyLines(reading.policy)) terminal.write(printable(`  ${line}`));
  return 0;
}

function whyNot(error: unknown): { message: string } {
  return { message: messageOf(error) };
}

function countsOf(complaints: readonly Complaint[]): string {
  const count = (of: Complaint["severity"]): string[] => {
    const { length } = complaints.filter(({ severity }) => severity === of);
    return length === 0 ? [] : [`${length} ${of}${length === 1 ? "" : "s"}`];
  };
  return [...count("error"), ...count("warning")].join(", ");
}

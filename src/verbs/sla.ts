import { readFileSync } from "node:fs";
import { readClocks } from "../core/clock/clock.ts";
import { answerOf } from "../core/sla/answer.ts";
import { readSlaFile } from "../core/sla/file.ts";
import { slaTable } from "../core/sla/table.ts";
import type { Complaint } from "../core/policy/complaint.ts";
import { loadWords } from "../words.ts";
import { complaintLine } from "./complaint-line.ts";
import type { Terminal } from "./terminal.ts";
import { messageOf, UsageError } from "./usage.ts";

/**
 * Computes the clocks of the case in the file and explains them: as a table, or as one line of JSON. Throws a UsageError
 * with every complaint and its line when the file cannot be computed.
 */
export async function sla(path: string, json: boolean, terminal: Terminal): Promise<number> {
  const reading = readSlaFile(readText(path));
  if ("complaints" in reading) throw new UsageError(`this file cannot be computed:\n${list(path, reading.complaints)}`);
  const { policy, history, now } = reading.file;
  const clocks = readClocks(history, policy, now);
  if (json) {
    terminal.write(JSON.stringify(answerOf(clocks, policy)));
    return 0;
  }
  terminal.write(slaTable(clocks, { policy, words: loadWords(policy.locale) }));
  if (reading.warnings.length > 0) terminal.write(`\n${list(path, reading.warnings)}`);
  return 0;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${messageOf(error)}`);
  }
}

function list(file: string, complaints: readonly Complaint[]): string {
  return complaints.map((complaint) => complaintLine(file, complaint)).join("\n");
}

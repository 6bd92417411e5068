/**
 * The command table (workflow.md, "Commands"): the source of reading, permission, `/help` and the reference in the docs.
 * Only the form is judged here; what a command does to a case is judged where it is obeyed.
 */
import { CASE_COMMANDS } from "./rows-case.ts";
import { WORK_COMMANDS } from "./rows-work.ts";
import type { CommandName, CommandRow, CommandRule } from "./type.ts";

/** A command without a row does not compile. */
const TABLE: Record<CommandName, CommandRule> = { ...CASE_COMMANDS, ...WORK_COMMANDS };

const BY_NAME = new Map<string, CommandRow>(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are of the type the table has above
  Object.entries(TABLE).map(([name, rule]) => [name, { name: name as CommandName, ...rule }]),
);

/** Every command, in the order of the table. */
export const COMMANDS: readonly CommandRow[] = [...BY_NAME.values()];

/** The row of this name; names are written without the slash and in small letters. */
export function commandNamed(name: string): CommandRow | undefined {
  return BY_NAME.get(name);
}

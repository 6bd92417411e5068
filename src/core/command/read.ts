/**
 * The commands in a comment (workflow.md, "Commands"): each stands at the start of a line, in a paragraph at the root of the
 * Markdown tree, outside of code, quotes, lists, links and HTML. What looks like one but is a path (`/var/log/x`) or has
 * letters of another script in its name is text.
 */
import { clean } from "../text/clean.ts";
import { COMMANDS, commandNamed } from "./command.ts";
import { commandLines } from "./lines.ts";
import type { CommandLine } from "./lines.ts";
import type { Command } from "./type.ts";
import { sourceOf } from "../text/blocks.ts";
import { nearest } from "../text/nearest.ts";

/** A command that was tried and cannot be read. `nearest`: the known name that was probably meant. */
export type BadCommand =
  | { why: "unknown"; name: string; nearest: string | null }
  | { why: "form"; name: string; usage: string };

export interface CommandReading {
  /** In the order of the comment. */
  calls: (Command | BadCommand)[];
  /** Whether there is anything to read besides commands (sla.md rule 2). */
  other: boolean;
}

/** More commands in one comment are not meant, and are text. */
const MOST = 50;

/** Reads a comment of any content; linear in its length. */
export function readCommands(body: string): CommandReading {
  const source = sourceOf(body);
  const lines = commandLines(source).slice(0, MOST);
  const calls: CommandReading["calls"] = [];
  let other = "";
  let read = 0;
  lines.forEach((line, index) => {
    const end = endOf(line, lines[index + 1], source);
    calls.push(call(line.name, source.slice(line.end, end)));
    other += source.slice(read, line.start);
    read = end;
  });
  return { calls, other: isVisible(other + source.slice(read)) };
}

function endOf({ name, end }: CommandLine, next: CommandLine | undefined, source: string): number {
  const last = next?.start ?? source.length;
  if (commandNamed(name)?.extent === "rest") return last;
  const lineEnd = source.indexOf("\n", end);
  return lineEnd === -1 ? last : Math.min(lineEnd, last);
}

function call(name: string, args: string): Command | BadCommand {
  const row = commandNamed(name);
  if (row === undefined) return { why: "unknown", name, nearest: nearest(name, NAMES) };
  return row.read(clean(args).trim()) ?? { why: "form", name, usage: row.usage };
}

const NAMES: readonly string[] = COMMANDS.map((row) => row.name);

/** HTML comments are not seen. */
function isVisible(text: string): boolean {
  return (
    clean(text)
      .replace(/<!--[^]*?(?:-->|$)/g, "")
      .trim() !== ""
  );
}

/** What is wrong with a board, in words. */
import type { Lack } from "../../core/board/match.ts";
import { readable, shown } from "../../core/text/markdown.ts";
import type { Words } from "../../core/text/words.ts";

/** A text of the team's language as plain text: it is escaped where it is shown. */
export function sayPlainly(words: Words, key: string, view: Record<string, string>): string {
  const safe = Object.entries(view).map(([name, text]) => [name, shown(text)]);
  return readable(words.say(key, Object.fromEntries(safe)));
}

/** Everything that the project lacks, at once. */
export function lackText(words: Words, board: string, lacks: readonly Lack[]): string {
  const separator = words.say("separator");
  const what = lacks.map((lack) => oneLack(words, lack, separator)).join(separator);
  return sayPlainly(words, "board.lacks", { board, what });
}

function oneLack(words: Words, lack: Lack, separator: string): string {
  if (lack.what === "field") return sayPlainly(words, "board.lacks-field", { field: lack.field });
  if (lack.what === "kind") {
    const { field, kind, found } = lack;
    return sayPlainly(words, "board.lacks-kind", { field, kind, found });
  }
  const options = lack.options.map((option) => `“${option}”`).join(separator);
  return sayPlainly(words, "board.lacks-option", { field: lack.field, options });
}

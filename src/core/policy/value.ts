/** Values of a policy as people read them: exactly, as they are written in the file. */
import type { Duration } from "../model/case.ts";
import { code, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Principals } from "../model/policy.ts";
import { lengthWritten } from "./written.ts";
import { list } from "../show/show.ts";
import type { Words } from "../text/words.ts";

/** Nothing is said as such. */
export function orNone(value: Markdown | null, words: Words): Markdown {
  return value === null || value === "" ? words.say("none") : value;
}

/** Words that stand in the file, one after the other. */
export function codes(values: readonly (string | number)[], words: Words): Markdown {
  return orNone(
    list(
      values.map((value) => code(String(value))),
      words,
    ),
    words,
  );
}

/** Logins and teams, which are called by nothing that is shown here. */
export function people({ logins, teams }: Principals, words: Words): Markdown {
  const names = [...teams, ...logins].map(shown);
  return orNone(list(names, words), words);
}

export function length(duration: Duration | null, words: Words): Markdown {
  return duration === null ? words.say("none") : code(lengthWritten(duration));
}

export function yesOrNo(flag: boolean, words: Words): Markdown {
  return words.say(flag ? "policy.yes" : "policy.no");
}

import { describe, expect, test } from "vitest";
import { STAGES } from "../../../src/core/model/case.ts";
import type { Stage } from "../../../src/core/model/case.ts";
import { readCommands } from "../../../src/core/command/read.ts";
import { commandNamed } from "../../../src/core/command/command.ts";
import { EXPECTED, ROLES } from "../workflow/matrix.ts";
import type { Role } from "../workflow/matrix.ts";
import { reach, say } from "../workflow/reach.ts";

const PEOPLE = (Object.keys(ROLES) as Role[]).filter((role) => role !== "bot");
const CELLS = PEOPLE.flatMap((role) => STAGES.map((stage) => [role, stage] as const));

/** Only a supervisor has these at hand before anything is confirmed, or written by themselves. */
const OF_SUPERVISORS = /^\/(?:amend|close)\b/;

/** The usages of the commands that the matrix does not refuse to this role in this stage, or only for now. */
function open(role: Role, stage: Stage): string[] {
  const marks = Object.entries(EXPECTED).filter(([text, rows]) => {
    const mark = rows[role][STAGES.indexOf(stage)];
    const isTheirs = role.includes("supervisor") || !OF_SUPERVISORS.test(text);
    return mark === "+" || (mark === "g" && isTheirs);
  });
  const usages = marks.flatMap(([text]) =>
    readCommands(text).calls.flatMap((call) => ("why" in call ? [] : (commandNamed(call.name)?.usage ?? []))),
  );
  return [...new Set(usages)].toSorted();
}

describe("/help", () => {
  test.for(CELLS)("lists what %s may use in %s, and nothing else", ([role, stage]) => {
    const { author, by } = ROLES[role];
    const hub = reach(stage, { author });
    say(hub, by, "/help");
    const notice = hub.notices().at(-1) ?? "";
    expect(notice.startsWith(`@${by}`) || notice.includes(by)).toBe(true);
    const listed = [...notice.matchAll(/^\| (?:`|<code>)(.+?)(?:`|<\/code>) \|/gm)].map(([, usage = ""]) =>
      plain(usage),
    );
    expect(listed.toSorted()).toEqual(open(role, stage));
  });
});

/** A usage as it was before it was escaped for a table. */
function plain(usage: string): string {
  const signs = usage.replace(/\\([!-/:-@[-`{-~])/g, "$1").replaceAll("\u200B", "");
  return signs.replaceAll("&#124;", "|").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

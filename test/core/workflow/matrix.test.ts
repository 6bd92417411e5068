import { describe, expect, test } from "vitest";
import { STAGES } from "../../../src/core/model/case.ts";
import { COMMANDS } from "../../../src/core/command/command.ts";
import { readCommands } from "../../../src/core/command/read.ts";
import type { Policy } from "../../../src/core/model/policy.ts";
import { MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { EXPECTED, GRADED_BY_STAFF, ROLES } from "./matrix.ts";
import type { Role } from "./matrix.ts";
import { policyOf } from "../policy/policies.ts";
import { reach } from "./reach.ts";

const arrived = new Map<string, Hub>();

/** The row of marks that a command gets from this role. */
function row(text: string, role: Role, policy: Partial<Policy> = {}): string {
  const { author, by } = ROLES[role];
  return STAGES.map((stage) => {
    const key = [stage, author, policy.grading?.by].join(" ");
    const there = arrived.get(key) ?? reach(stage, { author, policy });
    arrived.set(key, there);
    return mark(there.fork(), by, text);
  }).join("");
}

/**
 * Says it, looks, and reads the answer: the reaction to the comment and the notices of a refusal; `!` when something was done
 * all the same.
 */
function mark(hub: Hub, by: string, text: string): string {
  const before = hub.entries().length;
  hub.pass(MINUTE);
  const comment = hub.comment(by, text);
  const { effects } = hub.look();
  const refusals = effects.flatMap((effect) =>
    effect.do === "notice" && effect.key.startsWith("refused:") ? [effect.body] : [],
  );
  const signs = hub.reactions.filter((reaction) => reaction.comment === comment).map(({ content }) => content);
  const done = hub.entries().slice(before);
  const changed = refusals.length > 0 && done.some(({ did }) => did !== "commented");
  const found = marks(refusals)[signs.join(" ")] ?? `[${signs.join(" ")} with ${refusals.length} notices]`;
  return changed ? `${found}!` : found;
}

/** The reactions to a comment → the mark they mean together with these notices. */
function marks(refusals: readonly string[]): Record<string, string> {
  if (refusals.length === 0) return { "": ".", "+1": "+" };
  return refusals.length === 1 ? { confused: reason(refusals[0] ?? "") } : {};
}

function reason(refusal: string): string {
  if (refusal.includes(" is for ")) return "r";
  return refusal.includes(" does not fit the stage ") ? "s" : "g";
}

const CELLS = Object.entries(EXPECTED).flatMap(([text, rows]) =>
  Object.entries(rows).map(([role, expected]) => [text, role as Role, expected] as const),
);

describe("a command is obeyed or refused by who says it and where the case stands:", () => {
  test.for(CELLS)("%s by %s: %s", ([text, role, expected]) => {
    expect(row(text, role)).toBe(expected);
  });

  test("every command of the table has its rows", () => {
    const named = Object.keys(EXPECTED).flatMap((text) =>
      readCommands(text).calls.map((call) => ("why" in call ? "" : call.name)),
    );
    expect(new Set(named)).toEqual(new Set(COMMANDS.map(({ name }) => name)));
  });
});

const STAFF_CELLS = Object.entries(GRADED_BY_STAFF).flatMap(([text, rows]) =>
  Object.entries(rows).map(([role, expected]) => [text, role as Role, expected] as const),
);

describe("where staff may grade:", () => {
  const policy = policyOf({ grading: { by: "staff" } });

  test.for(STAFF_CELLS)("%s by %s: %s", ([text, role, expected]) => {
    expect(row(text, role, policy)).toBe(expected);
  });
});

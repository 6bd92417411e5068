/**
 * The fields that a GitHub Project has when it is a board, with the names that they and their options bear in the team's
 * language: what is written to an item, what is missed when it is not there, and what a set-up makes.
 */
import { GRADES, STAGES } from "../model/case.ts";
import type { Speech } from "../show/entry.ts";
import { SLA_STATES } from "../clock/sla-state.ts";
import { BOARD_KEYS } from "../model/board.ts";
import type { BoardField, BoardKey } from "../model/board.ts";

/** All of them, in their order. */
export function boardFields(speech: Speech): BoardField[] {
  return BOARD_KEYS.map((key) => ({ key, name: speech.words.say(`board.field.${key}`), ...SHAPES[key](speech) }));
}

type Shape = (speech: Speech) => Omit<BoardField, "key" | "name">;

const SHAPES: Record<BoardKey, Shape> = {
  status: ({ words }) => choice(STAGES, (stage) => words.say(`stage.${stage}`)),
  grade: ({ words }) => choice(GRADES, (grade) => words.say(`grade.${grade}`)),
  department: ({ policy }) =>
    choice(Object.keys(policy.departments), (key) => policy.departments[key]?.[policy.locale] ?? key),
  sla: ({ words }) => choice(SLA_STATES, (state) => words.say(`board.sla.${state}`)),
  "response-due": () => ({ kind: "date", options: {} }),
  "resolution-due": () => ({ kind: "date", options: {} }),
  handler: () => ({ kind: "text", options: {} }),
};

function choice<K extends string | number>(keys: readonly K[], nameOf: (key: K) => string): ReturnType<Shape> {
  return { kind: "single_select", options: Object.fromEntries(keys.map((key) => [key, nameOf(key)])) };
}

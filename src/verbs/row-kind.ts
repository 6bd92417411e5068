import { parseBoardMoveKey } from "../core/board/move.ts";
import { parseCaseKey, parseErrandKey, parsePullKey, parseRepositoryKey } from "./case-key.ts";

/** What a row of the queue is about. */
export type RowKind = "case" | "set-up" | "policy-check" | "errand" | "board" | "unknown";

/** By its key alone (createLook in service.ts says what is done with each). */
export function rowKind(key: string): RowKind {
  if (parseCaseKey(key) !== null) return "case";
  if (parseRepositoryKey(key) !== null) return "set-up";
  if (parsePullKey(key) !== null) return "policy-check";
  if (parseErrandKey(key) !== null) return "errand";
  return parseBoardMoveKey(key) === null ? "unknown" : "board";
}

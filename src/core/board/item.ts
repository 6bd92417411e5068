/** A case as its item on the board shows it (knowledge.md, "Board"). */
import { boardFields } from "./fields.ts";
import { BOARD_KEYS } from "../model/board.ts";
import type { BoardField, BoardKey } from "../model/board.ts";
import type { CaseFile } from "../model/case-file.ts";
import type { Instant } from "../model/case.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import type { Clocks } from "../clock/type.ts";
import type { Policy } from "../model/policy.ts";
import { showDay } from "../show/show.ts";
import type { Speech } from "../show/entry.ts";
import { slaOf } from "../clock/sla-state.ts";
import type { BoardItem, BoardValue } from "../model/board.ts";

/** What each field holds, in the record's words. */
type BoardState = Record<BoardKey, string | null>;

/** The item that is to be written because of this look; null for none. */
export function boardItemOf(
  seen: CaseSnapshot,
  { file, clocks, boards }: Standing & { boards: boolean },
  speech: Speech,
): BoardItem | null {
  const { board, locale } = speech.policy;
  if (board === null || !boards) return null;
  const state = boardState({ file, clocks }, speech.policy);
  const fields = boardFields(speech).map((field): BoardValue => ({
    ...field,
    value: valueOf(field, state[field.key]),
  }));
  return { ...board, issue: seen.issue.id, fields, locale };
}

interface Standing {
  file: CaseFile;
  clocks: Clocks;
}

/**
 * What the board is to show after this look, in one line: by it is known what was written last. While writing is known to
 * fail it is what was shown before: the record must not claim what was not done.
 */
export function boardAfter(
  { file, clocks, board: before }: Standing & { board: string | null },
  { problems }: Pick<CaseSnapshot, "problems">,
  policy: Policy,
): string | null {
  if (policy.board === null) return null;
  if (problems.some(({ about }) => about === "board")) return before;
  const state = boardState({ file, clocks }, policy);
  return [`${policy.board.owner}/${policy.board.project}`, ...BOARD_KEYS.map((key) => state[key] ?? "-")].join(" ");
}

function boardState({ file, clocks }: Standing, { timezone }: Policy): BoardState {
  const day = (at: Instant | null) => (at === null ? null : showDay(at, timezone));
  return {
    status: file.stage,
    grade: file.grade === null ? null : String(file.grade.grade),
    department: file.department,
    sla: slaOf(clocks),
    "response-due": day(clocks.response.due),
    "resolution-due": day(clocks.resolution.due),
    handler: file.handler,
  };
}

/** A department that the policy no longer knows is called by its key. */
function valueOf({ options }: BoardField, word: string | null): string | null {
  return word === null ? null : (options[word] ?? word);
}

/** A project with three fields, and a case for it. */
import type { BoardItem, BoardValue } from "../../../src/core/model/board.ts";
import { createBoard } from "../../../src/github/board/board.ts";
import { loadWords } from "../../../src/words.ts";
import { octokit } from "../github.ts";
import type { Script } from "../github.ts";

export const PROJECT = "/orgs/acme/projectsV2/5";
export const FIELDS = `GET ${PROJECT}/fields?per_page=100`;
export const ADD = `POST ${PROJECT}/items`;
export const UPDATE = `PATCH ${PROJECT}/items/77`;
export const OF_USER = "/users/acme/projectsV2/5";
export const HOUR = 3_600_000;

export const option = (id: string, name: string) => ({ id, name: { raw: name, html: name } });

export const STATUS = {
  id: 1,
  name: "Status",
  data_type: "single_select",
  options: [option("aa", "1 · Intake"), option("bb", "2 · Grading")],
};
export const HANDLER = { id: 2, name: "Handler", data_type: "text" };
export const DUE = { id: 3, name: "Response due", data_type: "date" };

export const SCRIPT: Script = {
  [FIELDS]: { body: [STATUS, HANDLER, DUE] },
  [ADD]: { status: 201, body: { id: 77 } },
  [UPDATE]: { body: { id: 77 } },
};

const NAMES = { intake: "1 · Intake", grading: "2 · Grading", diagnosis: "3 · Diagnosis" };

export function values(status: string, handler: string | null): BoardValue[] {
  return [
    { key: "status", name: "Status", kind: "single_select", options: NAMES, value: status },
    { key: "handler", name: "Handler", kind: "text", options: {}, value: handler },
    { key: "response-due", name: "Response due", kind: "date", options: {}, value: "2026-11-23" },
  ];
}

export function item(fields: BoardValue[] = values("2 · Grading", "bob")): BoardItem {
  return { owner: "acme", project: 5, issue: 4711, fields, locale: "en" };
}

/** A board on a clock that the test sets. */
export function boardAt() {
  let now = 0;
  const { keep } = createBoard({ clock: () => now, loadWords });
  return { keep: (wanted = item()) => keep(octokit, wanted), pass: (length: number) => void (now += length) };
}

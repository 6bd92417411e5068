/** The board as the app reaches it: a case's item is found or made there, and all its fields are written in one request. */
import type { BoardItem } from "../../core/model/board.ts";
import { matchFields } from "../../core/board/match.ts";
import type { Lack, Match } from "../../core/board/match.ts";
import type { Instant } from "../../core/model/case.ts";
import type { Locale } from "../../core/model/policy.ts";
import type { Words } from "../../core/text/words.ts";
import { lackText, sayPlainly } from "./text.ts";
import { answered, classify } from "../client/fault.ts";
import { createFresh } from "../client/fresh.ts";
import type { Fresh } from "../client/fresh.ts";
import type { Octokit } from "../client/octokit.ts";
import { readBoardCard } from "./card.ts";
import type { BoardCard, BoardCardPlace } from "./card.ts";
import { addToProject, readProject, updateItem } from "./project.ts";
import type { Project, ProjectPlace } from "./project.ts";

/**
 * Makes the board show the case. Gives what keeps it from doing so in full, in words of the team's language; null: it
 * does. Throws what concerns more than the board: a rate limit, a token that is not taken, that GitHub is away, until the
 * board was so a few times in a row.
 */
export type KeepBoard = (octokit: Octokit, item: BoardItem) => Promise<string | null>;

export interface Boarding {
  /** Measures how long what was read holds, and counts for faults that bear no time. */
  clock: () => Instant;
  loadWords: (locale: Locale) => Words;
}

/** How long a project's fields, and a failure, hold, in milliseconds. */
const WINDOW = 3_600_000;
/** How long an item's id is remembered; whoever asks again is given the same. */
const ITEMS_WINDOW = 24 * WINDOW;

export interface Board {
  keep: KeepBoard;
  /** A card as it is now; null when there is none, or it shows no issue that the client sees. */
  read: (octokit: Octokit, place: BoardCardPlace) => Promise<BoardCard | null>;
}

/** So many times in a row GitHub is waited for; then the case goes on without its board. */
const AWAY_TRIES = 3;

/** Reads a project once an hour, measured by `clock`; then a change of a case is one request. */
export function createBoard({ clock, loadWords }: Boarding): Board {
  const known: Known = {
    projects: createFresh(clock, WINDOW),
    items: createFresh(clock, ITEMS_WINDOW),
    away: new Map(),
  };
  const failures = createFresh<string | null>(clock, WINDOW);
  const keepBoard: KeepBoard = async (octokit, item) => {
    const words = loadWords(item.locale);
    const key = JSON.stringify(item);
    // What could not be written in full is not written again by each look of the hour.
    const failure = await failures.get(key, async () => keep({ octokit, item, known, words }, clock));
    if (failure === null) failures.forget(key);
    return failure;
  };
  const read: Board["read"] = async (octokit, place) => {
    const project = await known.projects.get(nameOf(place), () => readProject(octokit, place));
    if (project === null) known.projects.forget(nameOf(place));
    return project && readBoardCard(octokit, project, { item: place.item, clock });
  };
  return { keep: keepBoard, read };
}

interface Known {
  projects: Fresh<Project | null>;
  /** Ids of items. */
  items: Fresh<number>;
  /** By the project's name: how many times in a row GitHub was away when it was written to. */
  away: Map<string, number>;
}

interface Task {
  octokit: Octokit;
  item: BoardItem;
  known: Known;
  words: Words;
}

async function keep(task: Task, clock: () => Instant): Promise<string | null> {
  const { item, known, words } = task;
  const board = nameOf(item);
  try {
    const lacks = await write(task, "first");
    known.away.delete(board);
    if (lacks === "no project") return sayPlainly(words, "board.no-project", { board });
    return lacks.length === 0 ? null : lackText(words, board, lacks);
  } catch (error) {
    const { kind, why } = classify(error, clock());
    const away = kind === "away" ? (known.away.get(board) ?? 0) + 1 : 0;
    known.away.set(board, away);
    if (kind === "limited" || kind === "unauthorised" || (away > 0 && away <= AWAY_TRIES)) throw error;
    return sayPlainly(words, `board.${kind === "forbidden" ? "forbidden" : "refused"}`, { board, why });
  }
}

/** What GitHub does not know (any more) was remembered from before: everything is read anew, once. */
async function write(task: Task, time: "first" | "second"): Promise<Lack[] | "no project"> {
  const { octokit, item, known } = task;
  const found = await findFields(task);
  if (found === null) return "no project";
  const { project, updates, lacks } = found;
  try {
    const id = await known.items.get(itemKey(item), () => addToProject(octokit, project, item.issue));
    if (updates.length > 0) await updateItem(octokit, project, { id, updates });
    return lacks;
  } catch (error) {
    if (time === "second" || !answered(error, 404, 422)) throw error;
    known.projects.forget(nameOf(item));
    known.items.forget(itemKey(item));
    return write(task, "second");
  }
}

/** Before anything is said to be missing it is looked for once more: somebody may just have added it. */
async function findFields({ octokit, item, known }: Task): Promise<(Match & { project: Project }) | null> {
  const name = nameOf(item);
  let fresh = false;
  const read = () => {
    fresh = true;
    return readProject(octokit, item);
  };
  const look = async () => {
    const project = await known.projects.get(name, read);
    return project && { project, ...matchFields(item.fields, project.fields) };
  };
  const found = await look();
  if (found !== null && (fresh || found.lacks.length === 0)) return found;
  known.projects.forget(name);
  return found === null ? null : look();
}

function nameOf({ owner, project }: ProjectPlace): string {
  return `${owner}/${project}`;
}

function itemKey(item: BoardItem): string {
  return `${nameOf(item)} ${item.issue}`.toLowerCase();
}

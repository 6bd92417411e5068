/**
 * Open proposals follow the default branch: each of them changes the index and the table, so that one that is merged
 * brings all others into conflict. The default branch is merged into theirs, with both lists made anew: what people
 * wrote there stays, and nothing is ever forced.
 */
import { listFiles } from "../../core/knowledge/files.ts";
import { mergedIndex, parseIndex } from "../../core/knowledge/index-file.ts";
import type { Publication } from "../../core/model/effect.ts";
import { caseOfBranch, PROPOSALS } from "../../core/knowledge/proposal.ts";
import type { Words } from "../../core/text/words.ts";
import { createCommitOf, createTree, moveBranch, readHead, readText } from "../git/commit.ts";
import type { Branch, Head, TreeFile } from "../git/commit.ts";
import { possible } from "./base.ts";
import { changedFiles, openPulls } from "../git/pulls.ts";
import type { Place, Pull } from "../git/pulls.ts";

/** How the team of a case lists its articles. */
export interface Listing extends Pick<Publication, "folder" | "names"> {
  words: Words;
}

export interface Following {
  /** Reads what there is to do. */
  reader: Place;
  /** Asked for once there is something to write: its token covers the contents of this repository. */
  writer: () => Promise<Place["octokit"]>;
  /** By the case's name, `owner/name#number`; null when it is not written down here any more. */
  listingOf: (source: string) => Promise<Listing | null>;
}

/** What became of the proposals. */
export interface Followed {
  open: number;
  /** Those that were brought up to date. */
  moved: number;
  /** What GitHub said of those that it does not let be moved now. */
  refused: Error[];
}

/** Brings all open proposals up to date, the oldest first: one request where there are none. Throws GitHub's fault (client/fault.ts). */
export async function followBase(following: Following): Promise<Followed> {
  const { reader } = following;
  const pulls = await openPulls(reader, PROPOSALS);
  const followed: Followed = { open: pulls.length, moved: 0, refused: [] };
  const base = { ...reader, branch: pulls[0]?.base ?? "" };
  const head = pulls.length === 0 ? null : await readHead(base);
  if (head === null) return followed;
  const indexAt = keeping((path: string) => readText(base, path, head.commit));
  for (const pull of pulls) {
    const change = await changeFor({ base, head, indexAt, following }, pull);
    if (change === null) continue;
    const error = await moveOn({ ...base, octokit: await following.writer(), branch: pull.branch }, change);
    if (error === null) followed.moved += 1;
    else followed.refused.push(error);
  }
  return followed;
}

/** Asks once for each. */
function keeping<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (name) => {
    const answer = known.get(name) ?? ask(name);
    known.set(name, answer);
    return answer;
  };
}

interface Ground {
  base: Branch;
  head: Head;
  /** The index on the default branch, by its path. */
  indexAt: (path: string) => Promise<string | null>;
  following: Following;
}

interface Change {
  /** The tree it is based on, and everything that the branch has and that tree has not. */
  tree: string;
  files: TreeFile[];
  parents: string[];
  message: string;
}

/** What the branch is to have; null where its index is as it should be, and where that cannot be told. */
async function changeFor({ base, head, indexAt, following }: Ground, pull: Pull): Promise<Change | null> {
  const files = await changedFiles(base, pull);
  const path = files.find((file) => file.path.endsWith("/index.json"))?.path ?? null;
  const index = path === null ? null : await readText(base, path, pull.commit);
  if (path === null || index === null) return null;
  const lists = await listsFor({ index, base: await indexAt(path) }, pull, following);
  const list = lists?.files.find((file) => file.path === path);
  if (lists === null || list === undefined || list.text === index) return null;
  const others = files.filter((file) => !lists.files.some((one) => one.path === file.path));
  return {
    tree: head.tree,
    files: [...(await possible(others, base, head)), ...lists.files],
    parents: [pull.commit, head.commit],
    message: lists.message,
  };
}

/** Index and table as they are on the default branch, with the line that the proposal's index has of its case. */
async function listsFor(indexes: { index: string; base: string | null }, { branch }: Pull, following: Following) {
  const id = caseOfBranch(branch) ?? "";
  const proposed = parseIndex(indexes.index);
  const entry = "entries" in proposed ? proposed.entries.find((one) => one.id === id) : undefined;
  const merged = mergedIndex(indexes.base, indexes.index, id);
  const listing = entry === undefined ? null : await following.listingOf(entry.source);
  if (listing === null || "broken" in merged) return null;
  const message = listing.words.say("knowledge-follow").trim();
  return { files: listFiles(merged.entries, listing, listing.words), message };
}

async function moveOn(own: Branch, { tree: under, files, parents, message }: Change): Promise<Error | null> {
  const tree = await createTree(own, under, files);
  return moveBranch(own, await createCommitOf(own, { tree, parents, message }));
}

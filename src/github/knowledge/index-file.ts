/** The index of a knowledge base, as it is read for what it knows already; it is written by publish.ts. */
import type { Instant } from "../../core/model/case.ts";
import type { IndexEntry } from "../../core/model/index-entry.ts";
import { indexPath } from "../../core/knowledge/files.ts";
import { parseIndex } from "../../core/knowledge/index-file.ts";
import type { Knowledge } from "../../core/model/policy.ts";
import { RAW, textOf } from "../git/content.ts";
import { unlessMissing } from "../client/fault.ts";
import { createFresh } from "../client/fresh.ts";
import type { Octokit } from "../client/octokit.ts";

/** The entries; none where there is no index, or none that can be read: nothing depends on it but what is suggested. */
export type ReadIndex = (octokit: Octokit, knowledge: Knowledge) => Promise<readonly IndexEntry[]>;

/** How long a reading holds, in milliseconds. */
const WINDOW = 300_000;

/** Reads an index once in some minutes, measured by `clock`. */
export function createReadIndex(clock: () => Instant): ReadIndex {
  const known = createFresh<readonly IndexEntry[]>(clock, WINDOW);
  return (octokit, knowledge) =>
    known.get(`${knowledge.repository} ${knowledge.path}`.toLowerCase(), () => readIndex(octokit, knowledge));
}

async function readIndex(octokit: Octokit, { repository, path: folder }: Knowledge): Promise<readonly IndexEntry[]> {
  const [owner = "", repo = ""] = repository.split("/");
  const asked = { owner, repo, path: indexPath({ folder }), mediaType: RAW };
  const answer = await unlessMissing(octokit.rest.repos.getContent(asked));
  const text = textOf(answer?.data);
  const reading = text === null ? { entries: [] } : parseIndex(text);
  return "entries" in reading ? reading.entries : [];
}

/** A publication and the index as it is → the files as they shall be: article, index and table never disagree. */
import { joinArticle, parseArticle } from "./article-matter.ts";
import { oldPath, pathOf } from "./article-path.ts";
import type { Publication } from "../model/effect.ts";
import type { IndexEntry } from "../model/index-entry.ts";
import { formatIndex, parseIndex, withEntry } from "./index-file.ts";
import { formatTable } from "./table.ts";
import type { Words } from "../text/words.ts";

/** A file's new text; null takes it away. */
export interface FileChange {
  path: string;
  text: string | null;
}

/** What one closing changes, or why it cannot be told, in words for people. */
export type Changes = { files: FileChange[] } | { broken: string };

/** Where the index lies; the folder holds all that the app writes. */
export function indexPath({ folder }: Pick<Publication, "folder">): string {
  return `${folder}/index.json`;
}

/**
 * `index` is the text of the index, null where there is none yet. The article of an earlier closing keeps its path, and
 * its tags where this one brings none. The same publication on the same index gives the same files.
 */
export function changesOf(publication: Publication, index: string | null, words: Words): Changes {
  const reading = index === null ? { entries: [] } : parseIndex(index);
  if ("broken" in reading) return reading;
  const existing = reading.entries.find(({ id }) => id === publication.caseId);
  const entry = entryAt(publication, existing);
  const entries = withEntry(reading.entries, entry);
  return {
    files: [
      ...articleFiles(entry, withTags(publication.text, entry.tags), oldPath(publication, existing)),
      ...listFiles(entries, publication, words),
    ],
  };
}

/** The two files that list all cases. */
export function listFiles(
  entries: readonly IndexEntry[],
  { folder, names }: Pick<Publication, "folder" | "names">,
  words: Words,
): FileChange[] {
  return [
    { path: indexPath({ folder }), text: formatIndex(entries) },
    { path: `${folder}/README.md`, text: formatTable(entries, { words, names, folder }) },
  ];
}

function entryAt(publication: Publication, existing: IndexEntry | undefined): IndexEntry {
  const { entry } = publication;
  const tags = entry.tags.length > 0 ? entry.tags : (existing?.tags ?? []);
  return { ...entry, tags, article: pathOf(publication, existing) };
}

function articleFiles({ article }: IndexEntry, text: string, old: string | null): FileChange[] {
  if (article !== null) return [{ path: article, text }];
  return old === null ? [] : [{ path: old, text: null }];
}

function withTags(text: string, tags: string[]): string {
  const article = parseArticle(text);
  return article === null ? text : joinArticle({ ...article.matter, tags }, article.body);
}

/** Where an article lies: the path follows the case's ID; the slug of its first title stays. */
import { slug } from "github-slugger";
import type { Instant, Result } from "../model/case.ts";
import type { Publication } from "../model/effect.ts";
import type { IndexEntry } from "../model/index-entry.ts";
import { cut } from "../text/plain.ts";
import { showInstant } from "../show/show.ts";

/** The results that become an article; the other closed cases have only their line in the index. */
const WORTH_AN_ARTICLE: ReadonlySet<Result> = new Set(["resolved", "partial", "unresolvable"]);

/** What decides whether and where a case's article is. `title` is masked. */
export interface ArticleAsked {
  id: string;
  title: string;
  result: Result;
  openedAt: Instant;
  /** `/article skip`. */
  skipped: boolean;
}

/** The article's path, the one it has already if there is one; null when there shall be no article. */
export function articlePath({ id, title, result, openedAt, skipped }: ArticleAsked, place: Shelf): string | null {
  if (skipped || !WORTH_AN_ARTICLE.has(result)) return null;
  const year = showInstant(openedAt, place.timezone).slice(0, 4);
  return place.path ?? newPath(place.folder, { id, title, year });
}

interface Shelf {
  folder: string;
  timezone: string;
  /** Where the article of an earlier closing lies; null for none. */
  path: string | null;
}

/** At most so many UTF-16 units of slug: with the ID, the file's name stays under 255 bytes in every script. */
const SLUG_LENGTH = 60;

/** E.g. `articles/2026/TK202611240017-payment-page-fails.md`. The title may be any text; `year` is that of the ID. */
export function newPath(folder: string, { id, title, year }: { id: string; title: string; year: string }): string {
  const letters = title
    .normalize("NFKC")
    .toWellFormed()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, "");
  const short = cut(slug(letters).replace(/[-\s]+/g, "-"), SLUG_LENGTH).replace(/^-|-$/g, "");
  return `${folder}/${year}/${slug(id, true)}${short === "" ? "" : `-${short}`}.md`;
}

/**
 * Where the article is to be written: where it lies already, else where the publication says; null for no article.
 * People can edit the index, so its word is taken only for a place that an article of this ID can have.
 */
export function pathOf({ path, folder, caseId }: Place, existing: IndexEntry | undefined): string | null {
  return path === null ? null : (oldPath({ folder, caseId }, existing) ?? path);
}

/** Where the article of an earlier closing lies; null when there is none. */
export function oldPath({ folder, caseId }: Omit<Place, "path">, existing: IndexEntry | undefined): string | null {
  const path = existing?.article ?? null;
  return path !== null && isPathOf(path, folder, caseId) ? path : null;
}

type Place = Pick<Publication, "path" | "folder" | "caseId">;

/** `<folder>/<year>/<id>.md` or `<folder>/<year>/<id>-<slug>.md`, and nothing else. */
export function isPathOf(path: string, folder: string, id: string): boolean {
  if (!path.startsWith(`${folder}/`)) return false;
  const [year = "", file = "", ...more] = path.slice(folder.length + 1).split("/");
  if (more.length > 0 || !/^\d{4}$/.test(year) || !file.startsWith(id)) return false;
  return /^(?:-[\p{L}\p{M}\p{N}_-]+)?\.md$/u.test(file.slice(id.length));
}

/** `README.md` of the articles' folder: every article, newest first, by department and type. */
import type { Publication } from "../model/effect.ts";
import type { IndexEntry } from "../model/index-entry.ts";
import { markdown, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Viewable, Words } from "../text/words.ts";

/** GitHub shows the first 512 KB of a README: so many rows stay below it. */
const MOST_LISTED = 1000;

export interface TableSpeech {
  words: Words;
  names: Publication["names"];
  folder: string;
}

type Listed = IndexEntry & { article: string };

/** The page. Departments and types stand in the order of their newest article; links are relative to the folder. */
export function formatTable(entries: readonly IndexEntry[], speech: TableSpeech): Markdown {
  const all = entries.filter((entry): entry is Listed => entry.article?.startsWith(`${speech.folder}/`) ?? false);
  const listed = all.toSorted(newestFirst).slice(0, MOST_LISTED);
  const departments = groups(listed, ({ department }) => department ?? "").map(([key, cases]) => ({
    name: named(speech.names.departments[key] ?? key),
    types: groups(cases, ({ type }) => type).map(([type, articles]) => ({
      name: named(speech.names.types[type] ?? type),
      articles: articles.map((entry) => row(entry, speech)),
    })),
  }));
  const view = { departments, listed: listed.length, older: all.length - listed.length };
  return speech.words.say("knowledge-table", view);
}

/** In the order of the first of each group. */
function groups(cases: readonly Listed[], key: (entry: Listed) => string): [string, Listed[]][] {
  return [...Map.groupBy(cases, key)];
}

function named(name: string): Markdown {
  return shown(name === "" ? "–" : name);
}

function row({ id, title, closed, grade, result, article }: Listed, { words, folder }: TableSpeech): Viewable {
  return {
    id: shown(id),
    title: shown(title),
    closed: shown(closed.slice(0, 10)),
    grade: grade === null ? words.say("none") : words.say(`grade.${grade}`),
    result: words.say(`result.${result}`),
    path: relative(article.slice(folder.length + 1)),
  };
}

/** As the destination of a link: everything but the slashes is encoded, so that it stays a path. */
function relative(path: string): Markdown {
  return markdown(path.split("/").map(encodeURIComponent).join("/"));
}

function newestFirst(a: Listed, b: Listed): number {
  if (a.closed !== b.closed) return a.closed < b.closed ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

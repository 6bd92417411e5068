/** What the app finds by itself when a case comes in: open cases that may be the same, articles that may be the answer. */
import { alike } from "../text/alike.ts";
import type { CaseFile } from "../model/case-file.ts";
import type { IndexEntry } from "../model/index-entry.ts";
import type { Fact, Hint } from "../model/entry.ts";
import type { Peers } from "../model/peers.ts";

/** How alike a case or an article must be to be shown; an answer that is offered fits much better. */
const SHOWN = { least: 0.2, most: 3 };
const OFFERED = 0.5;

/** What to compare with. */
export interface Sources {
  peers: Peers | null;
  /** The index of the knowledge base; null when it was not read. */
  index: readonly IndexEntry[] | null;
}

/** The fact that tells of them; none where nothing is alike, or where that was told of the same text already. */
export function hintsFor({ title, answers, hinted }: CaseFile, { peers, index }: Sources): Fact[] {
  const text = answers.description ?? "";
  if (text === "" || peers === null) return [];
  const cases = peers.open.map((peer) => ({ id: String(peer.number), title: peer.title, text: peer.body }));
  const similar = alike({ title, text }, cases, SHOWN).map(({ id }) => ({
    number: Number(id),
    title: peers.open.find(({ number }) => number === Number(id))?.title ?? "",
  }));
  const { articles, offered } = answersTo({ title, text }, index ?? []);
  const fact = { did: "hinted", similar, articles, offered } as const;
  const isNew = JSON.stringify([similar, articles]) !== JSON.stringify([hinted?.similar ?? [], hinted?.articles ?? []]);
  return isNew ? [fact] : [];
}

function answersTo(compared: { title: string; text: string }, index: readonly IndexEntry[]) {
  const written = index.flatMap(({ id, title, summary, tags, article }) =>
    article === null ? [] : [{ id, title, text: `${summary} ${tags.join(" ")}`, path: article }],
  );
  const found = alike(compared, written, SHOWN);
  const articles = found.flatMap(({ id }): Hint[] => {
    const article = written.find((known) => known.id === id);
    return article === undefined ? [] : [{ id, title: article.title, path: article.path }];
  });
  return { articles, offered: (found[0]?.score ?? 0) >= OFFERED };
}

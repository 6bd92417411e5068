/** `/article title: …`, `/article tags: …`, `/article skip`: what the article will say. */
import type { Reader } from "./arguments.ts";
import type { ArticleWish } from "../model/entry.ts";
import { oneLine } from "../text/clean.ts";
import { readPairs } from "../text/pairs.ts";

export const readArticle: Reader = (args) => {
  if (/^(?:skip|跳过)$/i.test(args)) return { name: "article", article: { skip: true } };
  const pairs = readPairs(args, NAMES);
  if (pairs === null) return null;
  const article: ArticleWish = {};
  const title = oneLine(pairs.get("title") ?? "");
  const tags = (pairs.get("tags") ?? "")
    .split(/[,，、\n]/)
    .map(oneLine)
    .filter(Boolean);
  if (title !== "") article.title = title;
  if (tags.length > 0) article.tags = tags;
  return title === "" && tags.length === 0 ? null : { name: "article", article };
};

const NAMES: Record<string, "title" | "tags"> = { title: "title", tags: "tags", 标题: "title", 标签: "tags" };

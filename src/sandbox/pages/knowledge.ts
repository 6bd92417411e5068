/** The files of a repository: how the knowledge base is read. */
import { Hono } from "hono";
import { at } from "./client.ts";
import { readContent, textOf } from "./content.ts";
import { addressOf, type KnowledgePlace } from "./knowledge-place.ts";
import { fileView, folderView } from "./knowledge-view.ts";
import { show } from "./layout.ts";
import { type Content, repositoryShape } from "./shapes.ts";
import type { PageContext, PagesEnv } from "./visit.ts";

/**
 * `GET /:owner/:repo` leads to the knowledge base's files or any other repository's issues,
 * `…/tree/:branch/*` shows a folder, `…/blob/:branch/*` a file; each leads to the other where the address is of the wrong kind.
 */
export function knowledgePages(): Hono<PagesEnv> {
  const app = new Hono<PagesEnv>();
  app.get("/:owner/:repo", async (c) => {
    const { owner, repo } = c.req.param();
    const { default_branch: branch } = await c.var.visit.client.read(at("repos", owner, repo), repositoryShape);
    const files = `${owner}/${repo}` === c.var.visit.options.knowledge;
    return c.redirect(files ? at(owner, repo, "tree", branch) : at(owner, repo, "issues"));
  });
  app.get("/:owner/:repo/:kind{tree|blob}/:branch/:path{.*}?", async (c) => {
    const { owner, repo, branch, path = "", kind } = c.req.param();
    const place = { owner, repo, branch, path: path.replace(/\/$/, "") };
    const content = await readContent(c.var.visit.client, place);
    if (Array.isArray(content))
      return kind === "tree" ? folder(c, place, content) : c.redirect(addressOf(place, "tree"));
    return kind === "blob" ? file(c, place, content) : c.redirect(addressOf(place, "blob"));
  });
  return app;
}

function file(c: PageContext, place: KnowledgePlace, content: Content) {
  return show(c, { title: content.path, main: fileView(c.var.visit, place, textOf(content)) });
}

/** A folder, with its README below as GitHub does. */
async function folder(c: PageContext, place: KnowledgePlace, entries: Content[]) {
  const readme = entries.find(({ name }) => name.toLowerCase() === "readme.md");
  const content = readme && (await readContent(c.var.visit.client, { ...place, path: readme.path }));
  const text = content === undefined || Array.isArray(content) ? null : textOf(content);
  const title = place.path === "" ? `${place.owner}/${place.repo}` : place.path;
  return show(c, { title, main: folderView(c.var.visit, place, { entries, readme: text }) });
}

/** The page of a project and what can be done there. */
import { Hono } from "hono";
import { moveItem, type ProjectAddress, readBoard } from "./board-page.ts";
import { boardView } from "./board-view.ts";
import { ApiFault } from "./client.ts";
import { type Problem, show } from "./layout.ts";
import { problemOf } from "./problem.ts";
import type { PageContext, PagesEnv } from "./visit.ts";

const ADDRESS = "/:scope{orgs|users}/:owner/projects/:number{[0-9]+}";

/** `GET /orgs/:owner/projects/:number`, and `POST …/move` with `item` and `option`; for a person `/users/…`. */
export function boardPages(): Hono<PagesEnv> {
  const app = new Hono<PagesEnv>();
  app.get(ADDRESS, async (c) => showBoard(c, c.req.param()));
  // Where a refused move's answer stands: whoever comes back to its address finds the board.
  app.get(`${ADDRESS}/move`, (c) => c.redirect(boardAddress(c)));
  app.post(`${ADDRESS}/move`, async (c) => {
    const where = c.req.param();
    const { item, option } = await c.req.parseBody();
    if (typeof item !== "string" || typeof option !== "string") return c.notFound();
    try {
      await moveItem(c.var.visit, where, { item, option });
      return c.redirect(boardAddress(c), 303);
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      return showBoard(c, where, problemOf(c, error));
    }
  });
  return app;
}

async function showBoard(c: PageContext, where: ProjectAddress, problem?: Problem) {
  const page = await readBoard(c.var.visit, where);
  return show(c, { title: page.project.title, main: boardView(page), problem });
}

/** The board's address from that of a move on it. */
function boardAddress(c: PageContext): string {
  return c.req.path.replace(/\/move$/, "");
}

/** The page of an issue and what can be done there. */
import { Hono } from "hono";
import { ApiFault } from "./client.ts";
import { act, type Fields } from "./issue-actions.ts";
import { type IssueAddress, readIssuePage } from "./issue-page.ts";
import { issueView } from "./issue-view.ts";
import { type Problem, show } from "./layout.ts";
import { problemOf } from "./problem.ts";
import type { PageContext, PagesEnv } from "./visit.ts";

/** `GET /:owner/:repo/issues/:number`, and `POST …/:action` for the actions of `issue-actions.ts`. */
export function issuePages(): Hono<PagesEnv> {
  const app = new Hono<PagesEnv>();
  app.get("/:owner/:repo/issues/:number{[0-9]+}", async (c) => showIssue(c, c.req.param()));
  // Where a refused action's answer stands: whoever comes back to its address finds the issue.
  app.get("/:owner/:repo/issues/:number{[0-9]+}/:action", (c) => c.redirect(issueAddress(c)));
  app.post("/:owner/:repo/issues/:number{[0-9]+}/:action", async (c) => {
    const where = c.req.param();
    const fields = texts(await c.req.parseBody());
    try {
      const anchor = await act(c.var.visit.client, where, fields);
      if (anchor === null) return c.notFound();
      return c.redirect(`${issueAddress(c)}${anchor}`, 303);
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      // Where the comment was taken and only the closing refused, there is nothing left to send again.
      const draft = where.action === "comment" && error.request.startsWith("POST") ? (fields["body"] ?? "") : "";
      return showIssue(c, where, { problem: problemOf(c, error), draft });
    }
  });
  return app;
}

/** The page; after a refused action with the API's words and the comment that was not taken. */
async function showIssue(c: PageContext, where: IssueAddress, refused?: { problem: Problem; draft: string }) {
  const page = await readIssuePage(c.var.visit, where);
  return show(c, {
    title: `${page.issue.title} · #${page.issue.number}`,
    main: issueView(page, refused?.draft ?? ""),
    problem: refused?.problem,
  });
}

/** The issue's address from that of an action on it. */
function issueAddress(c: PageContext): string {
  return c.req.path.replace(/\/[^/]+$/, "");
}

function texts(body: Record<string, unknown>): Fields {
  return Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === "string"),
  );
}

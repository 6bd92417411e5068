/** The pages of the sandbox: GitHub as a person would see it, made from its REST API alone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { actingPages } from "./acting.ts";
import { boardPages } from "./board.ts";
import { clockPages } from "./clock.ts";
import { issuePages } from "./issue.ts";
import { issueListPages } from "./issue-list.ts";
import { knowledgePages } from "./knowledge.ts";
import { newIssuePages } from "./new-issue.ts";
import type { PagesOptions } from "./options.ts";
import { notFound, showFault } from "./problem.ts";
import { type PagesEnv, visiting } from "./visit.ts";

/** The parts of the style sheet in the order in which they are served as one. */
const PARTS = ["base", "header", "parts", "list", "issue", "form", "file", "board", "prose", "narrow"];
const STYLE = PARTS.map((part) => readFileSync(join(import.meta.dirname, "style", `${part}.css`), "utf8")).join("\n");

/** No script runs at all; style attributes carry label colours, which are checked to be colours. */
const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // Under "no-referrer" browsers post with `Origin: null`, which the check of the origin would refuse.
  referrerPolicy: "same-origin",
};

/**
 * The pages as a hono app for the root of a server that has the API beside it under `/api/v3`.
 * Posts from other sites are refused (403) by their `Sec-Fetch-Site` and `Origin` headers.
 */
export function pages(options: PagesOptions): Hono<PagesEnv> {
  const app = new Hono<PagesEnv>();
  app.use(visiting(options), secureHeaders(HEADERS), csrf());
  app.onError((error, c) => (error instanceof HTTPException ? error.getResponse() : showFault(c, error)));
  app.notFound(notFound);
  app.get("/-/style.css", (c) => c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/", (c) => c.redirect(`/${options.repository}/issues`));
  for (const part of [actingPages, clockPages, boardPages, issueListPages, newIssuePages, issuePages, knowledgePages]) {
    app.route("/", part());
  }
  return app;
}

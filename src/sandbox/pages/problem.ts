/** What went wrong, as a page or at the top of one. */
import { html } from "hono/html";
import { ApiFault } from "./client.ts";
import { type Problem, show } from "./layout.ts";
import type { PageContext } from "./visit.ts";

/** What the API may answer that a page answers too; anything else is a fault behind the page (502). */
const PASSED_ON = [400, 401, 403, 404, 409, 410, 422, 429, 500, 503] as const;

/** The problem to show for an error; the API's own words where it spoke. */
export function problemOf(c: PageContext, error: Error): Problem {
  const { texts } = c.var.visit;
  if (!(error instanceof ApiFault)) return { status: 500, title: texts.failed, message: error.message };
  const { message, request } = error;
  const status = PASSED_ON.find((known) => known === error.status) ?? 502;
  return { status, title: texts.refused, message, request };
}

/** A page that holds only the problem. */
export function showFault(c: PageContext, error: Error): Response | Promise<Response> {
  return show(c, { title: c.var.visit.texts.failed, main: html``, problem: problemOf(c, error) });
}

/** A page for an address that leads nowhere. */
export function notFound(c: PageContext): Response | Promise<Response> {
  const { failed, notFound: message } = c.var.visit.texts;
  return show(c, { title: failed, main: html``, problem: { status: 404, title: failed, message } });
}

/** Back to the page a form was sent from. */
import type { PageContext } from "./visit.ts";

/** Redirects to an address of these pages; anything else, another site above all, becomes the front page. */
export function returnTo(c: PageContext, back: unknown): Response {
  const here = new URL(c.req.url);
  const target = typeof back === "string" ? URL.parse(back, here.origin) : null;
  if (target === null || target.origin !== here.origin) return c.redirect("/", 303);
  return c.redirect(`${target.pathname}${target.search}`, 303);
}

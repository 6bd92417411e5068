/** Choosing whom one acts as. */
import { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { returnTo } from "./return-to.ts";
import { ACTING_COOKIE, type PagesEnv } from "./visit.ts";

/** `POST /as` with `as`, a login of the people on offer; anybody else is 404. */
export function actingPages(): Hono<PagesEnv> {
  return new Hono<PagesEnv>().post("/as", async (c) => {
    const form = await c.req.parseBody();
    const person = c.var.visit.options.people.find(({ login }) => login === form["as"]);
    if (person === undefined) return c.notFound();
    setCookie(c, ACTING_COOKIE, person.login, { path: "/", httpOnly: true, sameSite: "Lax" });
    return returnTo(c, form["back"]);
  });
}

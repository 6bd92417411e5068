/** One request to the pages: who acts, in which language, and the API as that person sees it. */
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { type Client, clientOf } from "./client.ts";
import type { PagesOptions, Persona } from "./options.ts";
import { TEXTS, type Texts } from "./texts.ts";

export interface Visit {
  options: PagesOptions;
  person: Persona;
  client: Client;
  texts: Texts;
  /** The address without its origin, to come back to. */
  here: string;
  /** A moment (ISO 8601) as people read it, in the pages' zone. */
  when: (moment: string | Date) => string;
}

export interface PagesEnv {
  Variables: { visit: Visit };
}

export type PageContext = Context<PagesEnv>;

/** The name of the cookie that says whom a visitor acts as. */
export const ACTING_COOKIE = "as";

/** Puts the visit into the context; a cookie that names nobody counts as none. */
export function visiting(options: PagesOptions) {
  const format = new Intl.DateTimeFormat(options.locale === "en" ? "en-GB" : options.locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: options.timezone ?? "UTC",
  });
  return createMiddleware<PagesEnv>(async (c, next) => {
    const acting = getCookie(c, ACTING_COOKIE);
    const person = options.people.find(({ login }) => login === acting) ?? options.people[0];
    const url = new URL(c.req.url);
    c.set("visit", {
      options,
      person,
      client: clientOf(options, person),
      texts: TEXTS[options.locale],
      here: `${url.pathname}${url.search}`,
      when: (moment) => format.format(typeof moment === "string" ? new Date(moment) : moment),
    });
    await next();
  });
}

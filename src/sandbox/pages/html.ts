/** A piece of a page that is already escaped. */
import type { html } from "hono/html";

export type Html = ReturnType<typeof html>;

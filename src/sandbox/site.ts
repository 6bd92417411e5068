/** The sandbox as one web site: pages at `/`, the REST API at `/api/v3`, as GitHub Enterprise Server has them. */
import { Hono } from "hono";
import type { PagesOptions } from "./pages/options.ts";
import { pages } from "./pages/pages.ts";
import type { Sandbox } from "./sandbox.ts";
import { API_PATH } from "./shapes/basics.ts";

export interface SiteOptions extends Pick<PagesOptions, "people" | "repository" | "knowledge" | "locale"> {
  sandbox: Sandbox;
  /** The IANA zone in which the pages show times; default UTC. */
  timezone?: string;
  /** What moving the clock on the pages does. Default: the sandbox's clock moves, and nothing else. */
  advance?: (ms: number) => Promise<void>;
}

/** To be served with `web/listen.ts`; tell the sandbox afterwards where it is (`reachedAt`), so that its links lead there. */
export function createSite({ sandbox, ...shown }: SiteOptions): Hono {
  const site = new Hono();
  site.all(`${API_PATH}/*`, (c) => sandbox.fetch(c.req.raw));
  site.route(
    "/",
    pages({
      api: sandbox.fetch,
      openByForm: sandbox.openByForm,
      advance: async (ms) => sandbox.advance(ms),
      ...shown,
    }),
  );
  return site;
}

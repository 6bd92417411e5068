/** The sandbox as one web site: pages at `/`, the REST API at `/api/v3`, as GitHub Enterprise Server has them. */
import { ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { ConnectionLost } from "./api/faulting.ts";
import type { PagesOptions } from "./pages/options.ts";
import { pages } from "./pages/pages.ts";
import type { Sandbox } from "./sandbox.ts";
import { API_PATH } from "./shapes/basics.ts";

export interface SiteOptions extends Pick<PagesOptions, "people" | "repository" | "knowledge" | "project" | "locale"> {
  sandbox: Sandbox;
  /** The IANA zone in which the pages show times; default UTC. */
  timezone?: string;
  /** What moving the clock on the pages does. Default: the sandbox's clock moves, and nothing else. */
  advance?: (ms: number) => Promise<void>;
}

/** To be served with `web/listen.ts`; tell the sandbox afterwards where it is (`reachedAt`), so that its links lead there. */
export function createSite({ sandbox, ...shown }: SiteOptions): Hono {
  const site = new Hono();
  site.all(`${API_PATH}/*`, async (c) => {
    try {
      return await sandbox.fetch(c.req.raw);
    } catch (error) {
      if (error instanceof ConnectionLost) return hangUp(c.env);
      throw error;
    }
  });
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

/** No answer: the connection ends. Without one, as in a test that asks the site itself, there is nothing to end. */
function hangUp(env: unknown): Response {
  if (typeof env === "object" && env !== null && "outgoing" in env && env.outgoing instanceof ServerResponse) {
    env.outgoing.destroy();
  }
  return RESPONSE_ALREADY_SENT;
}

/** Every request goes through this chain. What is to hold for all, limits and faults among it, has its place here. */
import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { etag } from "hono/etag";
import { createMiddleware } from "hono/factory";
import { operationOf } from "../contract/contract.ts";
import type { Faults } from "../faults.ts";
import type { Ledger } from "../log.ts";
import { API_PATH } from "../shapes/basics.ts";
import { Refusal } from "../world/refusal.ts";
import type { World } from "../world/world.ts";
import { answerTo } from "./answering.ts";
import { refused, responseOf } from "./answer.ts";
import { authenticate } from "./authenticate.ts";
import type { Env } from "./env.ts";
import { faulting, isLost } from "./faulting.ts";
import { restraining } from "./restraining.ts";
import { leadOn, pathOf } from "./path.ts";
import { ROWS } from "./rows.ts";
import { keyOf, usageHeaders, usageOf } from "../world/usage.ts";

export interface ChainOptions {
  world: World;
  ledger: Ledger;
  faults: Faults;
  /** Called after each answer: what it caused may now be delivered. */
  afterwards: () => void;
}

/** The REST API below `/api/v3`. */
export function createApi(options: ChainOptions): Hono<Env> {
  const api = new Hono<Env>();
  api.use(recording(options), stamping(options.world));
  api.use(finding(options), authenticating(options.world), restraining(options.world, options.ledger));
  api.use(faulting(options.faults), limiting(options.world), etag({ weak: true }));
  api.all("*", async (c) => {
    const { operation, actor } = c.var;
    if (operation === null || actor === null) throw new Error("the chain found neither operation nor actor");
    return responseOf(await answerTo({ operation, actor, request: c.req.raw }, options));
  });
  api.onError((error) => {
    if (error instanceof Refusal) return responseOf(refused(error));
    options.ledger.violations.push(`the sandbox failed: ${error.stack ?? error.message}`);
    return responseOf(refused(new Refusal(500, `The sandbox failed: ${error.message}`)));
  });
  return api;
}

/** Every answer in the log; webhooks go out after it. */
function recording({ world, ledger, afterwards }: ChainOptions) {
  return createMiddleware<Env>(async (c, next) => {
    await next();
    const { actor, operation } = c.var;
    const { pathname, search } = new URL(c.req.url);
    ledger.requests.push({
      at: world.now,
      method: c.req.method,
      path: `${pathname.replace(API_PATH, "")}${search}`,
      operation: operation?.id ?? null,
      status: isLost(c.res) ? 0 : c.res.status,
      who: actor?.kind === "app" ? "app" : (actor?.account.login ?? null),
    });
    afterwards();
  });
}

/** GitHub's own time on every answer: the app takes "now" from it. */
function stamping(world: World) {
  return createMiddleware<Env>(async (c, next) => {
    await next();
    c.header("date", new Date(world.now).toUTCString());
    c.header("x-github-request-id", randomUUID());
    c.header("x-github-media-type", "github.v3; format=json");
    c.header("vary", "Accept, Authorization");
  });
}

/** Asking for what GitHub does not have, or the sandbox does not serve, is a fault of the program that asks. */
function finding({ world, ledger: { violations } }: ChainOptions) {
  return createMiddleware<Env>(async (c, next) => {
    const path = pathOf(world, c.req.raw);
    // GitHub takes the root folder's path with and without a slash at its end.
    const operation = operationOf(c.req.method, path) ?? operationOf(c.req.method, `${path}/`);
    c.set("operation", operation);
    if (operation === null || !ROWS.has(operation.id)) {
      const what = operation === null ? "is not in the contract" : `(${operation.id}) is not served by the sandbox`;
      violations.push(`${c.req.method} ${path} ${what}`);
      throw new Refusal(404, "Not Found");
    }
    await next();
  });
}

function authenticating(world: World) {
  return createMiddleware<Env>(async (c, next) => {
    c.set("actor", await authenticate(world, c.req.raw));
    leadOn(world, c.req.raw);
    await next();
  });
}

/** The primary limit. What was not modified, and asking for the limit itself, is free. */
function limiting(world: World) {
  return createMiddleware<Env>(async (c, next) => {
    const { actor, operation } = c.var;
    if (actor === null) throw new Error("the chain found no actor");
    const usage = usageOf(world.usages, actor, world.now);
    if (usage.used >= usage.limit && operation?.id !== "rate-limit/get") {
      c.res = responseOf(refused(new Refusal(403, `API rate limit exceeded for ${keyOf(actor)}.`)));
    } else {
      await next();
      if (c.res.status !== 304 && operation?.id !== "rate-limit/get") usage.used += 1;
    }
    for (const [name, value] of Object.entries(usageHeaders(usage))) c.header(name, value);
  });
}

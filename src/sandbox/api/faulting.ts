/** Faults on demand meet requests here: an answer delayed, replaced or dropped, before what was asked for is done or after. */
import { setTimeout as sleep } from "node:timers/promises";
import { createMiddleware } from "hono/factory";
import type { Faults, RequestFault } from "../faults.ts";
import { API_PATH } from "../shapes/basics.ts";
import { Refusal } from "../world/refusal.ts";
import { refused, responseOf } from "./answer.ts";
import type { Env } from "./env.ts";

/** No answer came: the connection was dropped. */
export class ConnectionLost extends Error {}

/** Marks the answer that is never sent. */
const LOST = "x-sandbox-lost";

export function isLost({ headers }: Response): boolean {
  return headers.has(LOST);
}

export function faulting(faults: Faults) {
  return createMiddleware<Env>(async (c, next) => {
    const { operation, actor } = c.var;
    const path = new URL(c.req.url).pathname.slice(API_PATH.length);
    const by = actor?.kind ?? "person";
    const fault = faults.ofRequest({ operation: operation?.id ?? "", method: c.req.method, path, by });
    if (fault === null) return next();
    const { delay = 0, answer, done = answer === undefined } = fault;
    await (typeof delay === "number" ? delay > 0 && sleep(delay) : delay());
    if (done) await next();
    if (answer === undefined) return undefined;
    const response = answerOf(fault);
    // Hono would keep the headers of an answer that is there.
    c.res = undefined;
    c.res = response;
    return undefined;
  });
}

function answerOf({ answer = null, headers = {} }: RequestFault): Response {
  if (answer === null) return new Response(null, { headers: { [LOST]: "1" } });
  return responseOf({ ...refused(new Refusal(answer, WORDS[answer] ?? "A fault that was ordered")), headers });
}

/** GitHub's. */
const WORDS: Record<number, string> = {
  401: "Bad credentials",
  403: "Resource not accessible by integration",
  404: "Not Found",
  500: "Server Error",
  502: "Server Error",
  503: "Service Unavailable",
  504: "We couldn't respond to your request in time.",
};

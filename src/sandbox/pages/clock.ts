/** Moving the sandbox's clock forward. */
import { Hono } from "hono";
import { returnTo } from "./return-to.ts";
import type { PagesEnv } from "./visit.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How far the clock can be moved in one press, in milliseconds. */
export const STEPS = [
  { key: "quarter", ms: 15 * MINUTE },
  { key: "hour", ms: HOUR },
  { key: "fourHours", ms: 4 * HOUR },
  { key: "day", ms: 24 * HOUR },
] as const;

/** `POST /clock` with `step`; 404 where the clock cannot be moved or the step is unknown. */
export function clockPages(): Hono<PagesEnv> {
  return new Hono<PagesEnv>().post("/clock", async (c) => {
    const form = await c.req.parseBody();
    const step = STEPS.find(({ key }) => key === form["step"]);
    const { advance } = c.var.visit.options;
    if (advance === undefined || step === undefined) return c.notFound();
    await advance(step.ms);
    return returnTo(c, form["back"]);
  });
}

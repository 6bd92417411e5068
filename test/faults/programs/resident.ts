/** A program for tests: the app in a process of its own, on a clock that it is told. */
import { pino } from "pino";
import type { Service } from "../../../src/verbs/service.ts";
import { startService } from "../../../src/verbs/service.ts";
import type { Told } from "../killable.ts";

let now = 0;
let service: Service | null = null;

const DOES: Record<Told["do"], (told: Told) => Promise<unknown>> = {
  start: async ({ settings, sweeps = false }) => {
    if (settings === undefined) throw new Error("without settings nothing starts");
    service = await startService({ settings, sweeps, now: () => now, log: pino({ level: "silent" }) });
    return service.url;
  },
  poke: async () => service?.worker.poke(),
  drain: async () => service?.worker.drain(),
  nextDue: async () => service?.nextDue(),
  stop: async () => service?.stop(),
};

process.on("message", (told: Told) => {
  ({ now } = told);
  DOES[told.do](told).then(
    (answer) => process.send?.({ id: told.id, answer }),
    (error: unknown) => process.send?.({ id: told.id, error: String(error) }),
  );
});
// Nobody is left who would tell it anything.
process.on("disconnect", () => process.exit());

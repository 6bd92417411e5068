/** The app in several processes that share a database, as behind a load balancer. */
import type { Service, ServiceOptions } from "../../src/verbs/service.ts";
import { killable } from "./killable.ts";

/** How many there are, and where each listens. */
export interface Replicas {
  /** For a house: webhooks go to the first one. */
  start: (options: ServiceOptions) => Promise<Service>;
  urls: () => string[];
  /** Kills one of them, another each time; it is started again at once. */
  kill: () => Promise<void>;
}

/** Gone with the test. */
export function replicas(count: number): Replicas {
  const processes = Array.from({ length: count }, killable);
  let urls: string[] = [];
  const start: Replicas["start"] = async (options) => {
    const all = await Promise.all(processes.map((one) => one.start(options)));
    urls = all.map(({ url }) => url);
    const each = async (act: (service: Service) => unknown): Promise<void> => void (await Promise.all(all.map(act)));
    return {
      url: urls[0] ?? "",
      worker: {
        poke: () => void each(({ worker }) => worker.poke()),
        drain: () => each(({ worker }) => worker.drain()),
        stop: () => each(({ worker }) => worker.stop()),
      },
      nextDue: async () => earliest(await Promise.all(all.map(({ nextDue }) => nextDue()))),
      stop: () => each((service) => service.stop()),
    };
  };
  let kills = 0;
  const kill = async (): Promise<void> => {
    kills += 1;
    await processes[kills % count]?.kill();
  };
  return { start, kill, urls: () => urls };
}

function earliest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}

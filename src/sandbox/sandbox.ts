/** A local GitHub: its REST API and webhooks, honest by GitHub's own description of them (architecture.md, "The sandbox"). */
import { createApi } from "./api/chain.ts";
import { ConnectionLost, isLost } from "./api/faulting.ts";
import { byHand, type ByHand } from "./by-hand.ts";
import { createFaults, type Faults } from "./faults.ts";
import type { Delivery } from "./world/delivery.ts";
import { createPostman, type Postman, type Receiver } from "./hooks/postman.ts";
import { writeAgain, writeHook } from "./hooks/write.ts";
import type { Excess, Ledger, RequestLog } from "./log.ts";
import type { SandboxSetup } from "./setup.ts";
import { createWorld } from "./world/create.ts";
import type { World } from "./world/world.ts";

export type { Delivery } from "./world/delivery.ts";
export type { RequestLog } from "./log.ts";
export type { SandboxSetup } from "./setup.ts";

export interface Sandbox extends ByHand, Pick<Faults, "fault" | "disturb"> {
  /** The REST API, below `/api/v3`. Rejects with a ConnectionLost where a fault drops the answer. */
  fetch: (request: Request) => Promise<Response>;
  /** Milliseconds since 1970. The clock stands still until it is moved. */
  now(): number;
  /** Moves the clock forward by milliseconds; throws when that would be back. */
  advance(ms: number): void;
  /** Moves the clock forward to a moment; throws when that would be back. */
  set(at: number): void;
  /** Where the sandbox can be reached: `http://127.0.0.1:4000`. Every address in answers and webhooks begins with it. */
  reachedAt(origin: string): void;
  /** Where webhooks go; null, as at the start: they are only logged. They are delivered after the answer to what caused them. */
  deliverTo: (receiver: Receiver | null) => void;
  /** Resolves when every delivery made so far was answered, and all that came of it. */
  settled: () => Promise<void>;
  /** Every webhook, in order; those that were delivered again stand there again. */
  deliveries(): Delivery[];
  /** When the next webhook that a fault made late is sent; null when none is waiting. */
  nextDelivery(): number | null;
  /** Delivers the webhook of that GUID once more; resolves when it was answered. Throws when there is none. */
  redeliver(guid: string): Promise<void>;
  /** Every request that was answered, in order. */
  requests(): RequestLog[];
  /** What broke GitHub's contract: a request, an answer or a webhook. Empty, or something is wrong with the program. */
  violations(): string[];
  /** What broke GitHub's secondary limits, in order: it was refused. */
  excesses(): Excess[];
}

/** Throws when the setup contradicts itself. */
export function createSandbox(setup: SandboxSetup): Sandbox {
  const world = createWorld(setup);
  const ledger: Ledger = { requests: [], violations: [], excesses: [] };
  const faults = createFaults();
  world.tell = (happening) => writeHook(world, happening, ledger);
  const postman = createPostman(world, faults);
  const start = () => void postman.start();
  const api = createApi({ world, ledger, faults, afterwards: start });
  return {
    fetch: async (request) => {
      const answer = await api.fetch(request);
      if (isLost(answer)) throw new ConnectionLost("the sandbox dropped the connection");
      return answer;
    },
    ...clockOf(world, start),
    fault: faults.fault,
    disturb: faults.disturb,
    reachedAt: (origin) => {
      world.origin = new URL(origin).origin;
    },
    ...postOf(world, postman),
    requests: () => [...ledger.requests],
    violations: () => [...ledger.violations],
    excesses: () => [...ledger.excesses],
    ...byHand(world, start),
  };
}

/** `afterwards` sends what was late until now. */
function clockOf(world: World, afterwards: () => void): Pick<Sandbox, "now" | "advance" | "set"> {
  const set = (at: number) => {
    if (!(at >= world.now)) throw new Error(`the clock cannot go back from ${world.now} to ${at}`);
    world.now = at;
    afterwards();
  };
  return { now: () => world.now, set, advance: (ms) => set(world.now + ms) };
}

function postOf(
  world: World,
  postman: Postman,
): Pick<Sandbox, "deliverTo" | "settled" | "deliveries" | "nextDelivery" | "redeliver"> {
  return {
    deliverTo: postman.deliverTo,
    settled: postman.settled,
    deliveries: () => [...world.deliveries],
    nextDelivery: postman.nextDue,
    redeliver: async (guid) => {
      const delivery = world.deliveries.find((one) => one.guid === guid);
      if (delivery === undefined) throw new Error(`no webhook has the GUID ${guid}`);
      writeAgain(world, delivery);
      await postman.settled();
    },
  };
}

/** Brings waiting webhooks to the receiver, one after another in the order in which they were written, but for faults. */
import { setImmediate } from "node:timers/promises";
import type { Faults } from "../faults.ts";
import type { World } from "../world/world.ts";
import { createBag } from "./bag.ts";
import type { Delivery, Outcome } from "../world/delivery.ts";

/** Whoever receives webhooks: an address, or somebody in this process. */
export type Receiver = { url: string } | { fetch(request: Request): Promise<Response> | Response };

export interface Postman {
  /** Null: webhooks are only logged. */
  deliverTo: (receiver: Receiver | null) => void;
  /** Delivers what waits, after the answer that is being given; what runs resolves when all is delivered, null: nothing waits. */
  start: () => Promise<void> | null;
  /** Resolves when nothing waits any more, what was written meanwhile included. */
  settled: () => Promise<void>;
  /** When the next one that is late is due, by the sandbox's clock; null when none is late. */
  nextDue: () => number | null;
}

/** GitHub waits so long for an answer, in milliseconds. */
const PATIENCE = 10_000;

export function createPostman(world: World, faults: Pick<Faults, "ofWebhook">): Postman {
  let receiver: Receiver | null = null;
  const bag = createBag(world, faults);
  let round: Promise<void> | null = null;

  const goRound = async () => {
    // Whoever caused the webhooks gets their own answer first.
    await setImmediate();
    for (let next = bag.next(); next !== null; next = bag.next()) next.outcome = await bring(next, receiver);
    round = null;
  };

  const start = () => {
    if (round === null && bag.holds()) round = goRound();
    return round;
  };

  return {
    deliverTo: (another) => {
      receiver = another;
    },
    start,
    settled: async () => {
      for (let running = start(); running !== null; running = start()) await running;
    },
    nextDue: bag.nextDue,
  };
}

async function bring(delivery: Delivery, receiver: Receiver | null): Promise<Outcome> {
  if (receiver === null) return { status: 0, headers: {}, body: null, duration: 0 };
  const began = performance.now();
  try {
    const answer = await send(delivery, receiver);
    const body = await answer.text();
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body, duration: secondsSince(began) };
  } catch (error) {
    return { status: 0, headers: {}, body: String(error), duration: secondsSince(began) };
  }
}

function send({ headers, body }: Delivery, receiver: Receiver): Promise<Response> | Response {
  const url = "url" in receiver ? receiver.url : "http://receiver/";
  const request = new Request(url, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE) });
  return "url" in receiver ? fetch(request) : receiver.fetch(request);
}

function secondsSince(began: number): number {
  return Math.round(performance.now() - began) / 1000;
}

/** The postman's bag: what waits to be delivered, in the order in which it is to be. */
import type { Faults, WebhookFault } from "../faults.ts";
import type { Delivery } from "../world/delivery.ts";
import type { World } from "../world/world.ts";

export interface Bag {
  /** Whether there is something to deliver now. */
  holds: () => boolean;
  /** Takes the next one out; null when there is none to deliver now. */
  next: () => Delivery | null;
  /** When the next one that is late is due; null when none is late. */
  nextDue: () => number | null;
}

interface Waiting {
  delivery: Delivery;
  /** Not before this moment. */
  from: number;
  /** In which order. */
  place: number;
}

/** Filled from the log of webhooks, which only grows at its end; each is met by its fault when it is put in. */
export function createBag(world: World, faults: Pick<Faults, "ofWebhook">): Bag {
  const waiting: Waiting[] = [];
  let read = 0;
  const fill = () => {
    for (; read < world.deliveries.length; read += 1) {
      const delivery = world.deliveries[read];
      if (delivery !== undefined) waiting.push(...placed(delivery, read, faults.ofWebhook(delivery)));
    }
  };
  const first = (): Waiting | undefined => {
    fill();
    const due = waiting.filter(({ from }) => from <= world.now);
    return due.toSorted((one, other) => one.place - other.place)[0];
  };
  return {
    holds: () => first() !== undefined,
    next: () => {
      const one = first();
      if (one === undefined) return null;
      waiting.splice(waiting.indexOf(one), 1);
      return one.delivery;
    },
    nextDue: () => {
      fill();
      const late = waiting.map(({ from }) => from).filter((from) => from > world.now);
      return late.length === 0 ? null : Math.min(...late);
    },
  };
}

/** Once, twice, or not at all. */
function placed(delivery: Delivery, place: number, fault: WebhookFault | null): Waiting[] {
  const usual = { delivery, from: delivery.at, place };
  if (fault === null) return [usual];
  const { becomes } = fault;
  if (becomes === "lost") {
    delivery.outcome = { status: 0, headers: {}, body: "it was lost", duration: 0 };
    return [];
  }
  if (becomes === "doubled") return [usual, usual];
  if ("late" in becomes) return [{ ...usual, from: delivery.at + becomes.late }];
  return [{ ...usual, place: place + becomes.behind + 0.5 }];
}

/** Faults on demand: what goes wrong with requests and webhooks, with which of them, and how often. */
import type { Delivery } from "./world/delivery.ts";

/** A request as a fault sees it. */
export interface Asked {
  /** As GitHub calls it: `issues/create-comment`. */
  operation: string;
  method: string;
  /** Without the API's prefix. */
  path: string;
  /** Who asks: the app by its JWT, an installation of it, or a person. */
  by: "app" | "installation" | "person";
}

/** Which are met, and how many of them. */
interface Choice<Of> {
  /** Whether it is for this one; default all. Asked once for each, in their order, so it may throw dice. */
  when?: (one: Of) => boolean;
  /** How many it lets pass before the first; default 0. */
  after?: number;
  /** How many it meets; default 1. */
  times?: number;
}

export interface RequestFault extends Choice<Asked> {
  /** Only of this operation. */
  operation?: string;
  /** Only with this method. */
  method?: string;
  /** Only asked by these; default the app and its installations. */
  by?: readonly Asked["by"][];
  /** It waits for so many milliseconds of real time, or for what is done then, before anything else. */
  delay?: number | (() => Promise<unknown>);
  /** The status that is answered; null: the connection is dropped. Left out: the true answer is given. */
  answer?: number | null;
  headers?: Record<string, string>;
  /** Whether what was asked for is done all the same, and only its answer lost; default false. */
  done?: boolean;
}

export interface WebhookFault extends Choice<Delivery> {
  /**
   * Lost: never sent. Doubled: sent twice. `late`: sent when so many milliseconds of the sandbox's clock have passed.
   * `behind`: sent after so many of those that follow.
   */
  becomes: "lost" | "doubled" | { late: number } | { behind: number };
}

/** A fault that was ordered. */
export interface Ordered {
  /** How many it has met. */
  met(): number;
  /** It meets no more. */
  lift(): void;
}

export interface Faults {
  /** Orders a fault of requests; where several fit, the first ordered one meets. */
  fault: (fault: RequestFault) => Ordered;
  /** Orders a fault of webhooks. */
  disturb: (fault: WebhookFault) => Ordered;
  /** The fault that meets this request. */
  ofRequest: (asked: Asked) => RequestFault | null;
  /** The fault that meets this webhook. */
  ofWebhook: (delivery: Delivery) => WebhookFault | null;
}

export function createFaults(): Faults {
  const requests = createOrders<Asked, RequestFault>(isFor);
  const webhooks = createOrders<Delivery, WebhookFault>(() => true);
  return { fault: requests.order, disturb: webhooks.order, ofRequest: requests.meet, ofWebhook: webhooks.meet };
}

const APP: readonly Asked["by"][] = ["app", "installation"];

function isFor({ operation, method, by = APP }: RequestFault, asked: Asked): boolean {
  return isWanted(operation, asked.operation) && isWanted(method, asked.method) && by.includes(asked.by);
}

function isWanted(wanted: string | undefined, found: string): boolean {
  return wanted === undefined || wanted === found;
}

interface Order<Of, Fault extends Choice<Of>> {
  fault: Fault;
  passed: number;
  met: number;
}

function createOrders<Of, Fault extends Choice<Of>>(fits: (fault: Fault, one: Of) => boolean) {
  let orders: Order<Of, Fault>[] = [];
  const meets = (order: Order<Of, Fault>, one: Of): boolean => {
    const { when = () => true, after = 0, times = 1 } = order.fault;
    if (order.met >= times || !fits(order.fault, one) || !when(one)) return false;
    if (order.passed < after) {
      order.passed += 1;
      return false;
    }
    order.met += 1;
    return true;
  };
  return {
    order: (fault: Fault): Ordered => {
      const order = { fault, passed: 0, met: 0 };
      orders.push(order);
      return {
        met: () => order.met,
        lift: () => {
          orders = orders.filter((other) => other !== order);
        },
      };
    },
    meet: (one: Of): Fault | null => orders.find((order) => meets(order, one))?.fault ?? null,
  };
}

import type { Operation } from "../contract/contract.ts";
import type { Actor } from "../world/actor.ts";

/** What is known of a request on its way through the chain. */
export interface Env {
  Variables: { operation: Operation | null; actor: Actor | null };
}

import { classify } from "../../github/client/fault.ts";
import type { Queue } from "../../queue/queue.ts";
import type { WorkOptions } from "../../queue/work.ts";
import { parseCaseKey } from "../case-key.ts";
import { keepClosed } from "./heard.ts";
import { CLOSED } from "./unless-closed.ts";

/**
 * The same look. Where its repository is closed to the app the case will have no row (patience.ts), and nothing may ever
 * happen in it again: the next sweep begins there anew.
 */
export function notingClosed(look: WorkOptions["look"], queue: Pick<Queue, "recall" | "keep">): WorkOptions["look"] {
  return async (key, hint, rank) => {
    try {
      return await look(key, hint, rank);
    } catch (error) {
      const id = parseCaseKey(key);
      if (id !== null && CLOSED.includes(classify(error, 0).kind)) await keepClosed(queue, id);
      throw error;
    }
  };
}

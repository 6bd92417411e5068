/** Which webhooks a row is looked at for: remembered from the put to the look, in this process and as far as there is room. */
export interface Causes {
  /** A webhook asked for a look. */
  note(key: string, delivery: string): void;
  /** All that asked since the last taking; they are forgotten. */
  take(key: string): string[];
}

/** Rows, and webhooks of each, that are remembered at most: it only helps to read the log. */
const MOST_ROWS = 10_000;
const MOST_WEBHOOKS = 10;

export function createCauses(): Causes {
  const known = new Map<string, string[]>();
  return {
    note: (key, delivery) => {
      const before = known.get(key) ?? [];
      // Behind all others: the rows that nobody asked for since longest stand first, and are forgotten first.
      known.delete(key);
      known.set(key, [...before.slice(1 - MOST_WEBHOOKS), delivery]);
      if (known.size > MOST_ROWS) forgetFirst(known);
    },
    take: (key) => {
      const causes = known.get(key) ?? [];
      known.delete(key);
      return causes;
    },
  };
}

/** Takes long where many were taken away before: each of them leaves a hole until the map makes itself anew. */
function forgetFirst(known: Map<string, unknown>): void {
  const [first] = known.keys();
  if (first !== undefined) known.delete(first);
}

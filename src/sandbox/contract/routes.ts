import type { Described } from "./extract.ts";

/** An operation and how a path is known to be its. */
export interface Route {
  operation: Described;
  /** With one group for each path parameter. */
  pattern: RegExp;
  /** The path parameters' names in the order of the groups. */
  names: string[];
}

/** Parameters that hold paths: they match slashes, and nothing at all (the root folder, all refs). */
const PATHS = new Set(["{path}", "{ref}"]);

/** The routes in the order in which they are to be tried: where several fit, the first is meant. */
export function routesOf(operations: readonly Described[]): Route[] {
  const sorted = operations.toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)));
  return sorted.map((operation) => {
    const parameters = operation.template.match(/\{\w+\}/g) ?? [];
    const pattern = operation.template.replaceAll(/\{\w+\}/g, (name) => (PATHS.has(name) ? "(.*)" : "([^/]+)"));
    return { operation, pattern: new RegExp(`^${pattern}$`), names: parameters.map((name) => name.slice(1, -1)) };
  });
}

/**
 * Sorts templates as they are to be tried: in each place a static segment before a parameter, that before one with
 * slashes, and that before the template's end.
 */
function orderOf({ template }: Described): string {
  return `${template.split("/").map(rankOf).join("")}3`;
}

function rankOf(segment: string): number {
  if (!segment.startsWith("{")) return 0;
  return PATHS.has(segment) ? 2 : 1;
}

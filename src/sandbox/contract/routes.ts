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
  return operations.toSorted(moreSpecific).map((operation) => {
    const parameters = operation.template.match(/\{\w+\}/g) ?? [];
    const pattern = operation.template.replaceAll(/\{\w+\}/g, (name) => (PATHS.has(name) ? "(.*)" : "([^/]+)"));
    return { operation, pattern: new RegExp(`^${pattern}$`), names: parameters.map((name) => name.slice(1, -1)) };
  });
}

/** Static segments come before parameters, those before parameters with slashes; then the longer template first. */
function moreSpecific(one: Described, other: Described): number {
  const ranks = one.template.split("/").map(rankOf);
  const others = other.template.split("/").map(rankOf);
  const place = ranks.findIndex((rank, index) => rank !== others[index]);
  return (ranks[place] ?? 0) - (others[place] ?? 0) || others.length - ranks.length;
}

function rankOf(segment: string): number {
  if (!segment.startsWith("{")) return 0;
  return PATHS.has(segment) ? 2 : 1;
}

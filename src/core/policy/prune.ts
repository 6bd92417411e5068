/** Reads a value that is wrong in places: what is right is read without them, so that everything wrong is found at once. */
import type { z } from "zod";
import { isMap } from "./merge.ts";
import type { Map } from "./merge.ts";

type Issue = z.core.$ZodIssue;

type Parsed<T> = { success: true; data: T } | { success: false; error: { issues: Issue[] } };

/** `read` is null when the value as a whole is not what was expected. */
export interface Pruned<T> {
  read: T | null;
  issues: Issue[];
}

/** Each round takes away at least one key; what is wrong only because of that is not told. */
export function withoutFlaws<T>(value: unknown, parse: (value: unknown) => Parsed<T>): Pruned<T> {
  const first = parse(value);
  if (first.success) return { read: first.data, issues: [] };
  const { issues } = first.error;
  if (!isMap(value)) return { read: null, issues };
  const left = copied(value, DEPTH);
  for (let parsed: Parsed<T> = first; ; parsed = parse(left)) {
    if (parsed.success) return { read: parsed.data, issues };
    const places = parsed.error.issues.flatMap(pathsOf).flatMap((path) => placeOf(left, path));
    if (places.length === 0) return { read: null, issues };
    for (const { map, key } of places) Reflect.deleteProperty(map, key);
  }
}

function pathsOf(issue: Issue): PropertyKey[][] {
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

interface Place {
  map: Map;
  key: string;
}

/** The innermost key on the path that is there: an item goes with its list, a map with what it misses. */
function placeOf(root: Map, path: readonly PropertyKey[]): Place[] {
  const places: Place[] = [];
  let map: unknown = root;
  for (const part of path) {
    const key = String(part);
    if (!isMap(map) || !Object.hasOwn(map, key)) break;
    places.push({ map, key });
    map = map[key];
  }
  return places.slice(-1);
}

/** No schema's map lies deeper. */
const DEPTH = 8;

/** Maps are copied, because keys are taken away; what they hold is not changed. */
function copied(map: Map, depth: number): Map {
  const inner = (value: unknown): unknown => (isMap(value) && depth > 0 ? copied(value, depth - 1) : value);
  return Object.fromEntries(Object.entries(map).map(([key, value]): [string, unknown] => [key, inner(value)]));
}

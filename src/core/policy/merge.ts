/** A policy that extends another: its own keys win; maps are merged, lists are replaced. */

/** A map as YAML or JSON gives it. */
export type Map = Record<string, unknown>;

export function isMap(value: unknown): value is Map {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Hours are one thing: those of another week would only mix with them. */
const WHOLE: ReadonlySet<string> = new Set(["hours"]);

/** `own` over `base`. */
export function merge(base: unknown, own: unknown): unknown {
  if (!isMap(base) || !isMap(own) || isOtherKind(base, own)) return own;
  const keys = new Set([...Object.keys(base), ...Object.keys(own)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      if (!Object.hasOwn(own, key)) return [key, base[key]];
      return [key, Object.hasOwn(base, key) && !WHOLE.has(key) ? merge(base[key], own[key]) : own[key]];
    }),
  );
}

/** Opening hours and a union are no parts of one calendar. */
function isOtherKind(base: Map, own: Map): boolean {
  return "any" in base ? "hours" in own : "any" in own;
}

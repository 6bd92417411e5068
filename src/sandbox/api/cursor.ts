/** Lists that go on from a place in them, with the way there in the `Link` header. */
import { type Answer, ok } from "./answer.ts";
import type { Call } from "./route.ts";

interface Paging {
  per_page?: number | undefined;
  before?: string | undefined;
  after?: string | undefined;
}

/** GitHub's limits. */
const USUAL = 30;
const MOST = 100;

/** The part of the list that was asked for, each item in its shape. A cursor that leads nowhere gives the beginning. */
export function fromCursor<T extends { id: number }>(
  { given, request }: Call<Paging>,
  items: readonly T[],
  shape: (item: T) => unknown,
): Answer {
  const size = Math.min(MOST, Math.max(1, given.per_page ?? USUAL));
  const placeOf = (cursor: string | undefined) => items.findIndex((item) => cursorOf(item) === cursor);
  const before = placeOf(given.before);
  const start = before >= 0 ? Math.max(0, before - size) : placeOf(given.after) + 1;
  const rows = items.slice(start, before >= 0 ? before : start + size);
  const [first, last] = [rows[0], rows.at(-1)];
  const next = last !== undefined && items.at(-1) !== last ? [linkTo(request.url, "after", last)] : [];
  const prev = first !== undefined && items[0] !== first ? [linkTo(request.url, "before", first)] : [];
  const links = [...prev, ...next];
  return { ...ok(rows.map(shape)), headers: links.length === 0 ? {} : { link: links.join(", ") } };
}

function linkTo(address: string, way: "before" | "after", item: { id: number }): string {
  const url = new URL(address);
  for (const name of ["before", "after"]) url.searchParams.delete(name);
  url.searchParams.set(way, cursorOf(item));
  return `<${url.href}>; rel="${way === "after" ? "next" : "prev"}"`;
}

/** Means nothing to whoever asks. */
function cursorOf({ id }: { id: number }): string {
  return Buffer.from(`cursor:${id}`).toString("base64url");
}

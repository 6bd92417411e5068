/** Lists come in pages, with the way to the others in the `Link` header. */
import { type Answer, ok } from "./answer.ts";
import type { Call } from "./route.ts";

interface Paging {
  per_page?: number | undefined;
  page?: number | undefined;
}

/** GitHub's limits. */
const USUAL = 30;
const MOST = 100;

/** The page that was asked for, each item in its shape. Items before or after it are not shaped. */
export function paged<T>(call: Call<Paging>, items: readonly T[], shape: (item: T) => unknown): Answer {
  const { rows, headers } = pageOf(call, items);
  return { ...ok(rows.map(shape)), headers };
}

/** The items of the page that was asked for. */
export function pageOf<T>({ given, request }: Call<Paging>, items: readonly T[]) {
  const size = Math.min(MOST, Math.max(1, given.per_page ?? USUAL));
  const page = Math.max(1, given.page ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  return { rows: items.slice((page - 1) * size, page * size), headers: linksTo(request.url, { page, last }) };
}

function linksTo(address: string, { page, last }: { page: number; last: number }): Record<string, string> {
  const targets = [
    ["prev", page - 1, page > 1],
    ["next", page + 1, page < last],
    ["last", last, page < last],
    ["first", 1, page > 1],
  ] as const;
  const links = targets
    .filter(([, , there]) => there)
    .map(([rel, target]) => `<${onPage(address, target)}>; rel="${rel}"`);
  return links.length === 0 ? {} : { link: links.join(", ") };
}

function onPage(address: string, page: number): string {
  const url = new URL(address);
  url.searchParams.set("page", String(page));
  return url.href;
}

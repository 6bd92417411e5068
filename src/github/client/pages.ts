/** A list of GitHub's, read page by page. */
import { dateOf } from "./fault.ts";
import type { Reading } from "./unchanged.ts";

/** As many as GitHub gives on one page: what is handed to `readPages` is asked for by so many. */
export const PER_PAGE = 100;

export type Pages<Raw> = AsyncIterable<{ headers: { date?: string; etag?: string }; data: Raw[] }>;

/** What is made of each thing that is listed, and how much memory that takes, in bytes. */
export interface Making<Raw, T> {
  itemsOf: (raw: Raw) => T | readonly T[];
  sizeOf: (item: T) => number;
}

/**
 * The whole list, at GitHub's time of its last page. It is asked for again by its mark only where it is one page with room:
 * a full one stays the same when another follows.
 */
export async function readPages<Raw, T>(pages: Pages<Raw>, { itemsOf, sizeOf }: Making<Raw, T>): Promise<Reading<T[]>> {
  const reading: Reading<T[]> = { value: [], at: null, etag: undefined, size: 0 };
  let count = 0;
  for await (const { headers, data } of pages) {
    count += 1;
    reading.value.push(...data.flatMap(itemsOf));
    reading.at = dateOf(headers);
    reading.etag = count === 1 && data.length < PER_PAGE ? headers.etag : undefined;
  }
  return { ...reading, size: reading.value.reduce((sum, item) => sum + sizeOf(item), OWN_SIZE) };
}

/** What an empty list takes. */
const OWN_SIZE = 200;

import type { Stats } from "./queue.ts";

/** The statistics in a row of numbers, which PostgreSQL gives as text. */
export function statsIn(row: Record<string, unknown> | undefined): Stats {
  const count = (name: string) => Number(row?.[name]);
  const oldest = row?.["oldestDue"] ?? null;
  const counts = { due: count("due"), waiting: count("waiting"), inWork: count("inWork"), parked: count("parked") };
  return { ...counts, oldestDue: oldest === null ? null : Number(oldest) };
}

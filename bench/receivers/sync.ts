import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

const TIMES = 100;
/** About what a transaction of some puts writes, in bytes. */
const LENGTH = 24 * 1024;

/** How long the disk takes to make sure of a few pages, in milliseconds: what is stored cannot be answered sooner. */
export function syncTime(folder: string): number {
  const file = openSync(join(folder, "sync"), "w");
  const pages = Buffer.alloc(LENGTH);
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    writeSync(file, pages, 0, LENGTH, 0);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  return times.toSorted((a, b) => a - b)[TIMES / 2] ?? 0;
}

/** Which known name was probably meant by a misspelt one. */

/** How many letters may be wrong, missing, too many; fewer in short names. */
const MOST = 2;

/** The known name with the fewest letters to change; null when none is near enough. For short names. */
export function nearest(name: string, known: readonly string[]): string | null {
  const near = known
    .map((other) => ({ other, changes: changesBetween(name, other) }))
    .filter(({ other, changes }) => changes <= Math.min(MOST, other.length / 2));
  return near.toSorted((one, other) => one.changes - other.changes)[0]?.other ?? null;
}

/** Letters to add, drop or replace (Levenshtein's distance). */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [place, wanted] of Array.from(other).entries()) {
      const replaced = (row[place] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(replaced, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

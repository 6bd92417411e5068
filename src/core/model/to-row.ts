/**
 * For handing a thing to the row of its own kind in a table with a row a kind, as `TABLE[thing.kind](toRow(thing))`:
 * the compiler knows that such a row is there, but not that it is the one for this thing.
 */
export function toRow(thing: unknown): never {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only ever called with what the row was looked up by
  return thing as never;
}

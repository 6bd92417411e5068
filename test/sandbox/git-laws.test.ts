import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyStore, keep } from "../../src/sandbox/world/git-store.ts";
import { entryAt, keepTree, type Leaves, leavesOf, put, remove } from "../../src/sandbox/world/git-tree.ts";

const store = emptyStore();

/** Few names, so that files and folders often get into each other's way. */
const path = fc
  .array(fc.constantFrom("a", "b", "a.md", "a-b"), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join("/"));
const text = fc.constantFrom("one\n", "two\n", "");
const change = fc.record({ path, text: fc.option(text) });

function changed(changes: { path: string; text: string | null }[]): Leaves {
  const leaves: Leaves = new Map();
  for (const { path: at, text: content } of changes) {
    if (content === null) remove(leaves, at);
    else put(leaves, at, { mode: "100644", sha: keep(store, { type: "blob", bytes: Buffer.from(content) }) });
  }
  return leaves;
}

test("a tree holds just the files it was made of", () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const leaves = changed(changes);
      expect(new Map(leavesOf(store, keepTree(store, leaves)))).toEqual(leaves);
    }),
  );
});

test("the order in which files were written does not show in the tree", () => {
  fc.assert(
    fc.property(fc.array(change), fc.infiniteStream(fc.nat()), (changes, numbers) => {
      const leaves = [...changed(changes)];
      const order = leaves.map((leaf) => ({ leaf, rank: Number(numbers.next().value) }));
      const shuffled = order.toSorted((one, other) => one.rank - other.rank).map(({ leaf }) => leaf);
      expect(keepTree(store, new Map(shuffled))).toBe(keepTree(store, new Map(leaves)));
    }),
  );
});

test("no path is a file and a folder at once", () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const paths = [...changed(changes).keys()];
      expect(paths.filter((one) => paths.some((other) => other.startsWith(`${one}/`)))).toEqual([]);
    }),
  );
});

test("what was written last at a path stands there, unless something was put below or above it", () => {
  fc.assert(
    fc.property(fc.array(change), path, text, (changes, at, content) => {
      const tree = keepTree(store, changed([...changes, { path: at, text: content }]));
      expect(entryAt(store, tree, at)?.sha).toBe(keep(store, { type: "blob", bytes: Buffer.from(content) }));
    }),
  );
});

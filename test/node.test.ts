/** Node runs the sources as they are; the tests and the compiler read them by another parser, which takes more. */
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCES = join(import.meta.dirname, "..", "src");

test("Node itself reads every source file", () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const refused = files.filter((name) => !isRead(readFileSync(join(SOURCES, name), "utf8")));
  expect(files.length).toBeGreaterThan(0);
  expect(refused).toEqual([]);
});

function isRead(text: string): boolean {
  try {
    stripTypeScriptTypes(text);
    return true;
  } catch {
    return false;
  }
}

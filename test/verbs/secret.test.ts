/** The secret that signs the records, as it is kept in a file. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { SettingsError } from "../../src/settings.ts";
import { keepSecret, knownSecret, newSecret, recordSecret } from "../../src/verbs/secret.ts";
import { startLimited } from "./program.ts";
import { town } from "./town.ts";

interface Kept {
  place: { recordSecret: null; dataDir: string };
  file: string;
}

/** A folder, with what stands in the secret's file; null: there is none. */
function kept(text: string | null): Kept {
  const dataDir = mkdtempSync(join(tmpdir(), "caseworker-secret-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const file = join(dataDir, "record-secret");
  if (text !== null) writeFileSync(file, text);
  return { place: { recordSecret: null, dataDir }, file };
}

test("a secret is made once, is for its owner alone, and leaves nothing beside it", () => {
  const { place } = kept(null);
  const secret = recordSecret(place);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(recordSecret(place)).toBe(secret);
  expect(readdirSync(place.dataDir)).toEqual(["record-secret"]);
});

test("whoever was faster has made the secret of all", () => {
  const { place, file } = kept(null);
  const first = keepSecret(place, newSecret());
  expect(keepSecret(place, newSecret())).toBe(first);
  expect(readFileSync(file, "utf8")).toBe(`${first}\n`);
});

test.each<[name: string, text: string, length: number]>([
  ["nothing, as a full disk leaves it", "", 0],
  ["white space", " \n\n", 0],
  ["the beginning of one", "a".repeat(31), 31],
])("a file that holds %s signs nothing", (_, text, length) => {
  const { place, file } = kept(text);
  const why = new SettingsError(
    `${file} is expected to hold the secret of the records, 32 characters or more, and holds ${length}: ` +
      "put it back from a copy, or delete the file, and the records are put together again from the timelines",
  );
  expect(() => recordSecret(place)).toThrow(why);
  expect(() => keepSecret(place, newSecret())).toThrow(why);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a file that cannot be read is named", () => {
  const { place, file } = kept(null);
  mkdirSync(file);
  expect(() => knownSecret(place)).toThrow(/^the secret of the records cannot be read: EISDIR/);
});

test("on a full disk no file is left that only looks like a secret", { timeout: 30_000 }, async () => {
  const { env, folder } = await town();
  const { ended, said } = startLimited(["serve"], { ...env, HOST: "127.0.0.1", PORT: "0" }, 0);
  expect(await ended).toBe(2);
  expect(said.err).toMatch(/^caseworker: cannot start: there is no room left for the folder .*data \(DATA_DIR\)\n$/);
  expect(readdirSync(join(folder, "data"))).toEqual([]);
});

/** Every story of this folder, and the demo's day in each language, played against the sandbox over HTTP. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openHouse } from "../../src/verbs/demo/house.ts";
import { play } from "../../src/verbs/demo/play.ts";
import type { Played } from "../../src/verbs/demo/play.ts";
import { readStory } from "../../src/verbs/demo/story.ts";

const HERE = import.meta.dirname;
const DAYS = join(HERE, "..", "..", "src", "verbs", "demo");

const FILES = [HERE, DAYS].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yml"))
    .map((name) => join(folder, name)),
);

/** A story may last for weeks, but not for so long on this machine. */
const PATIENCE = 60_000;

describe("the story", () => {
  test.for(FILES.map((file) => ({ file, story: readStory(file) })))(
    "$story.title ($story.locale)",
    { timeout: PATIENCE },
    async ({ story }) => {
      const { locale, starts: now, policy } = story;
      const house = await openHouse({ locale, now, policy, policyText: story["policy-text"] });
      onTestFinished(() => house.close());
      const played: Played[] = [];
      await play(house, story, (step) => void played.push(step));
      const complaints = played.flatMap(({ nth, complaints: wrong }) => wrong.map((text) => `step ${nth}: ${text}`));
      expect(complaints).toEqual([]);
      expect(house.sandbox.violations()).toEqual([]);
    },
  );
});

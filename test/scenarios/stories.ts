/** Every story of this folder, and the demo's day, played against the sandbox over HTTP: one house each. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Locale } from "../../src/core/model/policy.ts";
import { openHouse } from "../../src/verbs/demo/house.ts";
import { play } from "../../src/verbs/demo/play.ts";
import type { Played } from "../../src/verbs/demo/play.ts";
import { readStories, readStory, stepsOf } from "../../src/verbs/demo/story.ts";
import type { Story } from "../../src/verbs/demo/story.ts";

const HERE = import.meta.dirname;
const DAYS = join(HERE, "..", "..", "src", "verbs", "demo");

const FILES = [HERE, DAYS].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yml"))
    .map((name) => ({ name: basename(name, ".yml"), stories: readStories(join(folder, name)) })),
);

/** Files whose name ends so hold one language: their twin holds the other. */
const ONE_LANGUAGE = /\.(?:en|zh-CN)$/;

/** The files that tell of one thing in both languages. */
export const THEMES = FILES.filter(({ name }) => !ONE_LANGUAGE.test(name));

/** A story may last for weeks, but not for so long on this machine. */
const PATIENCE = 60_000;

/** A test for each story of the language: everything is as the story expects it, and nobody broke GitHub's contract. */
export function tellStories(locale: Locale): void {
  const usual = readStory(join(HERE, `usual.${locale}.yml`)).steps;
  const files = FILES.map(({ name, stories }) => ({ name, told: stories.filter((story) => story.locale === locale) }));
  describe.for(files.filter(({ told }) => told.length > 0))("$name", ({ told }) => {
    test.for(told)("$title", { timeout: PATIENCE }, async (story) => {
      expect(await complaintsAt({ ...story, steps: stepsOf(story, usual) })).toEqual([]);
    });
  });
}

async function complaintsAt(story: Story): Promise<string[]> {
  const { locale, starts: now, policy, organisation } = story;
  const house = await openHouse({ locale, now, policy, policyText: story["policy-text"], organisation });
  onTestFinished(() => house.close());
  const played: Played[] = [];
  await play(house, story, (step) => void played.push(step));
  const complaints = played.flatMap(({ nth, complaints: wrong }) => wrong.map((text) => `step ${nth}: ${text}`));
  return [...complaints, ...house.sandbox.violations()];
}

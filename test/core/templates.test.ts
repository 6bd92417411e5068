/** Every text the app has to say is there in both languages, and is said by one story or another. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Locale } from "../../src/core/model/policy.ts";
import type { Words } from "../../src/core/text/words.ts";
import { keysOf, loadWords } from "../../src/words.ts";
import { createHub } from "./hub.ts";
import { policyOf } from "./policy/policies.ts";
import { STORIES } from "./stories.ts";
import type { Story } from "./story.ts";

const LOCALES = ["en", "zh-CN"] as const;

describe("the words of both languages", () => {
  test("have the same keys", () => {
    expect(keysOf("zh-CN").toSorted()).toEqual(keysOf("en").toSorted());
  });

  test("take the same names", () => {
    expect(namesByKey("zh-CN")).toEqual(namesByKey("en"));
  });

  test("are none of them empty, nor left in the other language's place", () => {
    const [english, chinese] = LOCALES.map((locale) => new Map(sources(locale)));
    const same = [...(english ?? [])].filter(
      ([key, text]) => /[a-z]{3}/i.test(withoutNames(text)) && chinese?.get(key) === text,
    );
    expect(same.filter(([key]) => !OF_ANY_LANGUAGE.has(key))).toEqual([]);
    for (const locale of LOCALES) expect(sources(locale).filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});

/** The app's own name, and that of GitHub's field. */
const OF_ANY_LANGUAGE = new Set(["actor.app", "board.field.status"]);

/** Every template with its key. */
function sources(locale: Locale): [key: string, source: string][] {
  const folder = join(import.meta.dirname, "..", "..", "templates", locale);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md.hbs"))
    .map((name): [string, string] => [name.replace(/\.md\.hbs$/, ""), readFileSync(join(folder, name), "utf8")]);
  return [...files, ...leaves("", parse(readFileSync(join(folder, "terms.yml"), "utf8")))];
}

function leaves(path: string, node: unknown): [string, string][] {
  if (typeof node !== "object" || node === null) return [[path, String(node)]];
  return Object.entries(node).flatMap(([name, child]) => leaves(path === "" ? name : `${path}.${name}`, child));
}

/** The text without what stands in braces or is code. */
function withoutNames(text: string): string {
  return text.replace(/\{\{[^}]*\}\}|`[^`]*`/g, "");
}

function namesByKey(locale: Locale): Record<string, string[]> {
  return Object.fromEntries(sources(locale).map(([key, source]) => [key, namesIn(source)]));
}

/** What a template asks to be filled in, wherever it stands. */
function namesIn(source: string): string[] {
  const names = new Set<string>();
  const visitor = new Handlebars.Visitor();
  visitor.PathExpression = ({ original, data }) => {
    if (!data && !HELPERS.has(original)) names.add(original.replace(/^(?:\.\.\/)+/, ""));
  };
  visitor.accept(Handlebars.parse(source));
  return [...names].toSorted();
}

const HELPERS = new Set(["if", "each", "with", "unless"]);

/** The words of a language, which note what they were asked for and what they said. */
function listening(locale: Locale) {
  const words = loadWords(locale);
  const said = new Map<string, string>();
  const say: Words["say"] = (key, view) => {
    const text = words.say(key, view);
    said.set(key, text);
    return text;
  };
  return { words: { say }, said };
}

/** Plays the story to its end, with all that was posted. */
function play({ policy = {}, options = {}, play: happen }: Story, locale: Locale, words: Words): string[] {
  const hub = createHub({ ...options, words, policy: policyOf({ ...policy, locale }) });
  hub.look();
  happen(hub);
  expect(hub.plan().effects).toEqual([]);
  return [hub.card(), ...hub.notices()];
}

/**
 * What these stories have to bring about. */
const OF_CASES =
  /^(?:notice\/|refused\.|entry\.|next\.|need\.|lack\.(?!verdict)|reminded\.|who\.(?!anyone)|waiting\.|result\.|problem\.|card$|clocks$)/;

describe.for(LOCALES)("in %s", (locale) => {
  const { words, said } = listening(locale);

  test.for(Object.entries(STORIES))("the story of %s is told without a gap", ([, story]) => {
    for (const text of play(story, locale, words)) {
      expect(text).not.toMatch(/undefined|\[object|\bNaN\b|\bnull\b(?![^<]*-->)|\{\{/);
      expect(text).not.toMatch(/^@(?:,|:|$)|@\s/m);
    }
  });

  test("the stories together say everything there is to say of a case", () => {
    for (const story of Object.values(STORIES)) play(story, locale, words);
    const silent = keysOf(locale).filter((key) => OF_CASES.test(key) && !said.has(key));
    expect(silent).toEqual([]);
  });
});

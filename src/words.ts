/** Compiles the templates of one language strictly, once. Templates come from disk only; values are escaped by their type. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { parse } from "yaml";
import { markdown } from "./core/text/markdown.ts";
import type { Locale } from "./core/model/policy.ts";
import type { SetupTexts } from "./core/setup/files.ts";
import type { Words } from "./core/text/words.ts";

type Template = (view: object) => string;

const loaded = new Map<Locale, Words>();

const TEMPLATES = join(import.meta.dirname, "..", "templates");
const SUFFIX = ".md.hbs";

/**
 * The words of a language, read once: every `templates/<locale>/**.md.hbs` under its path (`notice/assigned`) and every
 * leaf of `terms.yml` under its dotted path (`stage.intake`).
 */
export function loadWords(locale: Locale): Words {
  const words = loaded.get(locale) ?? readWords(locale);
  loaded.set(locale, words);
  return words;
}

function readWords(locale: Locale): Words {
  const texts = new Map<string, Template>();
  for (const [key, source] of [...files(join(TEMPLATES, locale)), ...terms(join(TEMPLATES, locale, "terms.yml"))]) {
    texts.set(key, compile(source));
  }
  return {
    say(key, view = {}) {
      const template = texts.get(key);
      if (template === undefined) throw new Error(`templates/${locale} has no text "${key}"`);
      return markdown(template(view));
    },
  };
}

/** The keys of a language, for the test that every language has the same. */
export function keysOf(locale: Locale): string[] {
  return [...files(join(TEMPLATES, locale)), ...terms(join(TEMPLATES, locale, "terms.yml"))].map(([key]) => key);
}

/** Unknown names throw (`strict`); nothing is escaped here because a view holds only text that is safe (`Viewable`). */
function compile(source: string): Template {
  return Handlebars.compile(source, { strict: true, noEscape: true, knownHelpersOnly: true });
}

function files(folder: string): [key: string, source: string][] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => [name.slice(0, -SUFFIX.length).replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8")]);
}

function terms(file: string): [key: string, source: string][] {
  return leaves("", parse(readFileSync(file, "utf8")));
}

function leaves(path: string, node: unknown): [key: string, source: string][] {
  if (typeof node !== "object" || node === null) return [[path, String(node)]];
  return Object.entries(node).flatMap(([name, child]) => leaves(path === "" ? name : `${path}.${name}`, child));
}

/** The files of a set-up as they are made from: the form of every language, the policy of this one. */
export function loadTexts(locale: Locale): SetupTexts {
  return {
    forms: { en: readText("en", "issue-form.yml"), "zh-CN": readText("zh-CN", "issue-form.yml") },
    policy: readText(locale, "policy.yml"),
  };
}

function readText(locale: Locale, name: string): string {
  return readFileSync(join(TEMPLATES, locale, name), "utf8");
}

/** The article of a closed case: front matter for programs, and a body for people in the team's language. */
import { joinArticle } from "./article-matter.ts";
import type { Duration, Grade, Instant, Result } from "../model/case.ts";
import type { Step } from "../model/case-file.ts";
import type { IndexEntry } from "../model/index-entry.ts";
import type { Finding } from "../model/finding.ts";
import { withoutLiquid } from "../text/liquid.ts";
import { markdown, quoted, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { Policy } from "../model/policy.ts";
import { showDuration, showInstant } from "../show/show.ts";
import type { Viewable, Words } from "../text/words.ts";

/** How one clock ended. */
export interface ClockFacts {
  /** Null when the promise was never met. */
  time: Duration | null;
  /** Null when nothing was promised. */
  kept: boolean | null;
}

/**
 * A closed case for the knowledge base: nothing else of a case may leave its issue (knowledge.md, "Privacy").
 * Texts stand here as people wrote them; the article masks and escapes them.
 */
export interface ArticleFacts {
  id: string;
  /** As the issue's, or as `/article title:` set it. */
  title: string;
  /** Key of the policy; empty when the form did not say. */
  type: string;
  department: string | null;
  grade: Grade | null;
  result: Result;
  openedAt: Instant;
  closedAt: Instant;
  rounds: number;
  reopenings: number;
  response: ClockFacts;
  resolution: ClockFacts;
  /** As `/article tags:` set them; none: those of an earlier closing stay. */
  tags: string[];
  /** The issue: `owner/name#number`, and its address. */
  source: { name: string; url: string };
  environment: string;
  description: string;
  finding: Pick<Finding, "cause" | "category" | "plan">;
  steps: Step[];
  workaround: string;
  /** The submitter's answer: null for none. */
  feedback: { text: string; inconvenient: boolean } | null;
  /** Said in the team's words; free text in it must have gone through the same `mask`. */
  timeline: { at: Instant; what: Markdown }[];
  /** `/article skip`: no article, only a line in the index. */
  skipped: boolean;
  /** The ID of the case whose article was the answer; null for none. */
  answer: string | null;
  /** Where the article of an earlier closing lies; null for none. */
  path: string | null;
  /** Other cases and articles; the addresses are the app's own, never of people. */
  related: { title: string; url: string }[];
}

/** How an article is said. */
export interface ArticleSpeech {
  policy: Pick<Policy, "locale" | "timezone" | "types" | "departments" | "knowledge">;
  words: Words;
  /** Covers names, numbers and addresses of people in free text (text/mask.ts). */
  mask: (text: string) => string;
}

/** The text of the article. `entry` is the same case's line of the index: both say the same. */
export function formatArticle(facts: ArticleFacts, entry: IndexEntry, speech: ArticleSpeech): string {
  return joinArticle(entry, withoutLiquid(speech.words.say("article", view(facts, speech))));
}

type View = { [name: string]: Viewable };

function view(facts: ArticleFacts, speech: ArticleSpeech): View {
  const { mask, policy } = speech;
  const line = (text: string) => shown(mask(text));
  const block = (text: string) => quoted(mask(text)) || null;
  const time = (at: number) => showInstant(at, policy.timezone);
  return {
    ...head(facts, speech),
    opened: time(facts.openedAt),
    closed: time(facts.closedAt),
    timezone: shown(policy.timezone),
    description: block(facts.description),
    environment: block(facts.environment),
    cause: block(facts.finding.cause ?? ""),
    plan: block(facts.finding.plan ?? ""),
    steps: facts.steps.map(({ number, at, by, text }) => ({ number, at: time(at), by: line(by), text: block(text) })),
    workaround: block(facts.workaround),
    feedback: block(facts.feedback?.text ?? ""),
    answered: facts.feedback !== null,
    inconvenient: facts.feedback?.inconvenient ?? false,
    timeline: facts.timeline.map(({ at, what }) => ({ at: time(at), what })),
    related: facts.related.map(({ title, url }) => ({ title: line(title), url: address(url) })),
  };
}

/** What the case was, in the team's words. */
function head({ finding, ...facts }: ArticleFacts, { policy, words, mask }: ArticleSpeech): View {
  const { type, department, grade } = facts;
  return {
    id: shown(facts.id),
    title: shown(mask(facts.title)),
    type: shown(policy.types[type]?.[policy.locale] ?? type),
    department: shown(policy.departments[department ?? ""]?.[policy.locale] ?? department ?? ""),
    grade: grade === null ? null : words.say(`grade.${grade}`),
    result: words.say(`result.${facts.result}`),
    rounds: facts.rounds,
    response: outcome(facts.response, words),
    resolution: outcome(facts.resolution, words),
    source: shown(facts.source.name),
    sourceUrl: address(facts.source.url),
    category: finding.category === undefined ? null : words.say(`category.${finding.category}`),
  };
}

function outcome({ time, kept }: ClockFacts, words: Words): View {
  return { time: time === null ? null : showDuration(time, words), kept, promised: kept !== null };
}

/** An address inside `<…>`: whatever could end it is percent-encoded. */
function address(url: string): Markdown {
  return markdown(url.replace(/[<>\s\\]/g, encodeURIComponent));
}

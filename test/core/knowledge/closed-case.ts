/** A closed case as the knowledge base is handed it, and how the team speaks of it. */
import type { ArticleFacts, ArticleSpeech } from "../../../src/core/knowledge/article.ts";
import type { Publication } from "../../../src/core/model/effect.ts";
import type { Markdown } from "../../../src/core/text/markdown.ts";
import type { Department, Locale } from "../../../src/core/model/policy.ts";
import { formatPublication } from "../../../src/core/knowledge/publication.ts";
import { loadWords } from "../../../src/words.ts";

const HOUR = 3_600_000;
const OPENED = Date.UTC(2026, 10, 23, 2, 5);

export const FACTS: ArticleFacts = {
  id: "TK202611230017",
  title: "Payment page fails",
  type: "outage",
  department: "operations",
  grade: 1,
  result: "resolved",
  openedAt: OPENED,
  closedAt: OPENED + 26 * HOUR,
  rounds: 2,
  reopenings: 1,
  response: { time: 35 * 60_000, kept: true },
  resolution: { time: 26 * HOUR + 5 * 60_000, kept: false },
  tags: ["payment", "redis"],
  source: { name: "acme/support#17", url: "https://github.com/acme/support/issues/17" },
  environment: "Chrome 140, Windows 11",
  description: "Every payment ends in an error.",
  finding: { cause: "The pool of connections was used up.", category: "configuration", plan: "Make it larger." },
  steps: [
    { number: 1, at: OPENED + HOUR, by: "wang-wei", text: "Raised the limit to 200.", before: [] },
    { number: 2, at: OPENED + 2 * HOUR, by: "zhao-min", text: "Restarted the service.", before: [] },
  ],
  workaround: "Pay by phone.",
  feedback: { text: "Works again.", inconvenient: false },
  timeline: [
    { at: OPENED, what: "opened" as Markdown },
    { at: OPENED + 26 * HOUR, what: "closed" as Markdown },
  ],
  skipped: false,
  answer: null,
  path: null,
  related: [{ title: "Earlier failure", url: "https://github.com/acme/support/issues/3" }],
};

/** Without masks unless a test brings some. */
export function speech(locale: Locale = "en", mask: ArticleSpeech["mask"] = (text) => text): ArticleSpeech {
  return {
    policy: {
      locale,
      timezone: "Asia/Shanghai",
      types: { outage: { en: "System failure", "zh-CN": "系统故障", department: "operations" } },
      departments: { operations: { ...NOBODY, en: "Operations", "zh-CN": "运维组" } },
      knowledge: { repository: "acme/knowledge-base", path: "articles", mode: "commit", public: false, mask: NO_MASK },
    },
    words: loadWords(locale),
    mask,
  };
}

/** What is published of the case. */
export function publication(facts: Partial<ArticleFacts> = {}, how = speech()): Publication {
  const written = formatPublication({ ...FACTS, ...facts }, how);
  if (written === null) throw new Error("no knowledge base");
  return written;
}

const NOBODY: Omit<Department, Locale> = { members: [], team: null, lead: null, assign: "round-robin", rota: null };
const NO_MASK = { handler: false, also: [] };

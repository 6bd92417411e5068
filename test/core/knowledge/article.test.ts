import { describe, expect, test } from "vitest";
import type { ArticleFacts } from "../../../src/core/knowledge/article.ts";
import { parseArticle } from "../../../src/core/knowledge/article-matter.ts";
import type { Locale } from "../../../src/core/model/policy.ts";
import { formatPublication } from "../../../src/core/knowledge/publication.ts";
import { FACTS, publication, speech } from "./closed-case.ts";

function bodyOf(facts: Partial<ArticleFacts> = {}, how = speech()): string {
  return parseArticle(publication(facts, how).text)?.body ?? "";
}

/** Each section's text by its heading. */
function sections(body: string): Map<string, string> {
  const parts = body.split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.split("\n", 1)[0] ?? "", part.slice(part.indexOf("\n")).trim()]));
}

const HEADINGS: Record<Locale, string[]> = {
  en: ["Problem", "Environment", "Cause", "Solution", "Workaround", "Verification", "Time line", "Related"],
  "zh-CN": ["问题描述", "操作环境", "问题根源", "解决方案", "临时措施", "验证结果", "时间线", "相关内容"],
};

describe.each(["en", "zh-CN"] as const)("an article in %s", (locale) => {
  test("has its sections in order, with what people wrote", () => {
    const found = sections(bodyOf({}, speech(locale)));
    expect([...found.keys()]).toEqual(HEADINGS[locale]);
    const [problem, environment, cause, solution, workaround, verification, times, related] = [...found.values()];
    expect(problem).toContain("> Every payment ends in an error");
    expect(environment).toContain("Chrome 140");
    expect(cause).toContain("used up");
    expect(solution).toMatch(/Make it larger[^]*2026-11-23 11:05 · wang\\?-wei[^]*Raised[^]*Restarted/);
    expect(workaround).toContain("Pay by phone");
    expect(verification).toContain("Works again");
    expect(times).toMatch(/^- 2026-11-23 10:05[:：] ?opened\n- 2026-11-24 12:05[:：] ?closed$/);
    expect(related).toBe("- [Earlier failure](<https://github.com/acme/support/issues/3>)");
  });

  test("says so where nothing is known, and holds no empty line of a template", () => {
    const nothing = { environment: "", description: " ", finding: {}, steps: [], workaround: "", feedback: null };
    const body = bodyOf({ ...nothing, timeline: [], related: [], grade: null, department: null }, speech(locale));
    const { Verification: answer, 验证结果: 答复, ...rest } = Object.fromEntries(sections(body));
    expect(Object.values(rest)).toEqual(Array.from({ length: 7 }, () => "–"));
    expect(answer ?? 答复).toMatch(/^No answer from the submitter\.$|^提交人未答复。$/);
    expect(body).not.toMatch(/undefined|null|\n\n\n|\|\s*\|\n\| \*/);
  });
});

describe("an article's head", () => {
  test("names the case in the team's words", () => {
    const table = bodyOf({}, speech("zh-CN"));
    for (const word of [
      "# Payment page fails",
      "系统故障",
      "运维组",
      "一级",
      "问题已解决",
      "35 分钟",
      "26 小时 5 分钟",
    ]) {
      expect(table).toContain(word);
    }
    expect(table).toContain("](<https://github.com/acme/support/issues/17>)");
  });

  test("says that the submitter finds the solution inconvenient", () => {
    const feedback = { text: "too many clicks", inconvenient: true };
    expect(sections(bodyOf({ feedback })).get("Verification")).toMatch(/inconvenient\.\n\n> too many clicks$/);
  });
});

const mask = (text: string) => text.replaceAll("张三", "张*").replaceAll("13800138000", "138****8000");

describe("privacy", () => {
  test("no text of people leaves the issue without its mask", () => {
    const text = "张三 13800138000";
    const facts = {
      title: text,
      environment: text,
      description: text,
      workaround: text,
      tags: [text],
      finding: { cause: text, plan: text },
      steps: [{ number: 1, at: 0, by: text, text, before: [] }],
      feedback: { text, inconvenient: true },
      related: [{ title: text, url: "https://github.com/acme/support/issues/3" }],
    };
    const written = publication(facts, speech("zh-CN", mask));
    expect(JSON.stringify(written)).not.toMatch(/张三|13800138000/);
    expect(written.path).toBe("articles/2026/TK202611230017-张-1388000.md");
  });

  test("nothing but the named fields gets into the publication", () => {
    const more = { ...FACTS, submitter: "zhang-san", contact: "13800138000" };
    expect(formatPublication(more, speech())).toEqual(publication());
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Locale } from "../../../src/core/model/policy.ts";
import { caseOfBranch, formatProposal, parseProposal, proposalBranch } from "../../../src/core/knowledge/proposal.ts";
import { loadWords } from "../../../src/words.ts";
import { publication } from "./closed-case.ts";
import { policyOf } from "../policy/policies.ts";
import { reach, say } from "../workflow/reach.ts";

const KNOWLEDGE = { repository: "acme/base", mode: "pull-request" };
const SEARCH = "https://github.com/acme/base/pulls?q=is%3Apr%20head%3Acaseworker%2FTK202611230017";
const ARTICLE = "https://github.com/acme/base/blob/HEAD/articles/2026/TK202611230017-orders-fail.md";

/** What the card and the last notice say of an article that is proposed, and what one that is written is called there. */
const SAID: [Locale, card: string, notice: string, history: string][] = [
  [
    "en",
    `](${ARTICLE}), once its [pull request](${SEARCH}) is merged`,
    `What was found and done is [proposed](${SEARCH}) for the knowledge base; once somebody has reviewed it, it is`,
    "proposed the article articles/2026/",
  ],
  [
    "zh-CN",
    `](${ARTICLE})（[审核](${SEARCH})合并后可见）`,
    `问题根源和处理过程已[提交知识库审核](${SEARCH})，审核通过后记录在`,
    "提交知识库文章 articles/2026/",
  ],
];

describe("while an article is only proposed", () => {
  test.for(SAID)("nothing claims that it is there, in %s", ([locale, card, notice, history]) => {
    const hub = reach("verification", { policy: policyOf({ locale, knowledge: KNOWLEDGE }) });
    say(hub, "anna", "/confirm");
    expect(hub.published).toMatchObject([{ mode: "pull-request", caseId: "TK202611230017" }]);
    expect(hub.card()).toContain(card);
    expect(hub.card()).toContain(history);
    expect(hub.notices().at(-1)).toContain(notice);
    expect(hub.plan().effects).toEqual([]);
  });

  test.for([
    [{ mode: "commit" }, "write the article"],
    [{ mode: "pull-request" }, "propose the article"],
    // Where more people may read it than the cases, somebody looks before they do.
    [{ public: true }, "propose the article"],
  ] as const)("the plan says so: with %o to %s", ([written, words]) => {
    const hub = reach("verification", { policy: policyOf({ knowledge: { repository: "acme/base", ...written } }) });
    hub.pass(1000);
    hub.comment("anna", "/confirm");
    expect(hub.plan().because.join("\n")).toContain(words);
  });

  test("a case without an article is proposed, too", () => {
    const hub = reach("verification", { policy: policyOf({ knowledge: KNOWLEDGE }) });
    say(hub, "bob", "/article skip");
    say(hub, "anna", "/confirm");
    expect(hub.published).toMatchObject([{ mode: "pull-request", path: null }]);
    expect(hub.card()).toContain("proposed to note the case for the knowledge base");
    expect(hub.notices().at(-1)).not.toContain("pulls?q=");
  });

  test("closing again proposes it again, at the same place", () => {
    const hub = reach("closed", { policy: policyOf({ knowledge: KNOWLEDGE }) });
    say(hub, "anna", "/not-fixed it is back");
    say(hub, "bob", "/diagnosis\ncause: another\nplan: p\n/step s\n/fixed");
    say(hub, "anna", "/confirm");
    const [first, second] = hub.published;
    expect(second).toMatchObject({ mode: "pull-request", path: first?.path });
  });
});

describe("the text of a pull request", () => {
  const words = loadWords("en");
  const digest = fc.stringMatching(/^[\da-f]{64}$/);
  const below = fc.string({ unit: "grapheme", maxLength: 200 });

  test("is read back as it was written, with what people wrote below it", () => {
    fc.assert(
      fc.property(digest, below, fc.string({ maxLength: 80 }), (said, text, title) => {
        const written = formatProposal(publication({ title }), { said, below: text }, words);
        expect(parseProposal(written)).toEqual({ said, below: text });
      }),
    );
  });

  test.for([null, "", "somebody's own text", "<!-- caseworker:proposal:1 xyz -->"])(
    "that is %j says nothing",
    (body) => {
      expect(parseProposal(body)).toEqual({ said: null, below: "" });
    },
  );

  test("names the case and what became of it, without a word that closes it", () => {
    const text = formatProposal(publication(), { said: "00", below: "" }, words);
    expect(text).toMatch(/^The case acme\/support#17 has ended as: resolved\. .*\*\*Payment page fails\*\*/);
    expect(text).not.toMatch(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+\S+#\d/i);
  });
});

test("a branch tells its case, and is nobody else's", () => {
  expect(caseOfBranch(proposalBranch("TK202611230017"))).toBe("TK202611230017");
  expect(["main", "caseworker-setup", "mine/caseworker/TK1"].map(caseOfBranch)).toEqual([null, null, null]);
});

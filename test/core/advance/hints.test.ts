/** What the app finds by itself when a case comes in: similar open cases, and articles that may be the answer. */
import { describe, expect, test } from "vitest";
import { alike, wordsOf } from "../../../src/core/text/alike.ts";
import type { IndexEntry } from "../../../src/core/model/index-entry.ts";
import type { Peer } from "../../../src/core/model/peers.ts";
import { formBody } from "../form-body.ts";
import { createHub, COMPLETE, MINUTE } from "../hub.ts";
import { publication } from "../knowledge/closed-case.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";

const TEXTS = [
  ["1", "Card payments fail in every shop", 'Every card payment ends with "Error 502". Cash works.'],
  ["2", "Stock does not change after a delivery", "We book a delivery and the stock stays as it was."],
  ["3", "Hand scanners lose the network in hall 3", "Every few minutes all scanners show no network."],
  ["4", "所有门店刷卡支付失败", "每笔刷卡支付都提示错误 502，现金正常。"],
  ["5", "怎样重新打印昨天的日结单？", "昨天关账时打印机缺纸，在哪里可以再打印一次？"],
] as const;
const CANDIDATES = TEXTS.map(([id, title, text]) => ({ id, title, text }));

const ALIKE: [string, string, string, string[]][] = [
  ["the same problem in other words", "Payments by card broken", "Card payments end with error 502 since today", ["1"]],
  ["the same problem in Chinese", "门店刷卡失败", "刷卡支付一直提示错误 502", ["4"]],
  ["a question in other words", "如何重新打印日结单", "昨天的日结单没有打印出来，怎么再打印", ["5"]],
  ["nothing", "Login page is white", "I can not log in, the page stays white", []],
  ["nothing for words that say nothing", "It is not as it was", "We have this and that, and it does not do it", []],
  ["nothing for an empty text", "", "", []],
];

describe("alike is", () => {
  test.each(ALIKE)("%s", (...row) => {
    const [, title, text, expected] = row;
    const found = alike({ title, text }, CANDIDATES, { least: 0.2, most: 3 });
    expect(found.map(({ id }) => id)).toEqual(expected);
  });

  test("a text to itself, entirely", () => {
    const [first] = CANDIDATES;
    if (first === undefined) throw new Error("no candidates");
    expect(alike(first, CANDIDATES, { least: 0.99, most: 1 }).map(({ id }) => id)).toEqual(["1"]);
  });

  test("what the words of both languages say, without those that say nothing", () => {
    expect(wordsOf("The 支付接口 of the shop 返回了错误 ５０２")).toEqual([
      "支付",
      "接口",
      "shop",
      "返回",
      "错误",
      "502",
    ]);
  });

  test("found in hostile texts of any length as well", () => {
    const text = "a#b ".repeat(20_000);
    expect(alike({ title: text, text }, [{ id: "1", title: text, text }], { least: 0.9, most: 1 })).toHaveLength(1);
  });
});

const PEER: Peer = {
  number: 12,
  title: "Orders fail",
  body: formBody({ ...COMPLETE, description: "Orders cannot be saved since noon." }),
  department: "backend",
  handlers: [],
};
const PEERS = { open: [PEER, { ...PEER, number: 13, title: "Printer", body: "no paper" }], routed: {}, teams: {} };

/** A policy with a knowledge base. */
const KNOWLEDGE = {
  repository: "acme/knowledge-base",
  path: "articles",
  mode: "commit",
  public: false,
  mask: { handler: true, also: [] },
} as const;
const policy = { knowledge: { ...KNOWLEDGE, mask: { handler: true, also: [] } } };

function article(changes: Partial<IndexEntry>): IndexEntry {
  const { entry } = publication();
  return { ...entry, id: "TK202610010003", article: "articles/2026/TK202610010003-orders.md", ...changes };
}

const FITS = article({ title: "Orders fail: orders cannot be saved", summary: "Orders cannot be saved." });
const OTHER = article({ id: "TK202610010004", title: "No paper", summary: "The printer had no paper." });

describe("a new case", () => {
  test("shows open cases that may be the same, but none that are not", () => {
    const hub = createHub({ peers: PEERS });
    hub.look();
    expect(hub.card()).toContain("**Similar open cases:** #12 (Orders fail)");
    expect(hub.card()).not.toContain("#13");
    expect(hub.plan().effects).toEqual([]);
  });

  test("shows articles that may help, and offers one that fits well", () => {
    const hub = createHub({ policy, index: [FITS, OTHER] });
    hub.look();
    expect(hub.card()).toContain(
      "**May help:** [Orders fail: orders cannot be saved](https://github.com/acme/knowledge-base/",
    );
    expect(hub.notices().filter((text) => text.includes("may be the answer already"))).toHaveLength(1);
    expect(hub.plan().effects).toEqual([]);
  });

  test("is closed with the article by the submitter's /confirm, and writes none of its own", () => {
    const hub = createHub({ policy, index: [FITS] });
    hub.look();
    hub.pass(MINUTE);
    hub.comment("anna", "/confirm that was it");
    hub.look();
    expect(hub.file().closed).toMatchObject({ result: "resolved", answer: "TK202610010003" });
    expect(hub.published[0]).toMatchObject({ path: null, entry: { answer: "TK202610010003", article: null } });
  });

  test("takes no /confirm before the verdict is asked for when nothing was offered", () => {
    const hub = createHub({ policy, index: [OTHER] });
    hub.look();
    hub.comment("anna", "/confirm");
    hub.look();
    expect(hub.file().stage).toBe("grading");
    expect(hub.reactions.at(-1)?.content).toBe("confused");
  });

  test("links nothing else, whatever somebody wrote into the index", () => {
    const evil = article({ ...FITS, title: "x](https://evil) @team", article: "a) [evil](https://evil" });
    const hub = createHub({ policy, index: [{ ...evil, title: `${FITS.title} ](https://evil.example)` }] });
    hub.look();
    expect(hub.card().replace(/<!--.*-->/, "")).not.toMatch(/(?<!\\)\]\(https:\/\/evil/);
  });
});

const RETRO: [string, object, (hub: ReturnType<typeof createHub>) => void, string | null][] = [
  ["an urgent case is proposed", {}, (hub) => hub.comment("dora", "/grade 1\n/close"), "it was urgent"],
  ["a case that was in time is not", {}, (hub) => hub.comment("dora", "/grade 3\n/close"), null],
  ["a case that ended early is not", {}, (hub) => hub.comment("dora", "/grade 1\n/false-alarm"), null],
  [
    "a case that broke its promise is proposed",
    {},
    (hub) => {
      hub.comment("dora", "/grade 3");
      hub.pass(9 * 60 * MINUTE);
      hub.comment("dora", "/close");
    },
    "a time promise was broken",
  ],
];

describe("a retrospective", () => {
  test.each(RETRO)("%s", (...row) => {
    const [, changes, close, reason] = row;
    const hub = createHub({ policy: changes });
    hub.look();
    close(hub);
    hub.look();
    const proposed = hub.notices().filter((text) => text.includes("may be worth a retrospective"));
    expect(proposed.map((text) => /retrospective: ([^.]+)\./.exec(text)?.[1])).toEqual(reason === null ? [] : [reason]);
  });

  test("is opened once by /retro, with the case's facts", () => {
    const hub = createHub();
    hub.comment("dora", "/grade 1 all down");
    hub.comment("dora", "/retro what a day");
    hub.look();
    hub.look();
    expect(hub.retros).toHaveLength(1);
    expect(hub.retros[0]?.title).toBe("Retrospective: TK202611230017 Orders fail");
    expect(hub.retros[0]?.body).toContain("1 · urgent – all down");
    expect(hub.notices().filter((text) => text.includes("the retrospective of"))).toHaveLength(1);
  });

  test("is opened by itself where the policy says so, when a type came up often", () => {
    const when = [{ typeSeen: 2, within: 30 * 24 * 60 * MINUTE }];
    const seen = { ...OTHER, type: "bug", opened: "2026-11-20T00:00:00Z" };
    const retrospective: typeof DEFAULT_POLICY.retrospective = { when, mode: "open" };
    const hub = createHub({ policy: { ...policy, retrospective }, index: [seen] });
    hub.look();
    hub.comment("dora", "/grade 3\n/close");
    hub.look();
    expect(hub.retros[0]?.body).toContain("its type came up often");
  });
});

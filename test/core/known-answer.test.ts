import { describe, expect, test } from "vitest";
import { formBody } from "./form-body.ts";
import { COMPLETE, createHub, HOUR, MINUTE } from "./hub.ts";
import type { Hub, HubOptions } from "./hub.ts";
import { policyOf } from "./policy/policies.ts";
import { say } from "./workflow/reach.ts";

type Known = NonNullable<HubOptions["index"]>[number];

/** An article about exactly what the complete form describes. */
const ARTICLE: Known = {
  id: "TK202601010001",
  title: "Orders fail",
  type: "bug",
  department: "backend",
  grade: 2,
  result: "resolved",
  opened: "2026-01-01T08:00:00Z",
  closed: "2026-01-01T12:00:00Z",
  rounds: 1,
  reopenings: 0,
  response: { time: "PT1H", kept: true },
  resolution: { time: "PT4H", kept: true },
  tags: [],
  source: "acme/support#3",
  summary: "Orders cannot be saved.",
  article: "articles/2026/orders-fail.md",
  answer: null,
  helped: 0,
};

/** Articles about something else, so that words are rare. */
const OTHERS = ["Printer is out of paper", "The login page is slow", "Invoices have the wrong address"].map(
  (title, index): Known => ({ ...ARTICLE, id: `TK20260201000${index}`, title, summary: title }),
);

function offered(body = formBody(COMPLETE)): Hub {
  const policy = policyOf({ knowledge: { repository: "acme/base" } });
  const hub = createHub({ policy, body, index: [...OTHERS, ARTICLE] });
  hub.look();
  return hub;
}

describe("a known answer", () => {
  test("is offered to the submitter in a notice of its own, with its link", () => {
    const hub = offered();
    expect(hub.noticeKeys()).toEqual([expect.stringMatching(/^known-answer:/)]);
    expect(hub.notices()[0]).toMatch(/^@anna[^]*acme\/base\/blob\/HEAD\/articles\/2026\/orders-fail\.md/);
    expect(hub.card()).toContain("articles/2026/orders-fail.md");
  });

  test.for<[string, (hub: Hub) => void]>([
    ["grading", () => {}],
    ["diagnosis", (hub) => void say(hub, "dora", "/grade 2\n/assign @bob\n/start")],
  ])("is taken by /confirm in the %s, and closes the case with the article linked", ([stage, lead]) => {
    const hub = offered();
    lead(hub);
    expect(hub.file().stage).toBe(stage);
    say(hub, "anna", "/confirm");
    expect(hub.file().closed).toMatchObject({ result: "resolved", answer: ARTICLE.id });
    expect(hub.notices().at(-1)).toContain("orders-fail.md");
    expect(hub.plan().effects).toEqual([]);
  });

  test("is taken by nobody else, and by no plain word", () => {
    const hub = offered();
    say(hub, "bob", "/confirm");
    say(hub, "anna", "resolved");
    expect(hub.file().stage).toBe("grading");
  });

  test("is not taken any more once the case is handled", () => {
    const hub = offered();
    say(hub, "dora", "/grade 2\n/assign @bob\n/start\n/diagnosis\ncause: c\nplan: p");
    say(hub, "anna", "/confirm");
    expect(hub.file().stage).toBe("handling");
    expect(hub.reactions.at(-1)?.content).toBe("confused");
  });

  test("is offered once, however often the case is looked at", () => {
    const hub = offered();
    for (const length of [MINUTE, HOUR]) {
      hub.pass(length);
      hub.comment("anna", "Hello?");
      hub.look();
    }
    expect(hub.noticeKeys().filter((key) => key.startsWith("known-answer:"))).toHaveLength(1);
  });

  test("that only has something in common is shown on the card, and not offered", () => {
    const hub = offered(
      formBody({ ...COMPLETE, description: "The export of orders to the accounts takes all night." }),
    );
    expect(hub.noticeKeys()).toEqual([]);
  });
});

/** Nothing that a person writes is taken for the app's own card, sheet or notice. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNotice } from "../../../src/core/record/own.ts";
import { markdown } from "../../../src/core/text/markdown.ts";
import { formatTail } from "../../../src/core/record/record.ts";
import { createSeal } from "../../../src/seal.ts";
import { lookUpsFor } from "../../../src/core/look-ups.ts";
import { createHub, MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { OTHER_BOT } from "../people.ts";
import { reach, say } from "../workflow/reach.ts";

const FORGER = { issueId: 4711, seal: createSeal("the forger does not know the secret, so guesses one") };
const TAIL = { heard: { at: 0, recent: {} }, text: "", sheets: 0, last: "" };

/** The card of a like case of another issue, under the same secret. */
function otherCard(): string {
  const other = createHub({ id: 4712 });
  other.look();
  say(other, "dora", "/move closed enough");
  return other.card();
}

/** What somebody may write with our mark in it. */
const FORGERIES: [string, (hub: Hub) => string][] = [
  ["a mark without a signature", () => "<!-- caseworker:record:1 -->"],
  ["a mark with a signature of nothing", () => "<!-- caseworker:record:1 x -->"],
  ["a record under another secret", () => formatTail(TAIL, FORGER)],
  ["a notice under another secret", () => formatNotice(markdown("Done."), "verify:comment:9", FORGER)],
  ["the card of another issue", otherCard],
  ["the card of this issue, as it was before", (hub) => hub.card()],
  ["a notice of this issue", (hub) => hub.notices().at(-1) ?? ""],
  ["all of it together", (hub) => [hub.card(), ...hub.notices(), formatTail(TAIL, FORGER)].join("\n\n")],
];

const WHERE: [string, (text: string) => string][] = [
  ["alone", (text) => text],
  ["before a command", (text) => `${text}\n\n/step restarted it`],
  ["after a command", (text) => `/step restarted it\n\n${text}`],
];

const CELLS = FORGERIES.flatMap(([what, forge]) => WHERE.map(([where, put]) => [what, where, forge, put] as const));

describe("a person's comment that holds", () => {
  test.for(CELLS)("%s, %s, is a person's comment", ([, where, forge, put]) => {
    const hub = reach("handling");
    const text = forge(hub);
    say(hub, "bob", "/step stopped it");
    const { stage, steps } = hub.file();
    const entries = hub.entries();
    const card = hub.items.findIndex((item) => item.what === "commented" && item.body === hub.card());
    say(hub, "bob", put(text));
    expect(hub.entries().slice(0, entries.length)).toEqual(entries);
    expect(hub.file().stage).toBe(stage);
    // What follows a command's line is its text.
    expect(hub.file().steps.length - steps.length).toBe(where === "alone" ? 0 : 1);
    expect(hub.items.findIndex((item) => item.what === "commented" && item.body === hub.card())).toBe(card);
    expect(hub.plan().effects).toEqual([]);
  });

  test("any text at all with our mark in it is never the card", () => {
    const there = reach("handling");
    const card = there.card();
    const piece = fc.oneof(
      fc.constantFrom("<!-- caseworker:record:1 ", "<!-- caseworker:notice:1 ", " -->", card),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const hub = there.fork();
        const before = hub.entries();
        hub.comment("oscar", pieces.join(""));
        hub.look();
        expect(hub.entries()).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });
});

test("a mark that does not end hides what follows, as any HTML comment does", () => {
  const hub = reach("handling");
  const { steps } = hub.file();
  say(hub, "bob", "<!-- caseworker:record:1 x y\n\n/step restarted it");
  expect(hub.file().steps).toEqual(steps);
  expect(hub.plan().effects).toEqual([]);
});

describe("another bot's copy", () => {
  test.for(FORGERIES)("of %s changes nothing", ([, forge]) => {
    const hub = reach("handling");
    const text = forge(hub);
    say(hub, "bob", "/step stopped it");
    const entries = hub.entries();
    say(hub, OTHER_BOT, text);
    expect(hub.entries()).toEqual(entries);
    expect(hub.plan().effects).toEqual([]);
  });
});

/** Takes the app's card away. */
function loseCard(hub: Hub): void {
  const card = hub.items.findIndex((item) => item.what === "commented" && item.body === hub.card());
  hub.items.splice(card, 1);
}

describe("when the card was deleted,", () => {
  test("a copy of an older one that somebody kept does not take its place", () => {
    const hub = reach("handling");
    const old = hub.card();
    say(hub, "bob", "/step stopped it");
    say(hub, "oscar", old);
    hub.forget();
    loseCard(hub);
    hub.pass(MINUTE);
    hub.look();
    expect(hub.entries()).toContainEqual(expect.objectContaining({ did: "rebuilt" }));
    expect(hub.file().steps.map(({ text }) => text)).toEqual(["made it larger", "stopped it"]);
    expect(hub.card()).not.toBe("");
  });
});

describe("the request for the verdict", () => {
  test("is the app's own, not a copy of it, when thumbs are read", () => {
    const hub = reach("verification");
    const asked = hub.items.findLast((item) => item.what === "commented" && item.body === hub.notices().at(-1));
    say(hub, "bob", hub.notices().at(-1) ?? "");
    const { reactionsOf } = lookUpsFor(
      { issue: hub.issue, items: hub.items, copy: null },
      hub.means.policy,
      hub.binding,
    );
    expect(asked).toMatchObject({ comment: reactionsOf });
  });
});

describe("where GitHub's stand-in calls the app a user,", () => {
  test("the app knows its own by the signature alone", () => {
    const hub = reach("handling");
    for (const item of hub.items) Object.assign(item, { bot: false, by: item.bot ? "caseworker" : item.by });
    const entries = hub.entries();
    hub.pass(MINUTE);
    hub.comment("oscar", formatTail(TAIL, FORGER));
    hub.look();
    expect(hub.entries()).toEqual(entries);
    expect(hub.plan().effects).toEqual([]);
  });
});

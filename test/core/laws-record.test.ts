/** The record is found damaged whatever sign of it was changed, and told again from the timeline as far as that tells. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "../../src/core/model/entry.ts";
import { findOwn } from "../../src/core/record/own.ts";
import { createHub, MINUTE } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { happen, happening } from "./clock/random-history.ts";
import { reach, say } from "./workflow/reach.ts";

/** What the app did because of time or of its own looking: the timeline does not tell it. */
const OF_THE_APP: ReadonlySet<Entry["did"]> = new Set(["put-back", "left", "warned", "reminded", "rebuilt"]);

function told(hub: Hub): object[] {
  return hub.entries().flatMap((entry) => (OF_THE_APP.has(entry.did) ? [] : [{ ...entry, link: "" }]));
}

function cardOf(hub: Hub) {
  const { card } = findOwn(hub.items, hub.binding);
  return hub.items.findIndex((item) => item.what === "commented" && item.comment === card?.comment);
}

/** Card and copy are gone. */
function lose(hub: Hub): void {
  hub.items.splice(cardOf(hub), 1);
  hub.forget();
}

describe("a record that was lost", { timeout: 60_000 }, () => {
  test("is told again as it was, with no notice posted twice", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 15 }), (given) => {
        const hub = createHub();
        hub.look();
        for (const what of given) {
          happen(hub, what);
          hub.look();
        }
        const before = told(hub);
        const said = hub.notices();
        const { stage } = hub.file();
        lose(hub);
        hub.look();
        expect(hub.file().stage).toBe(stage);
        expect(told(hub)).toEqual(before);
        expect(hub.notices().slice(0, said.length)).toEqual(said);
        expect(hub.noticeKeys()).toHaveLength(hub.notices().length);
        // Without a notice nothing tells that there was a record before.
        const isTold = hub.entries().some(({ did, as }) => did === "rebuilt" && as === "app");
        expect(isTold).toBe(said.length > 0);
        expect(hub.plan().effects).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("lacks what was deleted, and goes on from there", () => {
    const hub = reach("handling");
    const step = say(hub, "bob", "/step stopped it");
    hub.items.splice(
      hub.items.findIndex((item) => item.what === "commented" && item.comment === step),
      1,
    );
    lose(hub);
    hub.look();
    expect(hub.file().steps.map(({ text }) => text)).toEqual(["made it larger"]);
    say(hub, "bob", "/step started it");
    expect(hub.file().steps.map(({ text }) => text)).toEqual(["made it larger", "started it"]);
  });
});

describe("a card in which somebody changed the record", { timeout: 60_000 }, () => {
  const there = reach("handling");
  const { body } = there.items[cardOf(there)] as { body: string };
  const start = body.indexOf("<!-- caseworker:record:1 ") + "<!-- caseworker:record:1 ".length;

  test("is found out by any sign of it", () => {
    const place = fc.integer({ min: start, max: body.indexOf(" -->", start) - 1 });
    fc.assert(
      fc.property(
        place,
        fc.constantFrom("a", "Z", "0", "-", "_", "%", '"', "\\", " ", "}", "<", "\u0000", "中"),
        (at, sign) => {
          fc.pre(body[at] !== sign);
          const hub = there.fork();
          const before = told(hub);
          edit(hub, `${body.slice(0, at)}${sign}${body.slice(at + 1)}`);
          hub.forget();
          expect(hub.entries()).toEqual([]);
          hub.look();
          expect(told(hub)).toEqual(before);
          expect(hub.entries()).toContainEqual(expect.objectContaining({ did: "rebuilt" }));
        },
      ),
      { numRuns: 60 },
    );
  });

  test.for<[string, (text: string) => string]>([
    ["without its hidden line", (text) => text.slice(0, start - 30)],
    ["with half of its hidden line", (text) => text.slice(0, (start + text.length) / 2)],
    [
      "with its hidden line twice, the second one damaged",
      (text) => `${text}\n${text.slice(start - 25, start + 10)} -->`,
    ],
    ["as nothing", () => ""],
  ])("%s is written anew, in one comment", ([, change]) => {
    const hub = there.fork();
    const before = told(hub);
    edit(hub, change(body));
    hub.forget();
    hub.pass(MINUTE);
    hub.look();
    expect(told(hub)).toEqual(before);
    expect(hub.plan().effects).toEqual([]);
  });

  test("only in what people see is written anew, with nothing lost", () => {
    const hub = there.fork();
    const before = hub.entries();
    edit(hub, `${body.slice(0, start - 25).replaceAll("bob", "nobody")}${body.slice(start - 25)}`);
    hub.look();
    expect(hub.card()).toBe(body);
    expect(hub.entries()).toEqual(before);
  });

  function edit(hub: Hub, changed: string): void {
    Object.assign(hub.items[cardOf(hub)] ?? {}, { body: changed, edited: true });
  }
});

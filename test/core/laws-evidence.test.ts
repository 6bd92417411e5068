/** What was heard stays as it was heard: who edits or deletes a comment later changes nothing that was recorded. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BOT } from "./people.ts";
import { createHub, HOUR, MINUTE } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { reach, say } from "./workflow/reach.ts";
import { happen, happening } from "./clock/random-history.ts";

/** What somebody with the right does to a comment afterwards. */
const TAMPERINGS: Record<string, (hub: Hub, comment: number) => void> = {
  edited: (hub, comment) => edit(hub, comment, "Never mind."),
  "edited into a verdict": (hub, comment) => edit(hub, comment, "/confirm"),
  "edited into a supervisor's commands": (hub, comment) => edit(hub, comment, "/grade 1\n/move closed enough"),
  emptied: (hub, comment) => edit(hub, comment, ""),
  deleted: (hub, comment) => {
    const index = hub.items.findIndex((item) => item.what === "commented" && item.comment === comment);
    hub.items.splice(index, 1);
  },
};

function edit(hub: Hub, comment: number, body: string): void {
  const item = hub.commentOf(comment);
  if (item !== undefined) Object.assign(item, { body, edited: true });
}

const tampering = fc.constantFrom(...Object.values(TAMPERINGS));

/** Comments of people, and notices of the app: not the card, whose loss is told (record/heard.ts). */
function comments(hub: Hub): number[] {
  return hub.items.flatMap((item) =>
    item.what === "commented" && (item.by !== BOT || item.body.includes("caseworker:notice")) ? [item.comment] : [],
  );
}

describe("a comment that was heard", { timeout: 60_000 }, () => {
  test("may be edited or deleted, by anybody and at any time: the record stays", () => {
    const steps = fc.array(happening, { maxLength: 20 });
    fc.assert(
      fc.property(steps, fc.array(fc.tuple(fc.nat(), tampering)), fc.nat({ max: 90 }), (given, tamperings, later) => {
        const hub = createHub();
        hub.look();
        for (const what of given) happen(hub, what);
        hub.look();
        const before = hub.entries();
        hub.pass(later * MINUTE);
        for (const [nth, tamper] of tamperings) {
          const all = comments(hub);
          if (all.length > 0) tamper(hub, all[nth % all.length] ?? 0);
        }
        hub.look();
        const news = hub.entries().slice(before.length);
        expect(hub.entries().slice(0, before.length)).toEqual(before);
        expect(news.filter(({ as, did }) => as !== "app" || !["warned", "reminded"].includes(did))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test.for(Object.entries(TAMPERINGS))("and is %s keeps its command's effect", ([, tamper]) => {
    const hub = reach("handling");
    const comment = say(hub, "bob", "/step restarted the service");
    const before = hub.entries();
    const said = hub.notices();
    tamper(hub, comment);
    hub.pass(MINUTE);
    hub.comment("anna", "Thank you.");
    hub.look();
    expect(hub.entries().slice(0, before.length)).toEqual(before);
    expect(hub.file().steps.at(-1)?.text).toBe("restarted the service");
    expect(hub.notices()).toEqual(said);
  });
});

/** Somebody else may have written what an edited comment says now. That the submitter spoke up is recorded all the same. */
const EDITED: [string, string, string, string[]][] = [
  ["a command of the supervisor", "dora", "/grade 1", []],
  ["the submitter's verdict", "anna", "/confirm", ["commented"]],
  ["the submitter's verdict in plain words", "anna", "resolved", ["commented"]],
];

describe("a comment that was edited before it was first read", () => {
  test.for(EDITED)("is not obeyed, and asked for again: %s", ([, by, text, recorded]) => {
    const hub = reach("verification");
    hub.pass(MINUTE);
    const before = hub.entries().length;
    const comment = hub.comment(by, text, true);
    hub.look();
    const news = hub
      .entries()
      .slice(before)
      .map(({ did }) => did);
    expect(news).toEqual(recorded);
    expect(hub.reactions.at(-1)).toEqual({ comment, content: "confused" });
    expect(hub.notices().at(-1)).toContain("edited before it was read");
  });

  test("is a comment like any other when it asks for nothing", () => {
    const hub = reach("diagnosis");
    hub.pass(HOUR);
    hub.comment("bob", "We are looking into it.", true);
    const said = hub.notices().length;
    hub.look();
    expect(hub.entries().at(-1)).toMatchObject({ did: "commented", by: "bob" });
    expect(hub.notices()).toHaveLength(said);
    expect(hub.reactions.filter(({ content }) => content === "confused")).toEqual([]);
  });
});

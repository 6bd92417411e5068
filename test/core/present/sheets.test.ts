/** A record that outgrows its card: numbered sheets, none too long, nothing lost, nothing exchanged unseen. */
import { describe, expect, test } from "vitest";
import { createHub, MINUTE } from "../hub.ts";
import type { Hub } from "../hub.ts";

/** GitHub's limit on a comment. */
const LIMIT = 65_536;

/** Looks until nothing is left to be done: a sheet is written before the card that links to it. */
function settle(hub: Hub): void {
  for (let looks = 0; hub.look().effects.length > 0; looks += 1) if (looks > 50) throw new Error("it does not end");
}

/** A case in diagnosis. */
function working(): Hub {
  const hub = createHub();
  hub.comment("dora", "/grade 2\n/assign @bob");
  hub.comment("bob", "/start");
  settle(hub);
  return hub;
}

/** So many long steps, some of them between two looks. */
function withSteps(hub: Hub, count: number, text: (nth: number) => string): string[] {
  const texts = Array.from({ length: count }, (_, nth) => text(nth + 1));
  for (const [index, step] of texts.entries()) {
    hub.pass(MINUTE);
    hub.comment("bob", `/step ${step}`);
    if (index % 9 === 8) settle(hub);
  }
  settle(hub);
  return texts;
}

function bodies(hub: Hub): string[] {
  return [hub.card(), ...hub.sheets()];
}

const LONG: [string, number, (nth: number) => string][] = [
  ["300 long steps", 300, (nth) => `${nth}: ${"the pool of connections was used up again ".repeat(20)}`],
  ["300 long steps in Chinese", 300, (nth) => `${nth}：${"连接池再次耗尽，已重启服务并扩大上限。".repeat(40)}`],
  ["steps of nothing but signs that must be escaped", 60, (nth) => `${nth} ${"|<>&@#-%\\*".repeat(120)}`],
  ["steps as long as a comment may be", 4, (nth) => `${nth} ${"😀".repeat(32_000)}`],
];

describe("a record that outgrows its card", () => {
  test.each(LONG)("%s stand in comments that GitHub takes, and are all read back", { timeout: 60_000 }, (...row) => {
    const [, count, text] = row;
    const hub = working();
    const texts = withSteps(hub, count, text);
    expect(hub.sheets().length).toBeGreaterThan(2);
    for (const body of bodies(hub)) expect(body.length).toBeLessThanOrEqual(LIMIT);
    expect(hub.file().steps.map((step) => step.text)).toEqual(texts.map((step) => step.trim()));
    expect(hub.plan().effects).toEqual([]);
  });

  test("links its sheets from the card, in order, and never writes a full one again", () => {
    const hub = working();
    withSteps(hub, 60, (nth) => `${nth} ${"x".repeat(900)}`);
    const [first, second] = hub.sheets();
    withSteps(hub, 20, (nth) => `${nth} ${"y".repeat(900)}`);
    expect(hub.sheets().slice(0, 2)).toEqual([first, second]);
    const links = [...hub.card().matchAll(/\[(\d+)\]\(\S+#issuecomment-\d+\)/g)].map(([, number]) => Number(number));
    expect(links).toEqual(hub.sheets().map((_, index) => index + 1));
  });
});

/** Everything that a case with two sheets has, and its third step. */
function longCase() {
  const hub = working();
  const texts = withSteps(hub, 40, (nth) => `${nth} ${"z".repeat(900)}`);
  const commentWith = (mark: string, nth = 0) =>
    hub.items.filter((item) => item.what === "commented" && item.body.includes(mark))[nth];
  return { hub, texts, commentWith };
}

type LongCase = ReturnType<typeof longCase>;

const LOSSES: [string, (at: LongCase) => void][] = [
  ["the card is deleted", ({ hub, commentWith }) => remove(hub, commentWith("caseworker:record"))],
  ["the first sheet is deleted", ({ hub, commentWith }) => remove(hub, commentWith("caseworker:sheet"))],
  ["the last sheet is deleted", ({ hub, commentWith }) => remove(hub, commentWith("caseworker:sheet", 1))],
  ["one sign of the card's record is another", ({ commentWith }) => flip(commentWith("caseworker:record"))],
  ["one sign of a sheet is another", ({ commentWith }) => flip(commentWith("caseworker:sheet"))],
  [
    "two sheets are exchanged",
    ({ commentWith }) => {
      const [one, other] = [commentWith("caseworker:sheet"), commentWith("caseworker:sheet", 1)];
      if (one?.what !== "commented" || other?.what !== "commented") throw new Error("no two sheets");
      [one.body, other.body] = [other.body.replace("sheet 2", "sheet 1"), one.body];
      one.body = one.body.slice(0, -10);
    },
  ],
];

function remove(hub: Hub, item: Hub["items"][number] | undefined): void {
  hub.items.splice(hub.items.indexOf(item as Hub["items"][number]), 1);
}

/** In the middle of the hidden line. */
function flip(item: Hub["items"][number] | undefined): void {
  if (item?.what !== "commented") throw new Error("no such comment");
  const place = Math.floor((item.body.lastIndexOf("<!--") + item.body.length) / 2);
  item.body = `${item.body.slice(0, place)}${item.body[place] === "z" ? "y" : "z"}${item.body.slice(place + 1)}`;
}

describe("a record that was damaged", () => {
  test.each(LOSSES)("is taken from its copy and says so when %s", (_, lose) => {
    const at = longCase();
    const before = at.hub.entries().length;
    lose(at);
    settle(at.hub);
    expect(at.hub.file().steps.map(({ text }) => text)).toEqual(at.texts);
    expect(
      at.hub
        .entries()
        .slice(before)
        .map(({ did }) => did),
    ).toEqual(["restored"]);
    expect(at.hub.card().includes("put the record back from its copy")).toBe(true);
  });

  test.each(LOSSES)("is put together from the timeline and says so when %s and the copy is gone", (_, lose) => {
    const at = longCase();
    at.hub.forget();
    lose(at);
    settle(at.hub);
    expect(at.hub.file().steps.map(({ text }) => text)).toEqual(at.texts);
    expect(at.hub.entries().filter(({ did }) => did === "rebuilt")).toHaveLength(1);
    expect(at.hub.card().includes("put the record together again")).toBe(true);
  });

  test("a copy of another case is not taken", () => {
    const other = createHub({ id: 4712 });
    settle(other);
    const hub = working();
    hub.keepCopy(other.plan().copy);
    remove(
      hub,
      hub.items.find((item) => item.what === "commented" && item.body.includes("caseworker:record")),
    );
    settle(hub);
    expect(hub.entries().map(({ did }) => did)).toContain("rebuilt");
  });
});

/** Whoever may edit the app's comments puts back what the card said before. */
function putBack() {
  const hub = working();
  const older = hub.card();
  withSteps(hub, 2, (nth) => `step ${nth}`);
  const card = hub.items.find((item) => item.what === "commented" && item.body.includes("caseworker:record"));
  if (card?.what !== "commented") throw new Error("no card");
  card.body = older;
  return hub;
}

describe("an older card", () => {
  test("that was put in the place of the card is not believed", () => {
    const hub = putBack();
    const { reactions } = hub;
    const answered = reactions.length;
    settle(hub);
    expect(hub.file().steps.map(({ text }) => text)).toEqual(["step 1", "step 2"]);
    expect(reactions).toHaveLength(answered);
  });

  test("is believed where there is no copy: what it lacks is heard again", () => {
    const hub = putBack();
    hub.forget();
    settle(hub);
    expect(hub.file().steps.map(({ text }) => text)).toEqual(["step 1", "step 2"]);
  });
});

import { describe, expect, test } from "vitest";
import { createObserve } from "../../../src/github/case/observe.ts";
import { createReadReactions } from "../../../src/github/case/reactions.ts";
import { createUnchanged } from "../../../src/github/client/unchanged.ts";
import type { Reading } from "../../../src/github/client/unchanged.ts";
import { ONE, opened, SUPPORT } from "../../sandbox/world.ts";
import { CASE, NOON, octokit, routes, scripted } from "../github.ts";
import type { Answer } from "../github.ts";

const HOUR = 3_600_000;
const ISSUE = "GET /repos/acme/support/issues/17";
const TIMELINE = `${ISSUE}/timeline?per_page=100`;

const at = (hour: number) => ({ date: new Date(NOON + hour * HOUR).toUTCString() });
const SAME: Answer = { status: 304, headers: at(1) };
const COMMENT = {
  event: "commented",
  id: 1,
  body: "hello",
  created_at: "2026-10-27T12:00:00Z",
  user: { login: "anna" },
};

describe("a case that has not changed since it was read last", () => {
  test("is told as it was, at GitHub's new time, and nothing of it is sent again", async () => {
    const sent = scripted({
      [ISSUE]: [{ body: { id: 5, title: "Down" }, headers: { etag: '"one"', ...at(0) } }, SAME],
      [TIMELINE]: [{ body: [COMMENT], headers: { etag: '"two"', ...at(0) } }, SAME],
    });
    const observe = createObserve(() => 7);
    const first = await observe(octokit, CASE);
    expect(await observe(octokit, CASE)).toEqual({ ...first, now: NOON + HOUR });
    const marks = sent.map(({ headers }) => headers.get("if-none-match"));
    expect(marks).toEqual([null, null, '"one"', '"two"']);
  });

  test("is read anew where the issue has changed, whatever the mark of its first page says", async () => {
    const link = `<https://api.github.com/repos/acme/support/issues/17/timeline?per_page=100&page=2>; rel="next"`;
    const sent = scripted({
      [ISSUE]: [
        { body: { id: 5 }, headers: { etag: '"one"' } },
        { body: { id: 5 }, headers: { etag: '"more"' } },
      ],
      [TIMELINE]: [
        { body: [COMMENT], headers: { etag: '"two"' } },
        { body: [COMMENT], headers: { etag: '"two"', link } },
      ],
      [`${TIMELINE}&page=2`]: { body: [{ ...COMMENT, id: 2 }], headers: {} },
    });
    const observe = createObserve(() => 7);
    await observe(octokit, CASE);
    expect(await observe(octokit, CASE)).toMatchObject({ items: [{ key: "comment:1" }, { key: "comment:2" }] });
    expect(sent.map(({ headers }) => headers.get("if-none-match"))).toEqual([null, null, '"one"', null, null]);
  });

  test("is read anew where GitHub gave no mark, or several pages", async () => {
    const link = `<https://api.github.com/repos/acme/support/issues/17/timeline?per_page=100&page=2>; rel="next"`;
    const sent = scripted({
      [ISSUE]: { body: { id: 5 } },
      [TIMELINE]: { body: [COMMENT], headers: { etag: '"two"', link } },
      [`${TIMELINE}&page=2`]: { body: [COMMENT], headers: { etag: '"three"' } },
    });
    const observe = createObserve(() => 7);
    await observe(octokit, CASE);
    await observe(octokit, CASE);
    expect(sent.map(({ headers }) => headers.get("if-none-match"))).toEqual(sent.map(() => null));
    expect(routes(sent)).toHaveLength(6);
  });

  test("is read anew where its page is full: what comes after it is on another", async () => {
    const { sandbox, app, anna } = await opened();
    const observe = createObserve(() => sandbox.now());
    const count = async () => {
      const sighting = await observe(app, { ...SUPPORT, number: 1 });
      return sighting.seen === "case" ? sighting.items.length : sighting;
    };
    const say = () => anna.rest.issues.createComment({ ...ONE, body: "hello" });
    for (let nth = 0; nth < 99; nth += 1) await say();
    const counts = [await count()];
    for (let nth = 0; nth < 3; nth += 1) {
      await say();
      counts.push(await count(), await count());
    }
    expect(counts).toEqual([99, 100, 100, 101, 101, 102, 102]);
  });

  test("costs nothing of the hour's requests", async () => {
    const { sandbox, app, anna } = await opened();
    const used = async () => (await app.rest.rateLimit.get()).data.rate.used;
    const observe = createObserve(() => sandbox.now());
    const id = { ...SUPPORT, number: 1 };
    const before = await used();
    const first = await observe(app, id);
    expect(await used()).toBe(before + 2);
    expect(await observe(app, id)).toEqual(first);
    expect(await used()).toBe(before + 2);
    await anna.rest.issues.createComment({ ...ONE, body: "hello" });
    expect(await observe(app, id)).toMatchObject({ items: [{ what: "commented", body: "hello" }] });
    expect(await used()).toBe(before + 4);
  });
});

test("thumbs that have not changed cost nothing either", async () => {
  const { app, anna } = await opened();
  const { data: comment } = await app.rest.issues.createComment({ ...ONE, body: "does it work?" });
  const used = async () => (await app.rest.rateLimit.get()).data.rate.used;
  const readReactions = createReadReactions();
  const read = () => readReactions(app, { ...SUPPORT, number: 1 }, comment.id);
  expect(await read()).toEqual([]);
  const before = await used();
  expect(await read()).toEqual([]);
  expect(await used()).toBe(before);
  await anna.rest.reactions.createForIssueComment({ ...SUPPORT, comment_id: comment.id, content: "+1" });
  expect(await read()).toMatchObject([{ what: "reacted", content: "+1", by: "anna" }]);
  expect(await used()).toBe(before + 1);
});

function reading(size: number): Reading<number> {
  return { value: size, at: null, etag: "mark", size };
}

describe("what is kept", () => {
  test("is what was asked for last, as far as there is room", async () => {
    const unchanged = createUnchanged<number>(1_000);
    const marked: string[] = [];
    const ask = (name: string, size: number) =>
      unchanged(name, async (headers) => {
        if ("if-none-match" in headers) marked.push(name);
        return reading(size);
      });
    const all = Array.from({ length: 10 }, (_, nth) => String(nth));
    for (const name of [...all, "0", "another"]) await ask(name, 100);
    for (const name of ["1", "0"]) await ask(name, 100);
    expect(marked).toEqual(["0", "0"]);
    for (const name of ["huge", "huge", "0"]) await ask(name, name === "huge" ? 101 : 100);
    expect(marked).toEqual(["0", "0", "0"]);
  });

  test("goes where another version is asked for, and makes room", async () => {
    const unchanged = createUnchanged<number>(1_000);
    const marked: unknown[] = [];
    const ask = (name: string, version?: string) =>
      unchanged(
        name,
        async (headers) => {
          if ("if-none-match" in headers) marked.push([name, version]);
          return reading(100);
        },
        version,
      );
    await ask("other");
    for (let version = 0; version < 20; version += 1) await ask("one", String(version));
    expect(marked).toEqual([]);
    await ask("one", "19");
    await ask("other");
    expect(marked).toEqual([
      ["one", "19"],
      ["other", undefined],
    ]);
  });

  test("is not taken for an answer when GitHub fails", async () => {
    const unchanged = createUnchanged<number>(100);
    await unchanged("a", async () => reading(1));
    const away = Object.assign(new Error("away"), { status: 502 });
    await expect(unchanged("a", () => Promise.reject(away))).rejects.toThrow("away");
    const nothing = Object.assign(new Error("not modified"), { status: 304 });
    await expect(unchanged("b", () => Promise.reject(nothing))).rejects.toThrow("not modified");
    expect(await unchanged("a", () => Promise.reject(nothing))).toMatchObject({ value: 1 });
  });
});

import { describe, expect, test } from "vitest";
import { BOB, fakeSite } from "./fake-api.ts";
import { SUPPORT } from "./fixture.ts";

const LIST = "/acme/support/issues";

describe("who acts", () => {
  test("is the first person until another is chosen", async () => {
    const site = fakeSite(SUPPORT);
    expect(await (await site.get(LIST)).text()).toContain("<strong>Anna Li</strong>");
    expect(site.asked[0]?.token).toBe("Bearer t-anna");
  });

  test("is whom the cookie names, with that person's token", async () => {
    const site = fakeSite(SUPPORT);
    expect(await (await site.get(LIST, { cookie: "as=bob" })).text()).toContain(`<small>${BOB.note}</small>`);
    expect(site.asked[0]?.token).toBe("Bearer t-bob");
  });

  test("is the first person again where the cookie names nobody", async () => {
    const site = fakeSite(SUPPORT);
    await site.get(LIST, { cookie: "as=mallory" });
    expect(site.asked[0]?.token).toBe("Bearer t-anna");
  });

  test("is chosen by a form that sets a cookie out of reach of scripts and other sites", async () => {
    const answer = await fakeSite(SUPPORT).post("/as", { as: "bob", back: `${LIST}?state=closed` });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`${LIST}?state=closed`);
    expect(answer.headers.get("set-cookie")).toBe("as=bob; Path=/; HttpOnly; SameSite=Lax");
  });

  test("cannot be somebody who is not on offer", async () => {
    const answer = await fakeSite(SUPPORT).post("/as", { as: "mallory", back: LIST });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test.each(["https://evil.example/", "//evil.example", "\\\\evil.example", "http://["])(
    "never leads to %s",
    async (back) => {
      expect((await fakeSite(SUPPORT).post("/as", { as: "bob", back })).headers.get("location")).toBe("/");
    },
  );
});

const FOREIGN: [what: string, headers: Record<string, string>][] = [
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["a sandboxed page", { origin: "null" }],
  ["another port", { origin: "http://127.0.0.1:9" }],
];

describe("a form is refused when it comes from", () => {
  test.each(FOREIGN)("%s", async (_what, headers) => {
    const site = fakeSite(SUPPORT);
    expect((await site.post("/acme/support/issues/7/label", { add: "case" }, headers)).status).toBe(403);
    expect(site.asked).toEqual([]);
  });
});

test("no page may run a script or be framed", async () => {
  const policy = (await fakeSite(SUPPORT).get(LIST)).headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("script-src");
  expect(policy).toContain("frame-ancestors 'none'");
});

describe("the clock", () => {
  test("shows the API's time in the pages' zone", async () => {
    const site = fakeSite(SUPPORT, { timezone: "Asia/Shanghai" });
    expect(await (await site.get(LIST)).text()).toContain(
      '<time datetime="2026-11-23T02:15:00.000Z">23 Nov 2026, 10:15</time>',
    );
  });

  test("is moved forward by the chosen step", async () => {
    const moved: number[] = [];
    const site = fakeSite(SUPPORT, { advance: async (ms) => void moved.push(ms) });
    expect((await site.post("/clock", { step: "fourHours", back: LIST })).headers.get("location")).toBe(LIST);
    expect(moved).toEqual([4 * 60 * 60 * 1000]);
  });

  test("cannot be moved where the sandbox offers no way to", async () => {
    const site = fakeSite(SUPPORT);
    expect(await (await site.get(LIST)).text()).not.toContain('action="/clock"');
    expect((await site.post("/clock", { step: "hour" })).status).toBe(404);
  });
});

test("the pages speak Chinese where the policy does", async () => {
  const page = await fakeSite(SUPPORT, { locale: "zh-CN" }).get("/acme/support/issues/7");
  const text = await page.text();
  expect(text).toContain('<html lang="zh-CN">');
  expect(text).toContain("评论并关闭");
});

test("an address that leads nowhere is said to", async () => {
  const answer = await fakeSite(SUPPORT).get("/a/b/c/d/e");
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("There is no such page.");
});

import { describe, expect, test } from "vitest";
import { fakeSite, Refusal } from "./fake-api.ts";
import { ISSUE, SUPPORT } from "./fixture.ts";

const LIST = "/acme/support/issues";

const QUERIES: [address: string, asked: string][] = [
  [LIST, "state=open&per_page=50&page=1"],
  [`${LIST}?state=closed`, "state=closed&per_page=50&page=1"],
  [`${LIST}?label=stage%2Fintake&page=2`, "state=open&per_page=50&page=2&labels=stage%2Fintake"],
  [`${LIST}?state=all&page=minus`, "state=open&per_page=50&page=1"],
];

describe("the list asks for", () => {
  test.each(QUERIES)("%s", async (address, asked) => {
    const site = fakeSite(SUPPORT);
    await site.get(address);
    expect(site.asked.map(({ request }) => request)).toEqual([`GET /repos/acme/support/issues?${asked}`]);
  });
});

describe("the list shows", () => {
  test("title, number, author, labels, assignee and comments, and no pull request", async () => {
    const page = await (await fakeSite(SUPPORT).get(LIST)).text();
    expect(page).toContain("Orders &lt;cannot&gt; be saved</a>");
    expect(page).toMatch(/#7 · opened by @anna ·\s+<time[^>]*>23 Nov 2026, 01:00<\/time>\s+· assigned to @bob/);
    expect(page).toContain('style="--chip: #c5def5"');
    expect(page).toContain(`href="${LIST}?label=stage%2Fintake"`);
    expect(page).toContain("2 comments");
    expect(page).not.toContain("A pull request");
  });

  test("a way to older issues when a page is full", async () => {
    const full = Array.from({ length: 50 }, () => ISSUE);
    const site = fakeSite({ "GET /repos/acme/support/issues": full });
    expect(await (await site.get(`${LIST}?state=closed`)).text()).toContain(`href="${LIST}?state=closed&amp;page=2"`);
  });

  test("that there is nothing", async () => {
    const site = fakeSite({ "GET /repos/acme/support/issues": [] });
    expect(await (await site.get(LIST)).text()).toContain("No issues here.");
  });

  test("no colour that could be anything else", async () => {
    const hostile = { ...ISSUE, labels: [{ name: "x", color: "red;background:url(//evil)" }] };
    const page = await (await fakeSite({ "GET /repos/acme/support/issues": [hostile] }).get(LIST)).text();
    expect(page).not.toContain("evil");
  });

  test("the API's words where it refuses", async () => {
    const site = fakeSite({ "GET /repos/acme/support/issues": new Refusal(401, { message: "Bad credentials" }) });
    const answer = await site.get(LIST);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain("Bad credentials");
  });
});

test("the front page leads to the list", async () => {
  expect((await fakeSite(SUPPORT).get("/")).headers.get("location")).toBe(LIST);
});

import { describe, expect, test } from "vitest";
import { fakeSite, words } from "./fake-api.ts";
import { SUPPORT, TIMELINE } from "./fixture.ts";

const ADDRESS = "/acme/support/issues/7";
const API = "/repos/acme/support/issues/7";

const LINES: [what: string, text: string][] = [
  ["title and number", "Orders &lt;cannot&gt; be saved #7"],
  ["the author's mark", "anna author"],
  ["the app's mark and that its comment was edited", "caseworker[bot] app 23 Nov 2026, 01:05 edited the card"],
  ["a label set", "caseworker[bot] added the label stage/intake"],
  ["a label removed by a deleted account", "ghost removed the label stage/intake"],
  ["an assignment", "caseworker[bot] assigned @bob"],
  ["a new title", "anna changed the title to b"],
  ["a closing with its reason", "anna closed this (as not planned)"],
  ["a reopening", "caseworker[bot] reopened this"],
  ["an event without words of its own", "caseworker[bot] event: locked"],
  ["reactions that were given", "👍 2"],
  ["a person's other reaction", "👀 1"],
];

describe("the page of an issue shows", () => {
  test.each(LINES)("%s", async (_what, text) => {
    expect(words(await (await fakeSite(SUPPORT).get(ADDRESS)).text())).toContain(text);
  });

  test("nothing of GitHub's own bookkeeping", async () => {
    expect(await (await fakeSite(SUPPORT).get(ADDRESS)).text()).not.toContain("mentioned");
  });

  test("what happened in its order", async () => {
    const page = words(await (await fakeSite(SUPPORT).get(ADDRESS)).text());
    const places = ["added the label", "the card", "assigned @bob", "looking", "removed the label"].map((text) =>
      page.indexOf(text),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test("every entry of a long timeline", async () => {
    const long = Array.from({ length: 101 }, (_, place) => ({ ...TIMELINE[2], id: place, body: `comment ${place}` }));
    const timeline = (query: URLSearchParams) =>
      long.slice(100 * Number(query.get("page")) - 100, 100 * Number(query.get("page")));
    const site = fakeSite({ ...SUPPORT, [`GET ${API}/timeline`]: timeline });
    const page = await (await site.get(ADDRESS)).text();
    expect(page).toContain("comment 0<");
    expect(page).toContain("comment 100<");
  });

  test("the API's words where there is no such issue", async () => {
    const answer = await fakeSite(SUPPORT).get("/acme/support/issues/99");
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Not Found");
  });
});

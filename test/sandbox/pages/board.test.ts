import { describe, expect, test } from "vitest";
import { fakeSite, words } from "./fake-api.ts";
import type { Answers } from "./fake-api.ts";
import { FORBIDDEN, ISSUE } from "./fixture.ts";

const PROJECT = "/orgs/acme/projectsV2/5";
const PAGE = "/orgs/acme/projects/5";

const text = (raw: string) => ({ raw, html: raw });
const option = (id: string, name: string, color = "GRAY") => ({ id, name: text(name), description: text(""), color });

const INTAKE = option("aa", "1 · Intake");
const DIAGNOSIS = option("bb", "3 · <Diagnosis>", "BLUE");
const FIELDS = [
  { id: 1, name: "Title", data_type: "title" },
  { id: 2, name: "Status", data_type: "single_select", options: [INTAKE, DIAGNOSIS] },
  { id: 3, name: "SLA", data_type: "single_select", options: [option("cc", "At risk", "YELLOW")] },
  { id: 4, name: "Handler", data_type: "text" },
  { id: 5, name: "Response due", data_type: "date" },
];

/** An item whose fields have these values, by id. */
function item(id: number, values: Record<number, unknown> = {}) {
  const fields = FIELDS.slice(1).map(({ id: field, name, data_type }) => {
    return { id: field, name, data_type, value: values[field] ?? null };
  });
  const content = { ...ISSUE, html_url: "http://127.0.0.1:4000/acme/support/issues/7" };
  return { id, content_type: "Issue", content, fields };
}

const FULL = item(70, { 2: DIAGNOSIS, 3: option("cc", "At risk", "YELLOW"), 4: text("bob"), 5: "2026-11-24" });

const BOARD: Answers = {
  [`GET ${PROJECT}`]: { number: 5, title: "Support <cases>" },
  [`GET ${PROJECT}/fields`]: FIELDS,
  [`GET ${PROJECT}/items`]: [FULL],
  [`PATCH ${PROJECT}/items/70`]: FULL,
};

/** The sections of a page by their names, as text. */
async function columns(answers: Answers): Promise<string[]> {
  const page = await (await fakeSite(answers).get(PAGE)).text();
  return page
    .split("<section")
    .slice(1)
    .map((section) => words(section.slice(section.indexOf(">") + 1)).trim());
}

describe("a board shows", () => {
  test("a column for each status, with the cards in it", async () => {
    const [intake = "", diagnosis = ""] = await columns(BOARD);
    expect(intake).toBe("1 · Intake 0 Nothing here.");
    expect(diagnosis).toMatch(/^3 · &lt;Diagnosis&gt; 1 #7 B Orders &lt;cannot&gt; be saved At risk /);
    expect(diagnosis).toContain("Handler bob Response due 2026-11-24");
  });

  test("first those that have none, where there are such", async () => {
    expect((await columns({ ...BOARD, [`GET ${PROJECT}/items`]: [item(71), FULL] }))[0]).toMatch(/^No status 1 /);
  });

  test("all in one column where there is no such field", async () => {
    const answers = { ...BOARD, [`GET ${PROJECT}/fields`]: FIELDS.slice(3), [`GET ${PROJECT}/items`]: [item(71)] };
    const all = await columns(answers);
    expect(all).toHaveLength(1);
    expect(all[0]).not.toContain("Move");
  });

  test("the card's issue as a link, and its choices in their colours", async () => {
    const page = await (await fakeSite(BOARD).get(PAGE)).text();
    expect(page).toContain('href="/acme/support/issues/7"');
    expect(page).toContain('style="--chip: #d9a520" title="SLA"');
    expect(page).toContain("<title>Support &lt;cases&gt; · Sandbox GitHub</title>");
  });

  test("nothing of a value it does not know", async () => {
    const odd = item(72, { 2: INTAKE, 4: [{ login: "x" }] });
    expect((await columns({ ...BOARD, [`GET ${PROJECT}/items`]: [odd] }))[0]).not.toContain("Handler");
  });

  test("only the fields that people fill", async () => {
    const site = fakeSite(BOARD);
    await site.get(PAGE);
    expect(site.asked.map(({ request }) => request)).toEqual([
      `GET ${PROJECT}`,
      `GET ${PROJECT}/fields?per_page=100`,
      `GET ${PROJECT}/items?fields=2,3,4,5&per_page=100`,
    ]);
  });

  test("a person's project as well, and Chinese", async () => {
    const answers = Object.entries(BOARD).map(([route, answer]) => [
      route.replace("/orgs/acme", "/users/anna"),
      answer,
    ]);
    const site = fakeSite(Object.fromEntries(answers), { locale: "zh-CN" });
    expect(await (await site.get("/users/anna/projects/5")).text()).toContain("移动到");
  });

  test("the API's words where there is no such project", async () => {
    const answer = await fakeSite({}).get(PAGE);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Not Found");
  });
});

describe("a card is moved", () => {
  test("by a form that leads back to the board", async () => {
    const site = fakeSite(BOARD);
    const answer = await site.post(`${PAGE}/move`, { item: "70", option: "aa" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(PAGE);
    expect(site.writes()).toMatchObject([
      { request: `PATCH ${PROJECT}/items/70`, body: { fields: [{ id: 2, value: "aa" }] } },
    ]);
  });

  test("to the other columns only", async () => {
    const page = await (await fakeSite(BOARD).get(PAGE)).text();
    expect(page.match(/name="option" value="[^"]+"/g)).toEqual(['name="option" value="aa"']);
  });

  test("not where the API refuses: its words stand above the board", async () => {
    const site = fakeSite({ ...BOARD, [`PATCH ${PROJECT}/items/70`]: FORBIDDEN });
    const answer = await site.post(`${PAGE}/move`, { item: "70", option: "aa" });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("Must have triage access");
    expect((await site.get(`${PAGE}/move`)).headers.get("location")).toBe(PAGE);
  });

  test("not by a form without a card or a column", async () => {
    expect((await fakeSite(BOARD).post(`${PAGE}/move`, { item: "70" })).status).toBe(404);
  });
});

describe("the header leads to the board", () => {
  test("where there is one", async () => {
    const page = await (await fakeSite(BOARD, { project: "orgs/acme/projects/5" }).get(PAGE)).text();
    expect(page).toContain(`<a href="${PAGE}" aria-current="page">Board</a>`);
  });

  test("and nowhere else", async () => {
    const page = await (await fakeSite(BOARD).get(PAGE)).text();
    expect(page).not.toContain(">Board</a>");
  });
});

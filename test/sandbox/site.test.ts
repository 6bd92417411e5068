import { Octokit } from "@octokit/rest";
import { Hono } from "hono";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Persona } from "../../src/sandbox/pages/options.ts";
import { createSite } from "../../src/sandbox/site.ts";
import { listen } from "../../src/web/listen.ts";
import { words } from "./pages/fake-api.ts";
import { HOUR, honest, SETUP } from "./world.ts";

const FORM = `name: Problem
description: Something does not work
labels: [case]
body:
  - type: dropdown
    id: grade
    attributes: { label: Grade, options: ["Grade 1", "Grade 2"] }
`;

const ORIGIN = "http://127.0.0.1:4000";

function persona({ login, name, token }: (typeof SETUP)["people"][number]): Persona {
  return { login, name, token, note: "" };
}

/** The company's GitHub as a site, with one issue form; somebody acts on its pages. */
function site() {
  const [support, ...others] = SETUP.repositories;
  if (support === undefined) throw new Error("the setup has no repository");
  const withForm = { ...support, files: { ".github/ISSUE_TEMPLATE/problem.yml": FORM } };
  const sandbox = honest({ repositories: [withForm, ...others] });
  sandbox.reachedAt(ORIGIN);
  const [anna, ...people] = SETUP.people.map(persona);
  if (anna === undefined) throw new Error("the setup has no people");
  const places = { repository: "acme/support", knowledge: "acme/kb", locale: "en" } as const;
  const app = createSite({ sandbox, people: [anna, ...people], ...places });
  const as = (login: string) => ({ cookie: `as=${login}`, origin: ORIGIN });
  return {
    sandbox,
    app,
    get: async (path: string, login = "anna") =>
      words(await (await app.request(`${ORIGIN}${path}`, { headers: as(login) })).text()),
    post: async (path: string, fields: Record<string, string>, login = "anna") =>
      app.request(`${ORIGIN}${path}`, { method: "POST", headers: as(login), body: new URLSearchParams(fields) }),
  };
}

const ISSUE = "/acme/support/issues/1";

/** The site with an issue that anna opened by form. */
async function reported() {
  const all = site();
  const answer = await all.post("/acme/support/issues/new?form=problem.yml", {
    title: "Orders fail",
    "body-grade": "Grade 1",
  });
  return { ...all, answer };
}

describe("on the pages", () => {
  test("an issue is opened by form, with the form's label", async () => {
    const { answer, get } = await reported();
    expect([answer.status, answer.headers.get("location")]).toEqual([303, ISSUE]);
    expect(await get(ISSUE)).toContain("case");
    expect(await get("/acme/support/issues")).toContain("Orders fail");
  });

  test("people talk, label, assign and close, each as far as they may", async () => {
    const { get, post } = await reported();
    await post(`${ISSUE}/comment`, { body: "It is **urgent**" });
    await post(`${ISSUE}/label`, { add: "case" }, "bob");
    await post(`${ISSUE}/assignee`, { add: "carol" }, "bob");
    expect((await post(`${ISSUE}/label`, { remove: "case" })).status).toBe(403);
    await post(`${ISSUE}/state`, { reason: "not_planned" }, "bob");
    const page = await get(ISSUE);
    expect(page).toContain("It is urgent");
    expect(page).toContain("@carol");
    expect((await post(`${ISSUE}/state`, { reason: "reopened" })).status).toBe(403);
  });

  test("a second press takes a reaction back", async () => {
    const { sandbox, post } = await reported();
    const presses = () => post(`${ISSUE}/react`, { content: "+1" });
    await presses();
    await presses();
    const asked = sandbox.requests().filter(({ operation }) => operation?.startsWith("reactions/"));
    expect(asked.map(({ method, status }) => [method, status])).toEqual([
      ["POST", 201],
      ["POST", 200],
      ["DELETE", 204],
    ]);
  });

  test("the knowledge base is read, by who may", async () => {
    const { get } = site();
    expect(await get("/acme/kb/blob/main/docs/a/one.md")).toContain("one");
    expect(await get("/acme/kb/tree/main/", "bob")).toContain("Known problems");
    expect(await get("/acme/kb/tree/main/", "eve")).toContain("Not Found");
  });

  test("the clock is moved", async () => {
    const { sandbox, post } = site();
    await post("/clock", { step: "hour" });
    expect(sandbox.now()).toBe(SETUP.now + HOUR);
  });
});

describe("served on a port", () => {
  test("the API and webhooks go over HTTP", async () => {
    const { sandbox, app } = site();
    const got: string[] = [];
    const receiver = new Hono().post("/hook", async (c) => {
      got.push(`${c.req.header("x-github-event")} ${(await c.req.json()).action}`);
      return c.body(null, 202);
    });
    const [github, hook] = await Promise.all([app, receiver].map((one) => listen(one, { host: "127.0.0.1", port: 0 })));
    onTestFinished(async () => {
      await Promise.all([github?.close(), hook?.close()]);
    });
    sandbox.deliverTo({ url: `${hook?.url}/hook` });
    const octokit = new Octokit({ auth: "t-carol", baseUrl: `${github?.url}/api/v3` });
    const place = { owner: "acme", repo: "support" };
    const { data, headers } = await octokit.rest.issues.create({ ...place, title: "x", labels: ["a"] });
    expect(data.html_url).toBe(`${ORIGIN}/acme/support/issues/1`);
    expect(headers.date).toBe("Tue, 27 Oct 2026 12:00:00 GMT");
    const raw = { owner: "acme", repo: "kb", path: "docs/a/one.md", mediaType: { format: "raw" } };
    expect((await octokit.rest.repos.getContent(raw)).data).toBe("one\n");
    await sandbox.settled();
    expect(got).toEqual(["issues opened", "label created", "issues labeled"]);
  });
});

import { describe, expect, test } from "vitest";
import type { FormIssue } from "../../../src/sandbox/pages/options.ts";
import { fakeSite, fileAnswer, Refusal } from "./fake-api.ts";
import { FORBIDDEN, SUPPORT } from "./fixture.ts";

const NEW = "/acme/support/issues/new";
const FOLDER = "/repos/acme/support/contents/.github/ISSUE_TEMPLATE";

const FORM = `
name: Report a problem
description: Something does not work
title: "[Problem] "
labels: [case]
assignees: [bob]
body:
  - type: markdown
    attributes: {value: "Thank **you**"}
  - type: dropdown
    attributes: {label: Impact, options: [all, one], default: 1}
    validations: {required: true}
  - type: textarea
    attributes: {label: Log, render: shell}
  - type: checkboxes
    attributes: {label: Before, options: [{label: I looked, required: true}]}
`;

const SITE = {
  ...SUPPORT,
  [`GET ${FOLDER}`]: ["problem.yml", "broken.yaml", "config.yml", "old.md"].map((name) => fileAnswer(name, "")),
  [`GET ${FOLDER}/problem.yml`]: fileAnswer("problem.yml", FORM),
  [`GET ${FOLDER}/broken.yaml`]: fileAnswer("broken.yaml", "a: ["),
  "POST /repos/acme/support/issues": new Refusal(201, { number: 12 }),
};

describe("the choice of a form", () => {
  test("offers every form and the blank issue, and says which file is none", async () => {
    const page = await (await fakeSite(SITE).get(NEW)).text();
    expect(page).toContain(`href="${NEW}?form=problem.yml">Report a problem</a>`);
    expect(page).toContain(`href="${NEW}?form=blank"`);
    expect(page).toMatch(/broken\.yaml.*\s*.*cannot be read/);
    expect(page).not.toContain("config.yml");
    expect(page).not.toContain("old.md");
  });

  test("is only the blank issue where the repository has no forms", async () => {
    expect(await (await fakeSite(SUPPORT).get(NEW)).text()).toContain("?form=blank");
  });
});

describe("a form", () => {
  test("shows its elements with titles, defaults and what is required", async () => {
    const page = await (await fakeSite(SITE).get(`${NEW}?form=problem.yml`)).text();
    expect(page).toContain('value="[Problem] "');
    expect(page).toContain("Thank <strong>you</strong>");
    expect(page).toMatch(/<select[^>]*required[^>]*>/);
    expect(page).toContain("<option selected>one</option>");
    expect(page).toContain("Shown as shell code.");
    expect(page).toMatch(/<input\s+type="checkbox"\s+name="field-3"\s+value="0"\s+required/);
  });

  test("requires nothing in a private repository, as at GitHub", async () => {
    const site = fakeSite({ ...SITE, "GET /repos/acme/support": { default_branch: "main", private: true } });
    expect(await (await site.get(`${NEW}?form=problem.yml`)).text()).not.toMatch(/<select[^>]*required/);
    expect((await site.post(`${NEW}?form=problem.yml`, { title: "t" })).status).toBe(303);
  });

  test.each([
    ["none.yml", 404],
    ["broken.yaml", 422],
    ["..%2Fsecret.yml", 404],
  ])("that is %s cannot be filled in", async (file, status) => {
    expect((await fakeSite(SITE).get(`${NEW}?form=${file}`)).status).toBe(status);
  });
});

const FILLED = { title: "[Problem] x", "field-1": "all", "field-2": "err", "field-3": "0" };
const BODY = "### Impact\n\nall\n\n### Log\n\n```shell\nerr\n```\n\n### Before\n\n- [x] I looked";

describe("sending a form", () => {
  test("opens the issue with the form's labels and assignees through the sandbox's door", async () => {
    const opened: FormIssue[] = [];
    const openByForm = async (issue: FormIssue) => opened.push(issue) + 40;
    const site = fakeSite(SITE, { openByForm });
    const answer = await site.post(`${NEW}?form=problem.yml`, FILLED);
    expect(answer.headers.get("location")).toBe("/acme/support/issues/41");
    expect(opened).toEqual([
      {
        owner: "acme",
        repo: "support",
        login: "anna",
        title: "[Problem] x",
        body: BODY,
        labels: ["case"],
        assignees: ["bob"],
      },
    ]);
    expect(site.writes()).toEqual([]);
  });

  test("is a plain request where there is no such door", async () => {
    const site = fakeSite(SITE);
    await site.post(`${NEW}?form=problem.yml`, FILLED);
    expect(site.writes().map(({ body }) => body)).toEqual([
      { title: "[Problem] x", body: BODY, labels: ["case"], assignees: ["bob"] },
    ]);
  });
});

describe("a form is shown again", () => {
  test("without what is required, with everything that was filled in", async () => {
    const site = fakeSite(SITE);
    const answer = await site.post(`${NEW}?form=problem.yml`, { title: " ", "field-2": "my log" });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain("Title · Impact · Before: I looked");
    expect(page).toContain("my log</textarea");
    expect(site.writes()).toEqual([]);
  });

  test("when the API refuses it, with the API's words", async () => {
    const site = fakeSite({ ...SITE, "POST /repos/acme/support/issues": FORBIDDEN });
    const answer = await site.post(`${NEW}?form=problem.yml`, FILLED);
    const page = await answer.text();
    expect(answer.status).toBe(403);
    expect(page).toContain("Must have triage access");
    expect(page).toContain("<option selected>all</option>");
  });
});

test("a blank issue has just a title and a text, whatever the sandbox's door", async () => {
  const site = fakeSite(SITE, { openByForm: async () => 1 });
  const answer = await site.post(`${NEW}?form=blank`, { title: "t", text: "b" });
  expect(answer.headers.get("location")).toBe("/acme/support/issues/12");
  expect(site.writes().map(({ body }) => body)).toEqual([{ title: "t", body: "b" }]);
});

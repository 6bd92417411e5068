import { describe, expect, test } from "vitest";
import { fakeSite, Refusal, words } from "./fake-api.ts";
import { FORBIDDEN, ISSUE, SUPPORT } from "./fixture.ts";

const ADDRESS = "/acme/support/issues/7";
const API = "/repos/acme/support/issues/7";

type ActionCase = [
  what: string,
  action: string,
  fields: Record<string, string>,
  writes: [request: string, body: unknown][],
];

const ACTIONS: ActionCase[] = [
  ["a comment", "comment", { body: "/start" }, [[`POST ${API}/comments`, { body: "/start" }]]],
  [
    "a comment and closing",
    "comment",
    { body: "done", close: "yes" },
    [
      [`POST ${API}/comments`, { body: "done" }],
      [`PATCH ${API}`, { state: "closed", state_reason: "completed" }],
    ],
  ],
  [
    "closing without words",
    "comment",
    { body: " ", close: "yes" },
    [[`PATCH ${API}`, { state: "closed", state_reason: "completed" }]],
  ],
  [
    "closing as not planned",
    "state",
    { reason: "not_planned" },
    [[`PATCH ${API}`, { state: "closed", state_reason: "not_planned" }]],
  ],
  ["reopening", "state", { reason: "reopened" }, [[`PATCH ${API}`, { state: "open", state_reason: "reopened" }]]],
  ["a label", "label", { add: "stage/diagnosis" }, [[`POST ${API}/labels`, { labels: ["stage/diagnosis"] }]]],
  ["removing a label", "label", { remove: "stage/intake" }, [[`DELETE ${API}/labels/stage%2Fintake`, null]]],
  ["an assignee", "assignee", { add: "carol" }, [[`POST ${API}/assignees`, { assignees: ["carol"] }]]],
  ["removing an assignee", "assignee", { remove: "bob" }, [[`DELETE ${API}/assignees`, { assignees: ["bob"] }]]],
  ["a reaction to the issue", "react", { content: "+1" }, [[`POST ${API}/reactions`, { content: "+1" }]]],
  [
    "a reaction to a comment, taken back as it was given already",
    "react",
    { content: "-1", comment: "11" },
    [
      ["POST /repos/acme/support/issues/comments/11/reactions", { content: "-1" }],
      ["DELETE /repos/acme/support/issues/comments/11/reactions/5", null],
    ],
  ],
  ["a new title and text", "edit", { title: "t", body: "b" }, [[`PATCH ${API}`, { title: "t", body: "b" }]]],
  [
    "a new text of a comment",
    "edit",
    { comment: "11", body: "b" },
    [["PATCH /repos/acme/support/issues/comments/11", { body: "b" }]],
  ],
];

const WRITABLE = {
  ...SUPPORT,
  [`POST ${API}/comments`]: new Refusal(201, { id: 13 }),
  [`PATCH ${API}`]: ISSUE,
  [`POST ${API}/labels`]: [],
  [`DELETE ${API}/labels/stage%2Fintake`]: [],
  [`POST ${API}/assignees`]: ISSUE,
  [`DELETE ${API}/assignees`]: ISSUE,
  [`POST ${API}/reactions`]: new Refusal(201, { id: 4 }),
  "POST /repos/acme/support/issues/comments/11/reactions": { id: 5 },
  "DELETE /repos/acme/support/issues/comments/11/reactions/5": new Refusal(204, null),
  "PATCH /repos/acme/support/issues/comments/11": {},
};

describe("on the page of an issue one can send", () => {
  test.each(ACTIONS)("%s", async (...[, action, fields, writes]) => {
    const site = fakeSite(WRITABLE);
    const answer = await site.post(`${ADDRESS}/${action}`, fields, { cookie: "as=bob" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toContain(ADDRESS);
    expect(site.writes().map(({ request, body }) => [request, body])).toEqual(writes);
    expect(new Set(site.writes().map(({ token }) => token))).toEqual(new Set(["Bearer t-bob"]));
  });

  test("nothing that is unknown", async () => {
    const site = fakeSite(WRITABLE);
    expect((await site.post(`${ADDRESS}/constructor`, {})).status).toBe(404);
    expect(site.writes()).toEqual([]);
  });
});

test("the address of an action leads to its issue", async () => {
  expect((await fakeSite(SUPPORT).get(`${ADDRESS}/label`)).headers.get("location")).toBe(ADDRESS);
});

describe("what the API refuses", () => {
  test("is said in its words, on the page of the issue", async () => {
    const answer = await fakeSite({ ...SUPPORT, [`POST ${API}/labels`]: FORBIDDEN }).post(`${ADDRESS}/label`, {
      add: "case",
    });
    expect(answer.status).toBe(403);
    const page = words(await answer.text());
    expect(page).toContain("Must have triage access");
    expect(page).toContain("the card");
  });

  test("names what is wrong with each field", async () => {
    const errors = [{ field: "body", code: "missing" }, "too long"];
    const refusal = new Refusal(422, { message: "Validation Failed", errors });
    const answer = await fakeSite({ ...SUPPORT, [`POST ${API}/comments`]: refusal }).post(`${ADDRESS}/comment`, {
      body: "my words",
    });
    const page = await answer.text();
    expect(page).toContain("{&quot;field&quot;:&quot;body&quot;,&quot;code&quot;:&quot;missing&quot;} · too long");
    expect(page).toContain("my words</textarea");
  });

  test("does not offer a comment again that was taken before the closing was refused", async () => {
    const site = fakeSite({ ...WRITABLE, [`PATCH ${API}`]: FORBIDDEN });
    const page = await (await site.post(`${ADDRESS}/comment`, { body: "my words", close: "yes" })).text();
    expect(page).not.toContain("my words");
  });
});

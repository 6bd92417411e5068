import { describe, expect, test } from "vitest";
import type { Operation } from "../../../src/sandbox/contract/contract.ts";
import { operationOf, requestComplaints } from "../../../src/sandbox/contract/contract.ts";
import { restExtract } from "../../../src/sandbox/contract/extract.ts";

const REPOSITORY = "/repos/acme/support";

/** What is wrong with `METHOD /path?query` and a body. */
function complaints(request: string, body?: unknown): string[] {
  const [method = "", address = ""] = request.split(" ");
  const { pathname, searchParams } = new URL(address, "http://127.0.0.1");
  return requestComplaints(known(operationOf(method, pathname)), { query: searchParams, body });
}

function known(operation: Operation | null): Operation {
  if (operation === null) throw new Error("expected an operation of the contract");
  return operation;
}

const FITTING: [string, string, unknown?][] = [
  ["a request without query and body", `GET ${REPOSITORY}/issues/17`],
  ["a number of a query", `GET ${REPOSITORY}/issues?per_page=100&page=2`],
  ["a listed value of a query", `GET ${REPOSITORY}/issues?state=all&sort=updated&direction=asc`],
  ["a moment in a query", `GET ${REPOSITORY}/issues?since=2026-03-02T09:00:00Z`],
  ["a truth value in a query", `GET ${REPOSITORY}/branches?protected=true`],
  ["several values of a list in a query", "GET /orgs/acme/projectsV2/1/items?fields=7&fields=8"],
  [
    "several values of a list in a query, written with brackets",
    "GET /orgs/acme/projectsV2/1/items?fields[]=7&fields[]=8",
  ],
  ["an issue with labels as words", `POST ${REPOSITORY}/issues`, { title: "No sound", labels: ["bug"] }],
  ["an issue with labels as objects", `POST ${REPOSITORY}/issues`, { title: "No sound", labels: [{ name: "bug" }] }],
  ["null where it may be null", `PATCH ${REPOSITORY}/issues/17`, { state_reason: null, milestone: null, body: null }],
  ["an optional body that is left out", "POST /app/installations/1/access_tokens"],
  ["an optional body", "POST /app/installations/1/access_tokens", { permissions: { issues: "write" } }],
  ["no labels at all, which removes all", `PUT ${REPOSITORY}/issues/17/labels`, { labels: [] }],
  ["a number for a board's field", "PATCH /orgs/acme/projectsV2/1/items/5", { fields: [{ id: 7, value: 3 }] }],
  [
    "null for a board's field, which clears it",
    "PATCH /orgs/acme/projectsV2/1/items/5",
    { fields: [{ id: 7, value: null }] },
  ],
  ["a case added to a board by its id", "POST /orgs/acme/projectsV2/1/items", { type: "Issue", id: 5 }],
  [
    "a completed check with its conclusion",
    `PATCH ${REPOSITORY}/check-runs/5`,
    { name: "Form", status: "completed", conclusion: "success", output: { title: "Form", summary: "In order" } },
  ],
  ["a file removed in a tree", `POST ${REPOSITORY}/git/trees`, { tree: [{ path: "a.md", mode: "100644", sha: null }] }],
];

const WRONG: [string, string, unknown, string[]][] = [
  [
    "a misspelt field of a required body",
    `POST ${REPOSITORY}/issues`,
    { titel: "No sound" },
    ["body: title is missing", "body: titel is unknown, title was probably meant"],
  ],
  [
    "a misspelt field of an optional body",
    "POST /app/installations/1/access_tokens",
    { repositry_ids: [1] },
    ["body: repositry_ids is unknown, repository_ids was probably meant"],
  ],
  [
    "an unknown permission",
    "POST /app/installations/1/access_tokens",
    { permissions: { issues: "write", issue: "read" } },
    ["body.permissions: issue is unknown, issues was probably meant"],
  ],
  [
    "a misspelt field in a list",
    `POST ${REPOSITORY}/issues`,
    { title: "No sound", labels: ["bug", { nmae: "web" }] },
    ["body.labels[1]: nmae is unknown, name was probably meant"],
  ],
  [
    "a misspelt field of an object with alternatives",
    `PATCH ${REPOSITORY}/check-runs/5`,
    { status: "in_progress", ouput: { summary: "In order" } },
    ["body: ouput is unknown, output was probably meant"],
  ],
  [
    "a misspelt field far inside",
    `PATCH ${REPOSITORY}/check-runs/5`,
    { output: { summary: "In order", txt: "" } },
    ["body.output: txt is unknown, text was probably meant"],
  ],
  [
    "a misspelt field of one of several forms",
    `POST ${REPOSITORY}/issues/17/labels`,
    { label: ["bug"] },
    ["body: label is unknown, labels was probably meant"],
  ],
  [
    "one of several forms, told by a listed value, without what it needs",
    "POST /orgs/acme/projectsV2/1/fields",
    { name: "Team", data_type: "single_select" },
    ["body: single_select_options is missing"],
  ],
  [
    "two exclusive forms at once",
    "POST /orgs/acme/projectsV2/1/items",
    { type: "Issue", id: 5, owner: "acme", repo: "support", number: 17 },
    [expect.stringMatching(/^body: must match exactly one of the described forms, matches several, got/)],
  ],
  ["a required body that is left out", `POST ${REPOSITORY}/issues`, undefined, ["body: is missing"]],
  ["a body where there is none", `GET ${REPOSITORY}/issues/17`, {}, ["body: issues/get takes none"]],
  [
    "a value of another type",
    `POST ${REPOSITORY}/issues/17/comments`,
    { body: 17 },
    ["body.body: must be string, got 17"],
  ],
  [
    "a value of none of several types",
    `POST ${REPOSITORY}/issues`,
    { title: null },
    ["body.title: must be string or integer, got null"],
  ],
  [
    "null where it may not be null",
    `PATCH ${REPOSITORY}/issues/17`,
    { state: null },
    ["body.state: must be string, got null", "body.state: must be one of open, closed, got null"],
  ],
  [
    "a value that is not listed",
    `PATCH ${REPOSITORY}/issues/17`,
    { state_reason: "done" },
    ['body.state_reason: must be one of completed, not_planned, duplicate, reopened, null, got "done"'],
  ],
  [
    "an unknown parameter of a query",
    `GET ${REPOSITORY}/issues?perpage=100`,
    undefined,
    ["query: perpage is unknown, per_page was probably meant"],
  ],
  [
    "a word where a query wants a number",
    `GET ${REPOSITORY}/issues?page=two`,
    undefined,
    ['query.page: must be integer, got "two"'],
  ],
  [
    "a day where a query wants a moment",
    `GET ${REPOSITORY}/issues?since=2026-03-02`,
    undefined,
    ['query.since: must match format "date-time", got "2026-03-02"'],
  ],
  [
    "one parameter of a query twice",
    `GET ${REPOSITORY}/issues?page=1&page=2`,
    undefined,
    ['query.page: must be integer, got ["1","2"]'],
  ],
  ["a required parameter of a query that is left out", "GET /search/issues", undefined, ["query: q is missing"]],
  [
    "a word where the path wants a number",
    `GET ${REPOSITORY}/issues/undefined`,
    undefined,
    ['path.issue_number: must be integer, got "undefined"'],
  ],
];

describe("requestComplaints", () => {
  test.each(FITTING)("%s fits", (_, request, body) => {
    expect(complaints(request, body)).toEqual([]);
  });

  test.each(WRONG)("%s does not fit", (_, ...[request, body, expected]) => {
    expect(complaints(request, body)).toEqual(expected);
  });

  test("leaves the operation as it is", () => {
    const operation = known(operationOf("GET", `${REPOSITORY}/issues/17`));
    requestComplaints(operation, { query: new URLSearchParams(), body: undefined });
    expect(operation.params).toEqual({ owner: "acme", repo: "support", issue_number: "17" });
  });
});

describe("no operation takes", () => {
  const all = restExtract().operations.map((each) => [each.id, { ...each, params: {} }] as const);

  test.each(all)("a query parameter it does not know: %s", (_, operation) => {
    const query = new URLSearchParams({ zzz: "1" });
    expect(requestComplaints(operation, { query, body: undefined })).toContain("query: zzz is unknown");
  });

  test.each(all.filter(([, { body }]) => body))("a field it does not know: %s", (_, operation) => {
    const request = { query: new URLSearchParams(), body: { zzz: 1 } };
    expect(requestComplaints(operation, request)).toContain("body: zzz is unknown");
  });
});

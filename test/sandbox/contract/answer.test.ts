import { describe, expect, test } from "vitest";
import type { Answer, Operation } from "../../../src/sandbox/contract/contract.ts";
import { answerComplaints, operationOf } from "../../../src/sandbox/contract/contract.ts";
import { ANSWERS_OF_ALL } from "../../../src/sandbox/contract/exceptions.ts";

const REPOSITORY = "/repos/acme/support";
const JSON_TYPE = "application/json";

const LABEL = {
  id: 1,
  node_id: "LA_1",
  url: "https://api.github.com/repos/acme/support/labels/bug",
  name: "bug",
  description: null,
  color: "d73a4a",
  default: true,
};

const GET_LABEL = `GET ${REPOSITORY}/labels/bug`;
const GET_CONTENTS = `GET ${REPOSITORY}/contents/README.md`;
const DELETE_LABEL = `DELETE ${REPOSITORY}/labels/bug`;

function complaints(request: string, answer: Partial<Answer>): string[] {
  const [method = "", path = ""] = request.split(" ");
  return answerComplaints(known(operationOf(method, path)), {
    status: 200,
    body: undefined,
    mediaType: JSON_TYPE,
    ...answer,
  });
}

function known(operation: Operation | null): Operation {
  if (operation === null) throw new Error("expected an operation of the contract");
  return operation;
}

const FITTING: [string, string, Partial<Answer>][] = [
  ["a label", GET_LABEL, { body: LABEL }],
  ["a label with a field that GitHub does not describe yet", GET_LABEL, { body: { ...LABEL, colour: "red" } }],
  ["JSON with a character set", GET_LABEL, { body: LABEL, mediaType: "application/json; charset=utf-8" }],
  ["an error that the operation describes", GET_LABEL, { status: 404, body: { message: "Not Found" } }],
  [
    "a refusal in words where the operation describes none",
    "GET /orgs/acme/teams/web/memberships/ada",
    { status: 404, body: { message: "Not Found" } },
  ],
  ["an answer without a body", DELETE_LABEL, { status: 204, mediaType: null }],
  ["a raw file", GET_CONTENTS, { body: "# Support", mediaType: "application/vnd.github.raw+json; charset=utf-8" }],
  ["a file as HTML", GET_CONTENTS, { body: "<h1>Support</h1>", mediaType: "application/vnd.github.html" }],
  [
    "a commit as a patch",
    `GET ${REPOSITORY}/commits/main`,
    { body: "From 1", mediaType: "application/vnd.github.patch" },
  ],
];

const WRONG: [string, string, Partial<Answer>, string[]][] = [
  [
    "a status that the operation never has",
    GET_LABEL,
    { status: 418, body: {} },
    ["answer: issues/get-label has no status 418, it has 200, 404"],
  ],
  ["a missing field", GET_LABEL, { body: { ...LABEL, color: undefined } }, ["answer: color is missing"]],
  ["a field of another type", GET_LABEL, { body: { ...LABEL, id: "1" } }, ['answer.id: must be integer, got "1"']],
  [
    "null where it may not be null",
    GET_LABEL,
    { body: { ...LABEL, name: null } },
    ["answer.name: must be string, got null"],
  ],
  [
    "what is no address",
    GET_LABEL,
    { body: { ...LABEL, url: "bug" } },
    ['answer.url: must match format "uri", got "bug"'],
  ],
  [
    "a wrong thing in a list",
    `GET ${REPOSITORY}/labels`,
    { body: [LABEL, { ...LABEL, default: "yes" }] },
    ['answer[1].default: must be boolean, got "yes"'],
  ],
  [
    "wrong JSON with a character set",
    GET_LABEL,
    { body: {}, mediaType: "application/json; charset=utf-8" },
    expect.arrayContaining(["answer: name is missing"]),
  ],
  [
    "wrong JSON of a version",
    GET_LABEL,
    { body: {}, mediaType: "application/vnd.github.v3+json" },
    expect.arrayContaining(["answer: name is missing"]),
  ],
  ["a body that is left out", GET_LABEL, {}, ["answer: the body of status 200 is missing"]],
  ["a body where there is none", DELETE_LABEL, { status: 204, body: {} }, ["answer: status 204 has no body"]],
  [
    "a described media type other than JSON",
    GET_CONTENTS,
    { body: [], mediaType: "application/vnd.github.object+json" },
    ["answer: must be object, got []"],
  ],
];

/** What every event of an issue's timeline has. */
const EVENT = {
  id: 1,
  node_id: "EV_1",
  url: "https://api.github.com/repos/acme/support/issues/events/1",
  actor: null,
  commit_id: null,
  commit_url: null,
  created_at: "2026-03-02T09:00:00Z",
  performed_via_github_app: null,
};

describe("answerComplaints", () => {
  test.each(FITTING)("%s fits", (_, request, answer) => {
    expect(complaints(request, answer)).toEqual([]);
  });

  test.each(WRONG)("%s does not fit", (_, ...[request, answer, expected]) => {
    expect(complaints(request, answer)).toEqual(expected);
  });

  test.each(Object.entries(ANSWERS_OF_ALL))("any operation may answer %s: $because", (status, { schema }) => {
    const body = schema === null ? undefined : { message: "No" };
    expect(complaints(DELETE_LABEL, { status: Number(status), body })).toEqual([]);
  });
});

describe("an event of a timeline", () => {
  const TIMELINE = `GET ${REPOSITORY}/issues/17/timeline`;

  test.each([
    ["labeled needs its label", { event: "labeled" }, "answer[0]: label is missing"],
    ["assigned needs its assignee", { event: "assigned" }, "answer[0]: assignee is missing"],
    ["commented needs its text's author", { event: "commented" }, "answer[0]: user is missing"],
    ["renamed needs its titles", { event: "renamed", rename: { from: "a" } }, "answer[0].rename: to is missing"],
    [
      "any other needs its moment",
      { event: "closed", created_at: null },
      "answer[0].created_at: must be string, got null",
    ],
  ])("%s", (_, event, complaint) => {
    expect(complaints(TIMELINE, { body: [{ ...EVENT, ...event }] })).toContain(complaint);
  });

  test("is not told how the forms are told apart", () => {
    expect(complaints(TIMELINE, { body: [{ event: "labeled" }] }).join()).not.toMatch(/then|else/);
  });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { operationOf } from "../../../src/sandbox/contract/contract.ts";
import { restExtract } from "../../../src/sandbox/contract/extract.ts";

const REPOSITORY = "/repos/acme/support";
const HERE = { owner: "acme", repo: "support" };

const FOUND: [string, string, string, Record<string, string>][] = [
  ["a repository is found by its bare path", `GET ${REPOSITORY}`, "repos/get", {}],
  ["an issue is found by its number", `GET ${REPOSITORY}/issues/17`, "issues/get", { issue_number: "17" }],
  ["the method tells operations of one path apart", `POST ${REPOSITORY}/issues`, "issues/create", {}],
  ["a static segment wins over a parameter", `GET ${REPOSITORY}/issues/comments`, "issues/list-comments-for-repo", {}],
  [
    "a file in folders is one path",
    `GET ${REPOSITORY}/contents/docs/guide/start.md`,
    "repos/get-content",
    { path: "docs/guide/start.md" },
  ],
  [
    "a path's slashes may be percent-encoded",
    `PUT ${REPOSITORY}/contents/docs%2Fstart.md`,
    "repos/create-or-update-file-contents",
    { path: "docs/start.md" },
  ],
  [
    "a path's blanks and letters are decoded",
    `GET ${REPOSITORY}/contents/%E6%A1%88%E4%BE%8B/a%20b.md`,
    "repos/get-content",
    { path: "案例/a b.md" },
  ],
  ["the root folder is the empty path", `GET ${REPOSITORY}/contents/`, "repos/get-content", { path: "" }],
  ["a git reference has slashes", `GET ${REPOSITORY}/git/ref/heads/fix/17`, "git/get-ref", { ref: "heads/fix/17" }],
  [
    "a git reference may be percent-encoded",
    `PATCH ${REPOSITORY}/git/refs/heads%2Fmain`,
    "git/update-ref",
    { ref: "heads/main" },
  ],
  [
    "a commit is found by a branch with slashes",
    `GET ${REPOSITORY}/commits/fix/17`,
    "repos/get-commit",
    { ref: "fix/17" },
  ],
  [
    "what stands below a reference with slashes wins over a longer reference",
    `GET ${REPOSITORY}/commits/fix/17/check-runs`,
    "checks/list-for-ref",
    { ref: "fix/17" },
  ],
  [
    "a label's slash is percent-encoded",
    `DELETE ${REPOSITORY}/issues/17/labels/area%2Fweb`,
    "issues/remove-label",
    { issue_number: "17", name: "area/web" },
  ],
];

describe("operationOf", () => {
  test.each(FOUND)("%s", (_, ...[request, id, params]) => {
    const [method = "", path = ""] = request.split(" ");
    expect(operationOf(method, path)).toMatchObject({ id, method, params: { ...HERE, ...params } });
  });

  test.each([
    ["an unknown path is none", "GET", `${REPOSITORY}/milestones`],
    ["a path that only begins like one is none", "GET", `${REPOSITORY}/issues/17/labels/area/web/more`],
    ["a path that only ends like one is none", "GET", `/api/v3${REPOSITORY}`],
    ["an unknown method of a known path is none", "DELETE", `${REPOSITORY}/issues/17`],
    ["an empty parameter is none", "GET", `${REPOSITORY}/issues/`],
    ["a slash in a plain parameter is none", "GET", `${REPOSITORY}/labels/area/web`],
    ["a path that cannot be decoded is none", "GET", `${REPOSITORY}/contents/50%-off.md`],
  ])("%s", (_, method, path) => {
    expect(operationOf(method, path)).toBeNull();
  });

  test.each(
    restExtract().operations.map((operation) => [`${operation.method} ${operation.template}`, operation] as const),
  )("finds %s whatever its parameters are", (_, { id, method, template }) => {
    const names = (template.match(/(?<=\{)\w+(?=\})/g) ?? []).map((name) => [name, VALUE] as const);
    fc.assert(
      fc.property(fc.record(Object.fromEntries(names)), (params) => {
        const path = template.replaceAll(/\{(\w+)\}/g, (__, name) => encodeURIComponent(params[name] ?? ""));
        expect(operationOf(method, path)).toEqual({ id, method, template, params: { ...params } });
      }),
      { numRuns: 20 },
    );
  });
});

/** No word that stands in a template, which would be another operation. */
const VALUE = fc.string({ minLength: 1, unit: "grapheme" }).map((text) => `x${text}`);

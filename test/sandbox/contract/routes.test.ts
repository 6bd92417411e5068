import { describe, expect, test } from "vitest";
import type { Described } from "../../../src/sandbox/contract/extract.ts";
import { routesOf } from "../../../src/sandbox/contract/routes.ts";

const TEMPLATES = [
  "/repos/{owner}",
  "/repos/{owner}/commits/{ref}",
  "/repos/{owner}/commits/{ref}/checks",
  "/repos/{owner}/commits/{path}/checks/{id}",
  "/repos/{owner}/commits/latest",
  "/repos/{owner}/{name}/{id}",
  "/repos/{owner}/issues/{id}",
  "/files/{path}",
  "/files/{id}",
];

describe("routesOf", () => {
  describe.each([
    ["in this order", TEMPLATES],
    ["in the other order", TEMPLATES.toReversed()],
  ])("%s", (_, templates) => {
    test.each([
      ["/repos/acme", "/repos/{owner}"],
      ["/repos/acme/commits/latest", "/repos/{owner}/commits/latest"],
      ["/repos/acme/commits/main", "/repos/{owner}/commits/{ref}"],
      ["/repos/acme/commits/fix/17", "/repos/{owner}/commits/{ref}"],
      ["/repos/acme/commits/fix/17/checks", "/repos/{owner}/commits/{ref}/checks"],
      ["/repos/acme/commits/fix/17/checks/5", "/repos/{owner}/commits/{path}/checks/{id}"],
      ["/repos/acme/issues/5", "/repos/{owner}/issues/{id}"],
      ["/files/5", "/files/{id}"],
      ["/files/docs/5", "/files/{path}"],
      ["/repos/acme/labels/5", "/repos/{owner}/{name}/{id}"],
    ])("%s is for %s", (path, template) => {
      const routes = routesOf(templates.map(operation));
      expect(routes.find(({ pattern }) => pattern.test(path))?.operation.template).toBe(template);
    });
  });
});

function operation(template: string): Described {
  return { id: template, method: "GET", template, path: "", query: "", body: null, answers: {} };
}

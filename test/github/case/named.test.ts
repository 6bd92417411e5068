import { expect, test } from "vitest";
import { readNamed } from "../../../src/github/case/named.ts";
import { CASE, octokit, routes, scripted } from "../github.ts";

const at = (number: number) => `GET /repos/acme/support/issues/${number}`;

test("of the numbers that a command names, issues are there; pull requests and what was deleted are not", async () => {
  const sent = scripted({
    [at(1)]: { body: { id: 5 } },
    [at(2)]: { body: { id: 6, pull_request: { url: "x" } } },
    [at(3)]: { status: 404 },
    [at(4)]: { status: 410 },
  });
  expect(await readNamed(octokit, CASE, [1, 2, 3, 4])).toEqual(new Set([1]));
  expect(routes(sent)).toHaveLength(4);
});

test("whether an issue is there is not guessed when GitHub fails", async () => {
  scripted({ [at(1)]: { status: 502 } });
  await expect(readNamed(octokit, CASE, [1])).rejects.toMatchObject({ status: 502 });
});

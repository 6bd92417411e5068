/** What is in force while the file is broken, for a process that never read a good one. */
import { expect, test } from "vitest";
import type { Policy } from "../../../src/core/model/policy.ts";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import type { PolicyStore } from "../../../src/github/policy/last-good.ts";
import { createPolicies } from "../../../src/github/policy/policy.ts";
import type { Answer, Script } from "../github.ts";
import { CASE, octokit, scripted } from "../github.ts";

const OWN = "GET /repos/acme/support/contents/.github%2Fcaseworker.yml";
const BASE = "GET /repos/acme/.github/contents/.github%2Fcaseworker.yml";
const MISSING = { status: 404 };
const PREFIX = { ...DEFAULT_POLICY, id: { prefix: "AB" } };
const GOOD = file("id: { prefix: AB }");
const BROKEN = file("locale: fr");

function file(body: string): Answer {
  return { body, headers: { "content-type": "application/vnd.github.raw+json; charset=utf-8" } };
}

/** For all processes. */
function aStore(): PolicyStore {
  const texts = new Map<string, string | null>();
  return {
    keep: async ({ owner, repo }, text) => void texts.set(`${owner}/${repo}`, text),
    recall: async ({ owner, repo }) => texts.get(`${owner}/${repo}`) ?? null,
  };
}

test.each<[name: string, script: Script, policy: Policy]>([
  ["by itself", { [OWN]: [GOOD, BROKEN] }, PREFIX],
  [
    "with the one it extended",
    {
      [OWN]: [file("_extends: .github\nlocale: zh-CN"), BROKEN],
      [BASE]: [file("id: { prefix: AB }"), MISSING],
    },
    { ...PREFIX, locale: "zh-CN" },
  ],
])("the last good policy holds %s for a process that started since", async (_, script, policy) => {
  scripted(script);
  const store = aStore();
  const [before, since] = [createPolicies(() => 0, store), createPolicies(() => 0, store)];
  expect((await before.policyOf(octokit, CASE)).policy).toEqual(policy);
  expect(await since.policyOf(octokit, CASE)).toEqual({
    policy,
    problems: [{ about: "policy", why: expect.stringMatching(/ Until it is mended, the last good policy holds\.$/) }],
  });
});

test("the default policy holds for one that started since the file was taken away and came back broken", async () => {
  scripted({ [OWN]: [GOOD, MISSING, BROKEN] });
  const store = aStore();
  const policies = createPolicies(() => 0, store);
  await policies.policyOf(octokit, CASE);
  policies.forget(CASE);
  await policies.policyOf(octokit, CASE);
  expect(await createPolicies(() => 0, store).policyOf(octokit, CASE)).toMatchObject({ policy: DEFAULT_POLICY });
});

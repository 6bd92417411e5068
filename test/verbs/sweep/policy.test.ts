/** A policy that changes makes all open cases be looked at again (sla.md, rule 11). */
import { expect, test } from "vitest";
import { SUPPORT } from "../../sandbox/world.ts";
import { HOUR, office, POLICY, POLICY_PATH, repository } from "./office.ts";
import type { Office } from "./office.ts";

/** Somebody pushes a file to the default branch. */
async function push({ as, settle }: Office, file: { repo: string; path: string; text: string }): Promise<void> {
  const { repo, path, text } = file;
  const { rest } = as("dan");
  const { data } = await rest.repos.getContent({ ...SUPPORT, repo, path });
  const known = "sha" in data ? { sha: data.sha } : {};
  const content = Buffer.from(text).toString("base64");
  await rest.repos.createOrUpdateFileContents({ ...SUPPORT, repo, path, message: "change", content, ...known });
  await settle();
}

const STRICT = "grades: { 3: { response: 1h, resolution: 2h } }\n";

/** Two open cases and a closed one, which were heard three hours ago. */
async function atRest(setup: Parameters<typeof office>[0] = {}): Promise<Office> {
  const here = await office(setup);
  await here.start();
  for (const says of ["/grade 3", "/grade 3", "/close resolved"]) await here.say("dan", await here.open(), says);
  await here.settle();
  await here.pass(3 * HOUR);
  here.looked();
  return here;
}

test("the open cases are looked at by the new policy, in three requests and those of the looks", async () => {
  const here = await atRest();
  const before = here.sandbox.requests().length;
  await push(here, { repo: "support", path: POLICY_PATH, text: `${POLICY}${STRICT}` });
  const asked = here.sandbox
    .requests()
    .slice(before)
    .flatMap(({ operation, who }) => (who?.endsWith("[bot]") ? [operation] : []));
  expect(asked.filter((operation) => operation === "issues/list-for-repo")).toHaveLength(1);
  expect(new Set(here.looked())).toEqual(new Set([1, 2]));
  const { data } = await here.as("dan").rest.issues.get({ ...SUPPORT, issue_number: 1 });
  expect(data.labels).toContainEqual(expect.objectContaining({ name: "sla/breached" }));
});

test("a push of another file looks at nothing", async () => {
  const here = await atRest({ repositories: [repository("support", { [POLICY_PATH]: POLICY, "README.md": "x" })] });
  await push(here, { repo: "support", path: "README.md", text: "y" });
  expect(here.looked()).toEqual([]);
});

test("where a policy extends one that changed, its cases are looked at, too; others are not", async () => {
  const here = await office({
    repositories: [
      repository("support", { [POLICY_PATH]: `_extends: .github\n${POLICY.trim()}\n` }),
      repository("other", { [POLICY_PATH]: POLICY }),
      repository(".github", { [POLICY_PATH]: "version: 1\n" }),
    ],
  });
  await here.start();
  const [one] = [await here.open("support"), await here.open("other")];
  await here.say("dan", one, "/grade 3");
  await here.pass(3 * HOUR);
  const before = here.sandbox.requests().length;
  await push(here, { repo: ".github", path: POLICY_PATH, text: `version: 1\n${STRICT}` });
  const since = here.sandbox
    .requests()
    .slice(before)
    .filter(({ operation }) => operation === "issues/get");
  expect(new Set(since.map(({ path }) => path))).toEqual(new Set(["/repos/acme/support/issues/1"]));
  const { data } = await here.as("dan").rest.issues.get({ ...SUPPORT, issue_number: 1 });
  expect(data.labels).toContainEqual(expect.objectContaining({ name: "sla/breached" }));
});

import { describe, expect, test } from "vitest";
import { parseIndex } from "../../../src/core/knowledge/index-file.ts";
import { RAW, textOf } from "../../../src/github/git/content.ts";
import type { SandboxSetup } from "../../../src/sandbox/sandbox.ts";
import { KB, SETUP, SUPPORT } from "../../sandbox/world.ts";
import { office, POLICY, POLICY_PATH, repository } from "./office.ts";
import type { Office } from "./office.ts";

const REVIEWED = `${POLICY}knowledge: { repository: acme/kb, mode: pull-request }\n`;
const INDEX = "articles/index.json";

/** A support repository with this policy and its knowledge base; two cases are closed there. */
async function closed(policy: string, setup: Partial<SandboxSetup> = {}): Promise<Office> {
  const support = repository(SUPPORT.repo, { [POLICY_PATH]: policy });
  const kb = { ...repository(KB.repo, { "README.md": "# Ours\n" }), private: true };
  const elses = {
    owner: "eve",
    name: "support",
    collaborators: {},
    files: { [POLICY_PATH]: REVIEWED },
    installed: false,
  };
  const here = await office({ repositories: [support, kb, elses], ...setup });
  await here.start();
  // One after the other, so that the first case has the first pull request.
  for (const number of [await here.open(), await here.open()]) {
    await here.say("dan", number, "/close resolved x");
    await here.settle();
  }
  return here;
}

async function pullsOf(here: Office) {
  return (await here.as("dan").rest.pulls.list({ ...KB, state: "open", direction: "asc" })).data;
}

/** The sources of the cases in the index of a branch. */
async function sourcesOn(here: Office, ref: string): Promise<string[]> {
  const { data } = await here.as("dan").rest.repos.getContent({ ...KB, path: INDEX, ref, mediaType: RAW });
  const reading = parseIndex(textOf(data) ?? "");
  return "entries" in reading ? reading.entries.map(({ source }) => source) : [];
}

/** Merges a pull request as it is: nothing else was pushed since it followed. */
async function merge(here: Office, branch: string): Promise<void> {
  const { rest } = here.as("carol");
  const { data } = await rest.git.getRef({ ...KB, ref: `heads/${branch}` });
  await rest.git.updateRef({ ...KB, ref: "heads/main", sha: data.object.sha });
  await here.settle();
}

describe("a pull request that is merged in the knowledge base", () => {
  test("has the others follow at once, in three writes for each of them", async () => {
    const here = await closed(REVIEWED);
    const [first, second] = (await pullsOf(here)).map(({ head }) => head.ref);
    here.asked();
    await merge(here, first ?? "");
    expect(await sourcesOn(here, second ?? "")).toEqual(["acme/support#1", "acme/support#2"]);
    const written = here.asked().filter((name) => !/\/(?:get|list)\b/.test(name));
    expect(written).toEqual(["git/create-tree", "git/create-commit", "git/update-ref"]);
  });

  test("costs one request when it was the last", async () => {
    const here = await closed(REVIEWED);
    const [first, second] = (await pullsOf(here)).map(({ head }) => head.ref);
    await merge(here, first ?? "");
    here.asked();
    await merge(here, second ?? "");
    expect(here.asked()).toEqual(["pulls/list"]);
  });

  test.for([
    ["that says another owner's repository is its source, which names this knowledge base", "eve/support#2"],
    ["that names a repository without this knowledge base", "acme/other#2"],
  ])("leaves a proposal alone %s", async ([, source = ""]) => {
    const here = await closed(REVIEWED);
    const [first, second = ""] = (await pullsOf(here)).map(({ head }) => head.ref);
    const { rest } = here.as("carol");
    const { data } = await rest.repos.getContent({ ...KB, path: INDEX, ref: second, mediaType: RAW });
    const content = Buffer.from((textOf(data) ?? "").replace("acme/support#2", source)).toString("base64");
    const { data: old } = await rest.repos.getContent({ ...KB, path: INDEX, ref: second });
    const file = { path: INDEX, branch: second, message: "by hand", content, sha: "sha" in old ? old.sha : "" };
    await rest.repos.createOrUpdateFileContents({ ...KB, ...file });
    await merge(here, first ?? "");
    expect(await sourcesOn(here, second)).toEqual([source]);
  });
});

test("what the app commits itself has nothing follow", async () => {
  const here = await closed(REVIEWED.replace("pull-request", "commit"));
  expect(await sourcesOn(here, "main")).toEqual(["acme/support#1", "acme/support#2"]);
  expect(here.asked()).not.toContain("pulls/list");
});

test("without the right to open pull requests the card says what is missing, and the case goes on", async () => {
  const { pull_requests: _, ...permissions } = SETUP.app.permissions;
  const here = await closed(REVIEWED, { app: { ...SETUP.app, permissions } });
  const said = (await here.said(1)).join("\n");
  expect(said).toContain("acme/kb is not there, or the app is not installed on it, or it may not open pull requests");
  expect(said).not.toContain("once its [pull request](");
  expect((await here.as("dan").rest.issues.get({ ...SUPPORT, issue_number: 1 })).data.state).toBe("closed");
});

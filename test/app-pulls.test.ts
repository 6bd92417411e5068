import { pino } from "pino";
import { Probot } from "probot";
import { expect, test } from "vitest";
import { hearPulls } from "../src/app-pulls.ts";

const REPOSITORY = { name: "support", owner: { login: "acme" }, default_branch: "main" };

/** What is put because of a webhook about a pull request. */
async function put(action: string, more: object = {}) {
  const rows: [string, object][] = [];
  const probot = new Probot({ githubToken: "a token of this test", log: pino({ level: "silent" }) });
  await probot.load((app) => hearPulls(app, { put: async (key, how) => void rows.push([key, how]) }));
  const pull = { number: 12, base: { ref: "main" } };
  const payload = { action, repository: REPOSITORY, pull_request: pull, installation: { id: 5 }, ...more };
  const event = { id: "1", name: "pull_request", payload } as unknown as Parameters<Probot["receive"]>[0];
  await probot.receive(event);
  return rows;
}

test.each(["opened", "synchronize", "reopened"])("a pull request that is %s is looked at", async (action) => {
  expect(await put(action)).toEqual([["acme/support!12", { rank: 2, hint: "5" }]]);
});

test("one whose installation is not named is looked at", async () => {
  expect(await put("opened", { installation: undefined })).toEqual([["acme/support!12", { rank: 2 }]]);
});

test.each(["closed", "labeled", "edited"])("one that is %s is not", async (action) => {
  expect(await put(action)).toEqual([]);
});

test("one into another branch is not: what is there never comes into force", async () => {
  expect(await put("opened", { pull_request: { number: 12, base: { ref: "next" } } })).toEqual([]);
});

/** Where the app works, as GitHub or a stand-in for it tells. */
import { expect, test } from "vitest";
import { readPlaces } from "../../../src/github/repository/places.ts";
import type { AppDoors } from "../../../src/github/repository/places.ts";
import { octokit, scripted } from "../github.ts";

const INSTALLATIONS = "GET /app/installations?per_page=100";
const REPOSITORIES = "GET /installation/repositories?per_page=100";

const ofStandIn: AppDoors = { app: async () => octokit, installed: async () => octokit };

test("the repositories of all installations that work, as GitHub spells them, with their installation", async () => {
  const asked: number[] = [];
  const installed = async (id: number) => (asked.push(id), octokit);
  scripted({
    [INSTALLATIONS]: {
      body: [{ id: 5 }, { id: 6, suspended_at: "2026-10-27T12:00:00Z" }, { id: 7, suspended_at: null }],
    },
    [REPOSITORIES]: [
      { body: { total_count: 2, repositories: [{ full_name: "acme/support" }, { full_name: "acme/Help" }] } },
      { body: { total_count: 1, repositories: [{ full_name: "other/support" }] } },
    ],
  });
  expect(await readPlaces({ app: async () => octokit, installed })).toEqual([
    { owner: "acme", repo: "support", installation: 5 },
    { owner: "acme", repo: "Help", installation: 5 },
    { owner: "other", repo: "support", installation: 7 },
  ]);
  expect(asked).toEqual([5, 7]);
});

test("repositories that cannot have cases are left out", async () => {
  const repositories = [
    { full_name: "acme/support" },
    { full_name: "acme/old", archived: true },
    { full_name: "acme/off", disabled: true },
    { full_name: "acme/code", has_issues: false },
    {},
  ];
  scripted({ [INSTALLATIONS]: { body: [{ id: 5 }] }, [REPOSITORIES]: { body: { total_count: 5, repositories } } });
  expect(await readPlaces(ofStandIn)).toEqual([{ owner: "acme", repo: "support", installation: 5 }]);
});

test("an installation that was suspended meanwhile has none", async () => {
  scripted({ [INSTALLATIONS]: { body: [{ id: 5 }] }, [REPOSITORIES]: { status: 403, body: { message: "suspended" } } });
  expect(await readPlaces(ofStandIn)).toEqual([]);
});

test.each([
  ["installations", { [INSTALLATIONS]: { status: 404 } }],
  ["repositories", { [INSTALLATIONS]: { body: [{ id: 5 }] }, [REPOSITORIES]: { status: 404 } }],
])("a stand-in that does not tell the %s cannot say", async (_, script) => {
  scripted(script);
  expect(await readPlaces(ofStandIn)).toBeNull();
});

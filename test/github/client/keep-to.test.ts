import { describe, expect, test } from "vitest";
import type { Budget, Hour } from "../../../src/github/client/budget.ts";
import { createClient } from "../../../src/github/client/client.ts";
import { TooMuch } from "../../../src/github/client/fault.ts";
import { CASE, NOON, routes, scripted } from "../github.ts";

const ISSUE = { owner: CASE.owner, repo: CASE.repo, issue_number: CASE.number };
const GET = "GET /repos/acme/support/issues/17";
const POST = "POST /repos/acme/support/issues/17/comments";
const TOKEN = "POST /app/installations/77/access_tokens";

/** A client of an installation, or of the app itself, and what its budget was told. */
function client(auth: object, spend: Budget["spend"] = async () => {}) {
  const spent: string[][] = [];
  const heard: Hour[] = [];
  const budget: Budget = {
    spend: async (...given) => {
      spent.push(given);
      await spend(...given);
    },
    roomFor: async () => null,
    hear: (_, hour) => void heard.push(hour),
  };
  const Client = createClient({ paced: false, budget });
  return { octokit: new Client({ auth }), spent, heard };
}

const OF_INSTALLATION = { token: "a token", installationId: 77 };

describe("a client of an installation", () => {
  test("counts every request before it is sent, but not that for its own token", async () => {
    scripted({ [GET]: {}, [POST]: { status: 201 }, [TOKEN]: { status: 201 } });
    const { octokit, spent } = client(OF_INSTALLATION);
    await octokit.rest.issues.get(ISSUE);
    await octokit.rest.issues.createComment({ ...ISSUE, body: "hello" });
    await octokit.rest.apps.createInstallationAccessToken({ installation_id: 77 });
    expect(spent).toEqual([
      ["77", "GET"],
      ["77", "POST"],
    ]);
  });

  test("sends nothing where there is no room", async () => {
    const sent = scripted({ [GET]: {} });
    const { octokit } = client(OF_INSTALLATION, () => Promise.reject(new TooMuch(1_000, null)));
    await expect(octokit.rest.issues.get(ISSUE)).rejects.toThrow(TooMuch);
    expect(routes(sent)).toEqual([]);
  });

  test("tells what GitHub says of the hour, with every answer, and nothing where it says nothing", async () => {
    const hour = { limit: 5_000, remaining: 500, reset: NOON / 1000 + 600 };
    const headers = Object.fromEntries(
      Object.entries(hour).map(([name, value]) => [`x-ratelimit-${name}`, `${value}`]),
    );
    const date = new Date(NOON).toUTCString();
    scripted({ [GET]: [{ headers: { ...headers, date } }, { status: 404, headers: { ...headers, date } }, {}] });
    const { octokit, heard } = client(OF_INSTALLATION);
    await octokit.rest.issues.get(ISSUE);
    await octokit.rest.issues.get(ISSUE).catch(() => {});
    await octokit.rest.issues.get(ISSUE);
    expect(heard).toEqual([
      { left: 0.1, endsIn: 600_000 },
      { left: 0.1, endsIn: 600_000 },
    ]);
  });
});

test("a client of the app itself counts nothing", async () => {
  scripted({ [GET]: {} });
  const { octokit, spent } = client({ token: "a token" });
  await octokit.rest.issues.get(ISSUE);
  expect(spent).toEqual([]);
});

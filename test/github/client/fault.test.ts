import { describe, expect, test } from "vitest";
import { answered, classify, TooMuch } from "../../../src/github/client/fault.ts";
import type { Fault } from "../../../src/github/client/fault.ts";
import type { Answer } from "../github.ts";
import { CASE, NOON, octokit, scripted } from "../github.ts";

const DATE = { date: new Date(NOON).toUTCString() };
const SECOND = 1000;
const MINUTE = 60 * SECOND;

const ISSUE = "GET /repos/acme/support/issues/17";

async function failure(answer: Answer): Promise<unknown> {
  scripted({ [ISSUE]: answer });
  const { owner, repo, number } = CASE;
  return octokit.rest.issues.get({ owner, repo, issue_number: number }).catch((error: unknown) => error);
}

const FAULTS: [string, Answer, Partial<Fault>][] = [
  ["a thing that is not there is gone", { status: 404 }, { kind: "gone", retryIn: null }],
  ["a deleted issue is gone", { status: 410 }, { kind: "gone", retryIn: null }],
  ["bad credentials are unauthorised", { status: 401 }, { kind: "unauthorised", retryIn: null }],
  ["a missing permission is forbidden", { status: 403, headers: DATE }, { kind: "forbidden", retryIn: null }],
  ["a legal block is forbidden", { status: 451 }, { kind: "forbidden", retryIn: null }],
  ["an unprocessable request is a bug", { status: 422 }, { kind: "bug", retryIn: null }],
  ["a bad request is a bug", { status: 400 }, { kind: "bug", retryIn: null }],
  ["a server error means away", { status: 500 }, { kind: "away", retryIn: null }],
  ["a bad gateway means away", { status: 502 }, { kind: "away", retryIn: null }],
  ["a conflict of two writes passes", { status: 409 }, { kind: "away", retryIn: null }],
  [
    "unavailable says itself until when",
    { status: 503, headers: { ...DATE, "retry-after": "30" } },
    { kind: "away", retryIn: 30 * SECOND },
  ],
  [
    "a spent hour is limited until its reset",
    {
      status: 403,
      headers: { ...DATE, "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOON / SECOND + 600) },
    },
    { kind: "limited", retryIn: 10 * MINUTE },
  ],
  [
    "a secondary limit with retry-after is limited so long",
    { status: 403, headers: { ...DATE, "retry-after": "7" } },
    { kind: "limited", retryIn: 7 * SECOND },
  ],
  [
    "a secondary limit that only says so is limited, for nobody knows how long",
    { status: 403, body: { message: "You have exceeded a secondary rate limit." }, headers: DATE },
    { kind: "limited", retryIn: null },
  ],
  [
    "too many requests without more is limited, for nobody knows how long",
    { status: 429, headers: DATE },
    { kind: "limited", retryIn: null },
  ],
  [
    "without a Date the clock handed in counts",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "60" } },
    { kind: "limited", retryIn: MINUTE - 5 },
  ],
  [
    "a suspended installation is unauthorised",
    { status: 403, body: { message: "This installation has been suspended" } },
    { kind: "unauthorised", retryIn: null },
  ],
];

describe("classify", () => {
  test.each(FAULTS)("%s", async (_, answer, fault) => {
    expect(classify(await failure(answer), 5)).toMatchObject(fault);
  });

  test("what was not asked because it would be too much is limited", () => {
    const fault = { kind: "limited", retryIn: 9 * SECOND };
    expect(classify(new TooMuch(9 * SECOND, 2), 5)).toMatchObject(fault);
  });

  test("no token for a suspended installation is unauthorised", async () => {
    scripted({ "POST /app/installations/1/access_tokens": { status: 403 } });
    const asked = octokit.rest.apps.createInstallationAccessToken({ installation_id: 1 });
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    expect(classify(error, 0).kind).toBe("unauthorised");
  });

  test("says what GitHub said", async () => {
    const error = await failure({ status: 403, body: { message: "Repository was archived so is read-only." } });
    expect(classify(error, 0).why).toContain("archived");
  });

  test("no answer means away", async () => {
    scripted({});
    const error: unknown = await octokit.rest.meta.getZen().catch((thrown: unknown) => thrown);
    expect(classify(error, 0).kind).toBe("away");
  });

  test("an error of the program is a bug", () => {
    expect(classify(new TypeError("x is undefined"), 0)).toEqual({ kind: "bug", retryIn: null, why: "x is undefined" });
  });
});

describe("answered", () => {
  test("tells GitHub's answer", async () => {
    const error = await failure({ status: 404 });
    expect(answered(error, 404, 410)).toBe(true);
    expect(answered(error, 410)).toBe(false);
  });

  test("does not take a missing installation for a missing thing", async () => {
    scripted({ "POST /app/installations/1/access_tokens": { status: 404 } });
    const asked = octokit.rest.apps.createInstallationAccessToken({ installation_id: 1 });
    const error: unknown = await asked.catch((thrown: unknown) => thrown);
    expect(answered(error, 404)).toBe(false);
    expect(classify(error, 0).kind).toBe("gone");
  });
});

import { describe, expect, test } from "vitest";
import { DEFAULT_POLICY } from "../../../src/core/policy/read.ts";
import { createPolicies } from "../../../src/github/policy/policy.ts";
import type { Answer, Script } from "../github.ts";
import { CASE, octokit, routes, scripted } from "../github.ts";

const OWN = "GET /repos/acme/support/contents/.github%2Fcaseworker.yml";
const BASE = "GET /repos/acme/.github/contents/.github%2Fcaseworker.yml";

const MINUTE = 60_000;
const MISSING = { status: 404 };
const AWAY = { status: 502 };
const UNCHANGED = { status: 304 };

const PREFIX = { ...DEFAULT_POLICY, id: { prefix: "AB" } };
const GOOD = file("id: { prefix: AB }");
const BROKEN = file("id: { prefix: AB }\nsupervisor: li-lei\nlocale: fr\n");
const WHY = `.github/caseworker.yml, line 2: supervisor: there is no key "supervisor" here; probably supervisors is meant (and 1 more).`;

function file(body: string, etag?: string): Answer {
  const type = { "content-type": "application/vnd.github.raw+json; charset=utf-8" };
  return { body, headers: etag === undefined ? type : { ...type, etag } };
}

function problem(why: string) {
  return [{ about: "policy", why }];
}

/** Looks as often as there are steps: each moves the clock by minutes, or tells of a push. */
async function look(script: Script, ...steps: (number | "push" | "push to the base")[]) {
  const sent = scripted(script);
  let now = Date.UTC(2026, 10, 24);
  const policies = createPolicies(() => now);
  const seen = [await policies.policyOf(octokit, CASE)];
  for (const step of steps) {
    if (step === "push") policies.forget({ owner: "Acme", repo: "Support" });
    if (step === "push to the base") policies.forget({ owner: "acme", repo: ".github" });
    now += typeof step === "number" ? step * MINUTE : 0;
    seen.push(await policies.policyOf(octokit, CASE));
  }
  return { seen, last: seen.at(-1), sent, routes: routes(sent) };
}

describe("the policy of a repository", () => {
  test("is read from the default branch: no other is named", async () => {
    const { last, sent } = await look({ [OWN]: GOOD });
    expect(last).toEqual({ policy: PREFIX, problems: [] });
    expect(sent.map(({ route }) => route)).toEqual([OWN]);
    expect(sent[0]?.headers.get("accept")).toContain("raw");
  });

  test("is the default one without a file, and that is no problem", async () => {
    const { last } = await look({ [OWN]: MISSING });
    expect(last).toEqual({ policy: DEFAULT_POLICY, problems: [] });
  });

  test.each([
    ["bytes", { body: "id: { prefix: AB }", headers: { "content-type": "application/octet-stream" } }],
    ["a field in base64", { body: { content: Buffer.from("id: { prefix: AB }").toString("base64") } }],
  ] as [string, Answer][])("may come from a stand-in as %s", async (_, answer) => {
    expect((await look({ [OWN]: answer })).last?.policy).toEqual(PREFIX);
  });
});

describe("requests", () => {
  test("are none for a look within five minutes", async () => {
    const { routes: sent, seen } = await look({ [OWN]: GOOD }, 1, 2, 1.9);
    expect(sent).toEqual([OWN]);
    expect(new Set(seen.map(({ policy }) => policy)).size).toBe(1);
  });

  test("are none for a look within five minutes without a file", async () => {
    expect((await look({ [OWN]: MISSING }, 1, 3)).routes).toEqual([OWN]);
  });

  test("are conditional afterwards, and an unchanged file is the same policy", async () => {
    const { sent, seen } = await look({ [OWN]: [file("id: { prefix: AB }", '"1"'), UNCHANGED] }, 5, 1, 5);
    expect(sent.map(({ headers }) => headers.get("if-none-match"))).toEqual([null, '"1"', '"1"']);
    expect(new Set(seen.map(({ policy }) => policy)).size).toBe(1);
  });

  test("follow a push at once", async () => {
    const { routes: sent, last } = await look({ [OWN]: [MISSING, GOOD] }, "push");
    expect(sent).toEqual([OWN, OWN]);
    expect(last?.policy).toEqual(PREFIX);
  });

  test("are shared by looks at the same time", async () => {
    const sent = scripted({ [OWN]: GOOD });
    const policies = createPolicies(() => 0);
    await Promise.all([policies.policyOf(octokit, CASE), policies.policyOf(octokit, { ...CASE, owner: "ACME" })]);
    expect(routes(sent)).toEqual([OWN]);
  });
});

describe("a file that is wrong", () => {
  test("leaves the defaults, and is told with its first line", async () => {
    const { last } = await look({ [OWN]: BROKEN });
    const problems = problem(`${WHY} Until it is mended, the default policy holds.`);
    expect(last).toEqual({ policy: DEFAULT_POLICY, problems });
  });

  test("leaves the last good policy until it is mended", async () => {
    const { seen } = await look({ [OWN]: [GOOD, BROKEN, BROKEN, file("id: { prefix: CD }")] }, "push", "push", "push");
    const problems = problem(`${WHY} Until it is mended, the last good policy holds.`);
    expect(seen.slice(0, 3)).toEqual([
      { policy: PREFIX, problems: [] },
      { policy: PREFIX, problems },
      { policy: PREFIX, problems },
    ]);
    expect(seen[3]).toEqual({ policy: { ...PREFIX, id: { prefix: "CD" } }, problems: [] });
  });

  test("leaves the defaults until there is a good one, however often it is changed", async () => {
    const { last } = await look({ [OWN]: [file("locale: fr"), BROKEN] }, "push");
    const problems = problem(`${WHY} Until it is mended, the default policy holds.`);
    expect(last).toEqual({ policy: DEFAULT_POLICY, problems });
  });

  test("leaves the defaults when there was none in between", async () => {
    const { last } = await look({ [OWN]: [GOOD, MISSING, BROKEN] }, "push", "push");
    expect(last?.policy).toEqual(DEFAULT_POLICY);
  });

  test("is no YAML: told with its line", async () => {
    const { last } = await look({ [OWN]: file("id: { prefix: AB") });
    expect(last?.problems[0]?.why).toMatch(/^\.github\/caseworker\.yml, line 1: /);
  });
});

describe("while GitHub is away", () => {
  test("what was read last holds", async () => {
    const { seen, routes: sent } = await look({ [OWN]: [GOOD, AWAY] }, 6, 6);
    expect(seen.map(({ policy }) => policy)).toEqual([PREFIX, PREFIX, PREFIX]);
    expect(sent).toEqual([OWN, OWN, OWN]);
  });

  test("a missing file stays missing", async () => {
    expect((await look({ [OWN]: [MISSING, AWAY] }, 6)).last).toEqual({ policy: DEFAULT_POLICY, problems: [] });
  });

  test("nothing is assumed of what was never read", async () => {
    await expect(look({ [OWN]: AWAY })).rejects.toMatchObject({ status: 502 });
  });

  test("nothing is assumed of a base that was never read", async () => {
    const script = { [OWN]: file("_extends: .github"), [BASE]: AWAY };
    await expect(look(script)).rejects.toMatchObject({ status: 502 });
  });

  test("a failure is not kept", async () => {
    scripted({ [OWN]: [AWAY, GOOD] });
    const policies = createPolicies(() => 0);
    await expect(policies.policyOf(octokit, CASE)).rejects.toMatchObject({ status: 502 });
    expect((await policies.policyOf(octokit, CASE)).policy).toEqual(PREFIX);
  });

  test("a refusal is thrown, whatever was read before", async () => {
    await expect(look({ [OWN]: [GOOD, { status: 403 }] }, 6)).rejects.toMatchObject({ status: 403 });
  });
});

const EXTENDING = file("_extends: .github\nid: { prefix: AB }");
const LOCALE = file("locale: zh-CN\nid: { prefix: XY }");
const BOTH = { ...PREFIX, locale: "zh-CN" };

describe("a file that extends another", () => {
  test.each([
    [".github", EXTENDING],
    ["acme/.github", file("_extends: ACME/.github\nid: { prefix: AB }")],
  ])("takes %s as its base, own keys win", async (_, own) => {
    const { last, routes: sent } = await look({ [OWN]: own, [BASE]: LOCALE });
    expect(last).toEqual({ policy: BOTH, problems: [] });
    expect(sent.map((route) => route.toLowerCase())).toEqual([OWN.toLowerCase(), BASE.toLowerCase()]);
  });

  test("asks for both, then for none", async () => {
    expect((await look({ [OWN]: EXTENDING, [BASE]: LOCALE }, 1, 3)).routes).toEqual([OWN, BASE]);
  });

  test("follows a push to the base, and asks only for that", async () => {
    const script = { [OWN]: EXTENDING, [BASE]: [file("locale: en"), LOCALE] };
    const { seen, routes: sent } = await look(script, "push to the base");
    expect(seen.map(({ policy }) => policy.locale)).toEqual(["en", "zh-CN"]);
    expect(sent).toEqual([OWN, BASE, BASE]);
  });

  test("does not follow what the base extends", async () => {
    const { routes: sent } = await look({ [OWN]: EXTENDING, [BASE]: file("_extends: other\nlocale: zh-CN") });
    expect(sent).toEqual([OWN, BASE]);
  });
});

describe("a base that cannot be had", () => {
  test("is none of another owner, which is not read", async () => {
    const { last, routes: sent } = await look({ [OWN]: file("_extends: evil/.github\nid: { prefix: AB }") });
    const why =
      ".github/caseworker.yml extends evil/.github: expected a repository of the same owner. Until it is mended, this file alone holds.";
    expect(last).toEqual({ policy: PREFIX, problems: problem(why) });
    expect(sent).toEqual([OWN]);
  });

  test("leaves the file alone", async () => {
    const { last } = await look({ [OWN]: EXTENDING, [BASE]: MISSING });
    const why =
      ".github/caseworker.yml extends .github, but the app finds no .github/caseworker.yml there. Until it is mended, this file alone holds.";
    expect(last).toEqual({ policy: PREFIX, problems: problem(why) });
  });

  test("leaves the last good policy when it is gone", async () => {
    const { last } = await look({ [OWN]: EXTENDING, [BASE]: [LOCALE, MISSING] }, "push to the base");
    expect(last?.policy).toEqual(BOTH);
    expect(last?.problems).toHaveLength(1);
  });

  test("tells with its line there what is wrong in it", async () => {
    const { last } = await look({ [OWN]: EXTENDING, [BASE]: file("locale: zh-CN\nenforcement: soft") });
    expect(last?.problems[0]?.why).toContain(
      'enforcement: in the file it extends, line 2: expected strict or advise; found "soft".',
    );
  });
});

import { describe, expect, test } from "vitest";
import { SUPPORT } from "../sandbox/world.ts";
import { POLICY, proposing } from "./proposing.ts";
import type { Repository } from "./proposing.ts";

const FASTER = "grades: { 1: { response: 1h } }\n";
const BROKEN = "locale: fr\nsupervisor: ann\n";

describe("a pull request that changes the policy", () => {
  test("is told that it can be used, and what would change, on the commit that proposes it", async () => {
    const { propose, check, runs } = await proposing("");
    const { number, sha } = await propose(FASTER);
    expect((await check(number)).looked).toEqual({ lookAgainAt: null });
    const [run, ...more] = await runs(sha);
    expect(more).toEqual([]);
    expect(run).toMatchObject({ name: "caseworker policy", status: "completed", conclusion: "success" });
    expect(run?.output.title).toBe("This policy can be used");
    expect(run?.output.summary).toContain("| Grade 1: answered within | `2h` | `1h` |");
  });

  test("is told what is wrong with it, line by line", async () => {
    const { propose, check, runs } = await proposing(null);
    const { number, sha } = await propose(BROKEN);
    await check(number);
    expect(await runs(sha)).toMatchObject([{ conclusion: "failure", output: { annotations_count: 2 } }]);
  });

  test("never comes into force by that", async () => {
    const { propose, check, inForce } = await proposing("id: { prefix: AB }");
    const before = await inForce();
    const { number } = await propose(BROKEN);
    await check(number);
    expect(await inForce()).toBe(before);
    expect(before).toMatchObject({ policy: { id: { prefix: "AB" } }, problems: [] });
  });

  test("is told so when it takes the file away", async () => {
    const { propose, check, runs } = await proposing("enforcement: advise");
    const { number, sha } = await propose(null);
    await check(number);
    const [run] = await runs(sha);
    expect(run?.output.title).toContain("taken away");
    expect(run?.output.summary).toContain("| `advise` | `strict` |");
  });

  test("is told once, however often it is looked at, and anew when it is changed", async () => {
    const { propose, check, write, runs } = await proposing("");
    const { number, sha } = await propose(BROKEN);
    await check(number);
    expect((await check(number)).asked).not.toContain("checks/create");
    expect(await runs(sha)).toHaveLength(1);
    const mended = await write(FASTER);
    await check(number);
    expect(await runs(mended)).toMatchObject([{ conclusion: "success" }]);
  });

  test("is told anew when what is in force has changed meanwhile", async () => {
    const { propose, check, write, runs, pushed } = await proposing("");
    const { number, sha } = await propose(FASTER);
    await check(number);
    await write(`${FASTER}# said otherwise\n`, { on: "main" });
    pushed();
    await check(number);
    const [latest, first] = await runs(sha);
    expect(latest?.output.title).toContain("changes nothing");
    expect(first?.output.title).toBe("This policy can be used");
  });

  test("is told of more than fifty places in several requests", async () => {
    const { propose, check, runs } = await proposing("");
    const { number, sha } = await propose(Array.from({ length: 80 }, (_, line) => `key-${line}: 1`).join("\n"));
    const { asked } = await check(number);
    expect(asked.filter((operation) => operation?.startsWith("checks/"))).toEqual([
      "checks/list-for-ref",
      "checks/create",
      "checks/update",
    ]);
    expect(await runs(sha)).toMatchObject([
      { status: "completed", conclusion: "failure", output: { annotations_count: 80 } },
    ]);
  });

  test("of which half was said is told anew, and the half is replaced", async () => {
    const { propose, check, runs, sandbox, app } = await proposing("");
    const { number, sha } = await propose(Array.from({ length: 80 }, (_, line) => `key-${line}: 1`).join("\n"));
    sandbox.fault({ operation: "checks/update", answer: 502 });
    await expect(check(number)).rejects.toMatchObject({ status: 502 });
    await check(number);
    expect((await runs(sha)).map(({ status }) => status)).toEqual(["completed", "in_progress"]);
    const { data } = await app.rest.checks.listForRef({ ...SUPPORT, ref: sha });
    expect(data.check_runs.map(({ conclusion }) => conclusion)).toEqual(["failure"]);
  });
});

describe("nothing is said", () => {
  test("of a pull request that leaves the policy as it is, and that costs two requests", async () => {
    const { branch, write, open, check, runs } = await proposing("");
    await branch("change");
    const sha = await write("x", { path: "docs/other.yml" });
    expect((await check(await open())).asked).toEqual(["pulls/get", "pulls/list-files"]);
    expect(await runs(sha)).toEqual([]);
  });

  test("of one into another branch, and that costs one", async () => {
    const { branch, write, open, check } = await proposing("");
    await branch("next");
    await branch("change");
    await write(FASTER);
    expect((await check(await open("next"))).asked).toEqual(["pulls/get"]);
  });

  test("of one that is closed, or gone", async () => {
    const { propose, close, check, runs } = await proposing("");
    const { number, sha } = await propose(FASTER);
    await close(number);
    await check(number);
    expect((await check(99)).looked).toEqual({ lookAgainAt: null });
    expect(await runs(sha)).toEqual([]);
  });

  test("where the app may not write checks: the row rests", async () => {
    const { propose, check, sandbox, runs } = await proposing("");
    const { number, sha } = await propose(FASTER);
    sandbox.fault({ operation: "checks/create", answer: 403 });
    expect((await check(number)).looked).toEqual({ lookAgainAt: null });
    expect(await runs(sha)).toEqual([]);
  });
});

const SECRET_LEAD = "lead-nobody-knows";

/** The policy of the organisation, which others extend. */
function organisation(isPrivate: boolean): Repository {
  const files = { [POLICY]: `departments:\n  backend: { members: [ann], lead: ${SECRET_LEAD} }\n` };
  return { owner: SUPPORT.owner, name: ".github", private: isPrivate, collaborators: {}, files };
}

const EXTENDING = "_extends: .github\n";

/** What holds, what is proposed, whether each repository is private, and whether what is extended is shown. */
const EXTENDED: [string, before: string, after: string, here: boolean, there: boolean, shown: boolean][] = [
  ["a public one that is extended", "", EXTENDING, false, false, true],
  ["a private one, in a public repository", "", EXTENDING, false, true, false],
  ["a private one that is no longer extended, in a public repository", EXTENDING, "", false, true, false],
  ["a private one that nobody extended before, in a private repository", "", EXTENDING, true, true, false],
  [
    "a private one that is extended already, in a private repository",
    EXTENDING,
    `${EXTENDING}${FASTER}`,
    true,
    true,
    false,
  ],
];

describe("of what a policy extends", () => {
  test.each(EXTENDED)("%s: it is told only as far as everybody may know", async (...row) => {
    const [, before, after, here, there, shown] = row;
    const { propose, check, runs } = await proposing(before, { private: here }, [organisation(there)]);
    const { number, sha } = await propose(after);
    await check(number);
    const [run] = await runs(sha);
    expect(JSON.stringify(run?.output).includes(SECRET_LEAD)).toBe(shown);
  });

  test("a private one that is extended already is compared in a private repository", async () => {
    const { propose, check, runs } = await proposing(EXTENDING, { private: true }, [organisation(true)]);
    const { number, sha } = await propose(`${EXTENDING}${FASTER}`);
    await check(number);
    const [run] = await runs(sha);
    expect(run?.output.summary).toContain("| Grade 1: answered within | `2h` | `1h` |");
    expect(run?.output.summary).not.toContain("fewer people");
  });

  test("one of another owner, or one that is not there, is an error", async () => {
    for (const name of ["elsewhere/policies", "nothing"]) {
      const { propose, check, runs } = await proposing("");
      const { number, sha } = await propose(`_extends: ${name}\n`);
      await check(number);
      const [run] = await runs(sha);
      expect([run?.conclusion, run?.output.summary]).toEqual(["failure", expect.stringContaining("extends")]);
    }
  });
});

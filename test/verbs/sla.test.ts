import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sla } from "../../src/verbs/sla.ts";
import { EXAMPLE } from "./sla-example.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "caseworker-sla-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(text: string): string {
  const path = join(folder, "case.yml");
  writeFileSync(path, text);
  return path;
}

async function say(text: string, json = false): Promise<string> {
  const said: string[] = [];
  expect(await sla(file(text), json, { write: (line) => said.push(line) })).toBe(0);
  return said.join("\n");
}

describe("the worked example", () => {
  test("is answered in JSON as the specification says", async () => {
    const { response, resolution, ...rest } = JSON.parse(await say(EXAMPLE, true));
    const { stretches, ...sums } = resolution;
    expect(JSON.stringify(response)).toBe(
      '{"state":"met","target":"PT2H","start":"2026-11-24T08:30:00Z","due":"2026-11-24T10:30:00Z","met":"2026-11-24T10:05:00Z","spent":"PT1H35M","margin":"PT25M"}',
    );
    expect(JSON.stringify(sums)).toBe(
      '{"state":"breached","target":"PT4H","start":"2026-11-24T08:30:00Z","due":"2026-11-24T13:00:00Z","spent":"PT6H","margin":"-PT2H","paused":false}',
    );
    expect(Object.keys(resolution).at(-1)).toBe("stretches");
    expect(Object.keys(stretches[0])).toEqual(["from", "to", "counts", "why"]);
    expect(stretches[0].why).toBe("open hours");
    expect(rest).toEqual({});
  });

  test("is explained in a table", async () => {
    expect(await say(EXAMPLE)).toBe(
      `
Now 2026-11-24 17:00. All times are those of Europe/Madrid.

Promise   Status  Allowed  Used        Rest         Due               Met
Answer    kept    2 h      1 h 35 min  25 min left  2026-11-24 11:30  2026-11-24 11:05
Solution  broken  4 h      6 h         2 h late     2026-11-24 14:00  –

Answer
  From              To                Counts      Why
  2026-11-24 09:30  2026-11-24 11:05  1 h 35 min  open hours
                                      1 h 35 min
  1 h 35 min of 2 h: 25 min left · due 2026-11-24 11:30 (Europe/Madrid)

Solution
  From              To                Counts      Why
  2026-11-24 09:30  2026-11-24 10:00  30 min      open hours
  2026-11-24 10:00  2026-11-24 10:30  –           waiting for the submitter, by staff
  2026-11-24 10:30  2026-11-24 14:00  3 h 30 min  open hours
  2026-11-24 14:00  2026-11-24 15:00  –           closed hours
  2026-11-24 15:00  2026-11-24 17:00  2 h         open hours
                                      6 h
  6 h of 4 h: 2 h late · due 2026-11-24 14:00 (Europe/Madrid)`.trimStart(),
    );
  });

  test("is explained in Chinese when the policy speaks it", async () => {
    const said = await say(EXAMPLE.replace("policy:", "policy:\n  locale: zh-CN"));
    expect(said).toContain("2026-11-24 10:00  2026-11-24 10:30  –               等待提交人（技术支持人员）");
    expect(said).toContain("6 小时 / 4 小时：超时 2 小时 · 截止 2026-11-24 14:00（Europe/Madrid）");
  });

  test.for([
    ["the desk", "desk", "2026-11-24T13:00:00Z"],
    ["Lima", "lima", "2026-11-24T17:00:00Z"],
    ["both offices", "both", "2026-11-24T13:00:00Z"],
    ["always", "always", "2026-11-24T13:00:00Z"],
  ] as const)("is due by the hours of %s", async ([, calendar, due]) => {
    const said = await say(
      EXAMPLE.replace("resolution: 4h, calendar: desk", `resolution: 4h, calendar: ${calendar}`),
      true,
    );
    expect(JSON.parse(said).resolution.due).toBe(due);
  });
});

test("what the file says in vain is told below the table, and not in the answer", async () => {
  const text = `${EXAMPLE}  - { at: 2026-11-24T17:00:00Z, event: commented, by: staff }\n`;
  expect(await say(text)).toMatch(/case\.yml:19:\d+: warning: history\[5\]: is later than now and not counted$/);
  expect(Object.keys(JSON.parse(await say(text, true)))).toEqual(["response", "resolution"]);
});

/** Starting a program may take long on a busy machine. */
describe("on the command line", { timeout: 60_000 }, () => {
  const main = join(import.meta.dirname, "..", "..", "bin", "caseworker.js");
  const run = (...args: string[]) => spawnSync(process.execPath, [main, "sla", ...args], { encoding: "utf8" });

  test("a file that can be computed ends with 0 and one line of JSON", () => {
    const { status, stdout, stderr } = run(file(EXAMPLE), "--json");
    expect([status, stderr, stdout.split("\n").length]).toEqual([0, "", 2]);
  });

  test("a bad file ends with 2 and every complaint with its place", () => {
    const { status, stdout, stderr } = run(
      file(EXAMPLE.replace("by: supervisor", "by: boss").replace("now: ", "nov: ")),
      "--json",
    );
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/case\.yml:11:1: error: nov: there is no key "nov" here; probably now is meant/);
    expect(stderr).toMatch(/case\.yml:14:\d+: error: history\[1\]\.by: expected submitter, .*; found "boss"/);
  });

  test("a file that cannot be read ends with 2 and says so", () => {
    const { status, stderr } = run(join(folder, "none.yml"));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^caseworker: .*none\.yml cannot be read: /);
  });
});

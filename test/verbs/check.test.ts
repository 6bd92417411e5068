import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { check } from "../../src/verbs/check.ts";

const folder = mkdtempSync(join(tmpdir(), "caseworker-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

const NOW = Date.parse("2026-11-24T16:00:00Z");

/** Checks a file with this text; the file's path is `FILE` in what is said. */
async function checked(text: string) {
  const file = join(folder, "caseworker.yml");
  writeFileSync(file, text);
  return run(file);
}

async function run(file: string) {
  const said: string[] = [];
  const code = await check(file, { write: (line) => void said.push(line.replaceAll(file, "FILE")) }, () => NOW);
  return { code, said };
}

describe("check", () => {
  test("names everything that is wrong with its place, then that it cannot be used", async () => {
    const text =
      'locale: fr\ngrades:\n  1: { response: 2x }\ncalendars:\n  c: { hours: { mon: ["09:00-12:00"] }, holidays: ["2020-01-01"] }\n';
    expect(await checked(text)).toEqual({
      code: 2,
      said: [
        'FILE:1:9: error: locale: expected en or zh-CN; found "fr"',
        'FILE:3:18: error: grades.1.response: expected a length of time such as 2h, 90m, 1h30m or 3d; found "2x"',
        'FILE:5:51: warning: calendars.c.holidays: the last holiday of "c" was 2020-01-01: add those to come',
        "FILE: this policy cannot be used: 2 errors, 1 warning.",
      ],
    });
  });

  test("says of a file that is no YAML where", async () => {
    const { code, said } = await checked("locale: en\nid: {");
    expect(code).toBe(2);
    expect(said[0]).toMatch(/^FILE:2:\d+: error: /);
    expect(said.at(-1)).toBe("FILE: this policy cannot be used: 1 error.");
  });

  test("says of a good file what is in force", async () => {
    const text = `
locale: zh-CN
timezone: Asia/Shanghai
id: { prefix: AB }
supervisors: ["@acme/leads", li-lei]
types: { bug: { department: backend } }
departments:
  backend: { members: [wang-wei, zhao-min], team: "@acme/backend", lead: chen-jie, assign: least-loaded }
  ops: { assign: rota, rota: { from: "2026-11-02", every: 7d, turns: [zhou-yang, wu-fei] } }
grades:
  1: { response: 90m, update: 1h, calendar: office }
  2: { calendar: all, thresholds: [] }
calendars:
  office: { hours: { mon-thu: ["09:00-12:00", "13:00-18:00"], fri: ["09:00-12:00"], sun: ["20:00-24:00"] }, holidays: ["2099-01-01", "2099-10-01/2099-10-07"], country: CN }
  all: { any: [office] }
knowledge: { repository: acme/kb }
board: { owner: acme, project: 5 }
`;
    expect(await checked(text)).toEqual({
      code: 0,
      said: [
        "FILE: this policy can be used. In force:",
        "  language zh-CN, time zone Asia/Shanghai, enforcement strict, IDs begin with AB",
        "  grade 1: response 1h30m, resolution 4h, update every 1h, calendar office, warnings at 75%, 100%, 150%",
        "  grade 2: response 4h, resolution 24h, calendar all, warnings at none",
        "  grade 3: response 8h, resolution 72h, calendar always, warnings at 75%, 100%, 150%",
        "  calendar office: mon-thu 09:00-12:00 13:00-18:00, fri 09:00-12:00, sun 20:00-24:00, Asia/Shanghai, closed on 2099-01-01 2099-10-01/2099-10-07, closed on the public holidays of CN",
        "  calendar all: open whenever one of office is",
        "  department backend: @acme/backend, wang-wei, zhao-min; lead chen-jie; assigned by least-loaded",
        "  department ops: nobody yet; assigned by rota (zhou-yang, wu-fei, every 7d)",
        "  supervisors: @acme/leads, li-lei",
        "  knowledge base: acme/kb, articles, by commit",
        "  board: project 5 of acme",
      ],
    });
  });

  test("says of an empty file that the defaults hold", async () => {
    const { code, said } = await checked("");
    expect(code).toBe(0);
    expect(said).toContain("  supervisors: whoever may maintain or administer the repository");
    expect(said).toContain("  knowledge base: none");
    expect(said).toContain("  board: none");
  });

  test("lets warnings pass", async () => {
    const { code, said } = await checked("_extends: .github\ngrades: { 1: { calendar: office } }");
    expect(code).toBe(0);
    expect(said.slice(0, 3)).toEqual([
      "FILE:1:11: warning: _extends: the file it extends is not read here: what stands there is missing below",
      'FILE:2:26: warning: grades.1.calendar: there is no calendar "office"; known: always; the file it extends may have it',
      "FILE: this policy can be used: 2 warnings. In force:",
    ]);
  });

  test("writes nothing that a terminal obeys", async () => {
    const { said } = await checked('"\\e[2Jkey": 1\nlocale: "\\e[31m\\u202e"');
    expect(said.join("").match(/[\p{Cc}\p{Cf}]/gu)).toBeNull();
  });

  test.each([
    ["missing", join(folder, "nothing.yml")],
    ["a folder", folder],
  ])("says of a file that is %s that it cannot be read", async (_, file) => {
    const { code, said } = await run(file);
    expect(code).toBe(2);
    expect(said).toEqual([expect.stringMatching(/^FILE: error: the file cannot be read: /)]);
  });
});

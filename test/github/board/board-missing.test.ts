/** A board on which something is missing: what is said of it, and what is done all the same. */
import { describe, expect, test } from "vitest";
import { ADD, boardAt, DUE, FIELDS, HANDLER, HOUR, item, OF_USER, SCRIPT, STATUS, UPDATE, values } from "./boards.ts";
import { routes, scripted } from "../github.ts";
import type { Script } from "../github.ts";

const MISSING: [string, Script, string][] = [
  [
    "a missing project",
    { [FIELDS]: { status: 404 }, [`GET ${OF_USER}/fields?per_page=100`]: { status: 404 } },
    "There is no project acme/5, or the app may not see it.",
  ],
  [
    "a project that the app may not see",
    { [FIELDS]: { status: 403, body: { message: "Resource not accessible by integration" } } },
    "The app may not write to the project acme/5. It needs the permission “Projects: read and write”",
  ],
  [
    "a project that the app may not write to",
    { ...SCRIPT, [ADD]: { status: 403, body: { message: "Resource not accessible by integration" } } },
    "GitHub says: Resource not accessible by integration",
  ],
  [
    "a missing field",
    { ...SCRIPT, [FIELDS]: { body: [STATUS, DUE] } },
    "The project acme/5 lacks the field “Handler”.",
  ],
  [
    "everything that is missing, at once",
    {
      ...SCRIPT,
      [FIELDS]: {
        body: [
          { ...STATUS, options: [] },
          { ...DUE, data_type: "number" },
        ],
      },
    },
    "lacks in the field “Status” the options “1 · Intake”, “2 · Grading”, “3 · Diagnosis”, the field “Handler”, a usable field “Response due” (expected: date; found: number).",
  ],
  [
    "what GitHub refuses for another reason",
    { ...SCRIPT, [UPDATE]: { status: 422, body: { message: "The item is archived" } } },
    "The project acme/5 does not take the case. GitHub says: The item is archived",
  ],
];

describe("what is wrong is said in words:", () => {
  test.each(MISSING)("%s", async (_, script, why) => {
    scripted(script);
    expect(await boardAt().keep()).toContain(why);
  });

  test("in the team's language", async () => {
    scripted({ ...SCRIPT, [FIELDS]: { body: [STATUS, DUE] } });
    expect(await boardAt().keep({ ...item(), locale: "zh-CN" })).toBe(
      "项目 acme/5 缺少字段“Handler”。其余内容已写入。",
    );
  });
});

describe("where something is missing", () => {
  test("all the rest is written, and a field without its option is emptied", async () => {
    const sent = scripted({ ...SCRIPT, [FIELDS]: { body: [STATUS, DUE] } });
    await boardAt().keep(item(values("3 · Diagnosis", "bob")));
    expect(sent.at(-1)?.body).toEqual({
      fields: [
        { id: 1, value: null },
        { id: 3, value: "2026-11-23" },
      ],
    });
  });

  test("the same is not tried again for an hour, whatever else happens to the case", async () => {
    const sent = scripted({ ...SCRIPT, [FIELDS]: { body: [STATUS, DUE] } });
    const { keep, pass } = boardAt();
    const first = await keep();
    pass(HOUR - 1);
    expect(await keep()).toBe(first);
    expect(sent).toHaveLength(3);
    pass(1);
    await keep();
    expect(routes(sent).slice(3)).toEqual([FIELDS, UPDATE]);
  });

  test("what somebody added meanwhile is found with the next change", async () => {
    const sent = scripted({ ...SCRIPT, [FIELDS]: [{ body: [STATUS, DUE] }, { body: [STATUS, HANDLER, DUE] }] });
    const { keep } = boardAt();
    expect(await keep()).not.toBeNull();
    expect(await keep(item(values("1 · Intake", "bob")))).toBeNull();
    expect(routes(sent).slice(3)).toEqual([FIELDS, UPDATE]);
  });

  test("a project that was made meanwhile is found with the next change", async () => {
    const nobody = { status: 404 };
    scripted({
      ...SCRIPT,
      [FIELDS]: [nobody, { body: [STATUS, HANDLER, DUE] }],
      [`GET ${OF_USER}/fields?per_page=100`]: nobody,
    });
    const { keep } = boardAt();
    expect(await keep()).not.toBeNull();
    expect(await keep(item(values("1 · Intake", "bob")))).toBeNull();
  });
});

describe("where GitHub is away", () => {
  const gone = { status: 502, body: { message: "Server Error" } };

  test("it is waited for, three times in a row; then that is said in words, of every case, until a write goes well", async () => {
    scripted({ ...SCRIPT, [UPDATE]: [gone, gone, gone, gone, gone, {}, gone] });
    const { keep } = boardAt();
    const keepOf = async (handler: string) => keep(item(values("1 · Intake", handler)));
    for (let nth = 0; nth < 3; nth += 1) await expect(keepOf("bob")).rejects.toMatchObject({ status: 502 });
    expect(await keepOf("bob")).toContain("GitHub says: Server Error");
    expect(await keepOf("eve")).toContain("GitHub says: Server Error");
    expect(await keepOf("ada")).toBeNull();
    await expect(keepOf("max")).rejects.toMatchObject({ status: 502 });
  });
});

/** What concerns more than the board. */
const THROWN: [string, number, Record<string, string>][] = [
  ["a rate limit", 403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "60" }],
  ["a secondary limit", 429, { "retry-after": "30" }],
  ["a token that is not taken", 401, {}],
];

test.each(THROWN)("%s is for all of the installation to wait for", async (_, status, headers) => {
  scripted({ ...SCRIPT, [UPDATE]: { status, headers, body: { message: "Wait." } } });
  await expect(boardAt().keep()).rejects.toMatchObject({ status });
});

import { describe, expect, test } from "vitest";
import { STAGES } from "../../../src/core/model/case.ts";
import { COMMANDS, commandNamed } from "../../../src/core/command/command.ts";
import { readCommands } from "../../../src/core/command/read.ts";
import type { Command } from "../../../src/core/command/type.ts";

const EXAMPLES = COMMANDS.flatMap(({ name, examples }) => examples.map((example) => [example, name] as const));

describe("the command table", () => {
  test.for(EXAMPLES)("reads its example %s", ([example, name]) => {
    expect(readCommands(example)).toEqual({ calls: [expect.objectContaining({ name })], other: false });
  });

  test("begins each usage with the command's name", () => {
    expect(COMMANDS.map(({ usage }) => usage.split(/[ +]/)[0])).toEqual(COMMANDS.map(({ name }) => `/${name}`));
  });

  test("has every stage but for commands on issues that are no case", () => {
    expect(COMMANDS.filter(({ stages }) => stages.length === 0).map(({ name }) => name)).toEqual(["adopt"]);
    expect(commandNamed("help")?.stages).toEqual(STAGES);
    expect(commandNamed("toString")).toBeUndefined();
  });
});

const READ: readonly (readonly [string, string, Command])[] = [
  ["a grade with its reason", "/grade 2 some can pay", { name: "grade", grade: 2, reason: "some can pay" }],
  ["signs of full width", "／ｇｒａｄｅ　１　无法支付", { name: "grade", grade: 1, reason: "无法支付" }],
  ["a name in capitals", "/Grade 3", { name: "grade", grade: 3, reason: "" }],
  ["a colon after the name", "/workaround: pay by phone", { name: "workaround", text: "pay by phone" }],
  ["Chinese right after the name", "/workaround先用电话付款", { name: "workaround", text: "先用电话付款" }],
  ["a department of two words", "/route First line", { name: "route", department: "First line" }],
  ["a login without its sign", "/assign wang-wei", { name: "assign", login: "wang-wei" }],
  ["a login in full width", "/assign ＠wang-wei", { name: "assign", login: "wang-wei" }],
  ["one step", "/step restarted\nboth services", { name: "step", texts: ["restarted\nboth services"] }],
  [
    "several steps",
    "/step\n1. stopped it\n2) moved it\n   over\n3、启动",
    { name: "step", texts: ["stopped it", "moved it\n   over", "启动"] },
  ],
  ["a version that is no number of a list", "/step 1.5 installed", { name: "step", texts: ["1.5 installed"] }],
  [
    "a department's work",
    "/involve operations enlarge it",
    { name: "involve", whom: { department: "operations" }, by: null, task: "enlarge it" },
  ],
  [
    "a person's work by a time",
    "/involve @wu-fei by 2026-11-23 10:00 check it",
    { name: "involve", whom: { login: "wu-fei" }, by: "2026-11-23 10:00", task: "check it" },
  ],
  [
    "work by the word by",
    "/involve backend by hand",
    { name: "involve", whom: { department: "backend" }, by: null, task: "by hand" },
  ],
  [
    "work with a time in Chinese",
    "/involve 运维组 截止 17：30 扩容",
    { name: "involve", whom: { department: "运维组" }, by: "17：30", task: "扩容" },
  ],
  ["a corrected step", "/amend 3: the other one", { name: "amend", step: 3, text: "the other one" }],
  ["waiting in Chinese", "/wait 厂商 等待补丁", { name: "wait", on: "vendor", reason: "等待补丁" }],
  ["the end of one waiting", "/resume vendor", { name: "resume", on: "vendor" }],
  ["the end of all waiting", "/resume", { name: "resume", on: null }],
  [
    "a confirmation with a reservation",
    "/confirm inconvenient: slow",
    { name: "confirm", text: "slow", inconvenient: true, forSubmitter: false },
  ],
  [
    "a confirmation by staff",
    "/confirm for submitter by phone",
    { name: "confirm", text: "by phone", inconvenient: false, forSubmitter: true },
  ],
  ["a rejection by staff", "/not-fixed 代提交人：仍报错", { name: "not-fixed", text: "仍报错", forSubmitter: true }],
  [
    "closing with a reason only",
    "/close all fine",
    { name: "close", result: "resolved", until: null, reason: "all fine" },
  ],
  [
    "closing with a result",
    "/close partial, the rest is new",
    { name: "close", result: "partial", until: null, reason: "the rest is new" },
  ],
  [
    "closing until a day",
    "/close 延期 至 2026-12-01 等新版本",
    { name: "close", result: "deferred", until: "2026-12-01", reason: "等新版本" },
  ],
  [
    "a stage by its label",
    "/move stage/handling agreed by phone",
    { name: "move", stage: "handling", reason: "agreed by phone" },
  ],
  ["a stage by its number", "/move 4 agreed", { name: "move", stage: "handling", reason: "agreed" }],
  ["a stage in Chinese", "/move 处理 电话已确认", { name: "move", stage: "handling", reason: "电话已确认" }],
  ["an issue in full width", "/duplicate ＃１２", { name: "duplicate", number: 12 }],
  ["no department", "/out-of-scope", { name: "out-of-scope", department: null }],
  [
    "an article's title and tags",
    "/article title: Pool used up\ntags: redis， payment",
    { name: "article", article: { title: "Pool used up", tags: ["redis", "payment"] } },
  ],
  ["no article", "/article skip", { name: "article", article: { skip: true } }],
];

const BAD = `
  /grade
  /grade 4
  /grade urgent
  /grade constructor
  /route
  /assign
  /unassign @x
  /step
  /eta
  /eta soon
  /eta 2h or so
  /involve
  /involve backend
  /involve @ x
  /involve backend by 17:30
  /amend
  /amend x y
  /amend 3
  /wait
  /wait constructor
  /resume later
  /not-fixed
  /not-fixed for submitter
  /close deferred
  /close deferred until later
  /move handling
  /move nowhere because
  /duplicate
  /duplicate 12a
  /reopen
  /article
  /article maybe
  /diagnosis
  /workaround
`
  .trim()
  .split(/\n\s*/);

describe("a command", () => {
  test.for(READ)("is read with %s", ([, text, command]) => {
    expect(readCommands(text).calls).toEqual([command]);
  });

  test.for(BAD)("is not understood: %s", (text) => {
    const name = text.split(" ")[0]?.slice(1) ?? "";
    const usage = commandNamed(name)?.usage;
    expect(readCommands(text).calls).toEqual([{ why: "form", name, usage }]);
  });
});

const FINDINGS = [
  ["in one line", "/diagnosis cause: full disk", { cause: "full disk" }],
  ["with conditions", "/diagnosis\nreproduced: yes, in Chrome", { reproduced: "yes", conditions: "in Chrome" }],
  [
    "in Chinese",
    "/diagnosis\n复现：无法\n根源：缓存失效\n类别：第三方\n方案：清理",
    { reproduced: "cannot", cause: "缓存失效", category: "third-party", plan: "清理" },
  ],
  ["as a list, in bold", "/diagnosis\n\n- **Cause:** full\n- **Plan**: larger", { cause: "full", plan: "larger" }],
  [
    "over several lines",
    "/diagnosis\ncause: two things:\n\n```\n/grade 1\n```\nplan: both",
    { cause: "two things:\n\n```\n/grade 1\n```", plan: "both" },
  ],
  ["with a colon in a value", "/diagnosis\nrisk: none\nscope: a: b", { risk: "none", scope: "a: b" }],
] as const;

const NO_FINDINGS = [
  "/diagnosis it is the disk",
  "/diagnosis reproduced: perhaps",
  "/diagnosis category: aliens",
  "/diagnosis cause:",
];

describe("a diagnosis", () => {
  test.for(FINDINGS)("is read %s", ([, text, finding]) => {
    expect(readCommands(text).calls).toEqual([{ name: "diagnosis", finding }]);
  });

  test.for(NO_FINDINGS)("is not understood: %s", (text) => {
    expect(readCommands(text).calls).toMatchObject([{ why: "form", name: "diagnosis" }]);
  });
});

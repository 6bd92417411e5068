import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import { EN, headings, OWN, POLICY, settingUp, ZH } from "./setting-up.ts";

describe("the forms follow the policy in force", () => {
  const policy =
    "locale: zh-CN\ntypes: { fire: { en: 'Yes: fire', zh-CN: 火警, department: d } }\ndepartments: { d: {} }";

  test("its types are the options, its language comes first, everything is said in it", async () => {
    const { run, text, pulls, labels, paths } = await settingUp({ files: { [POLICY]: policy } });
    await run();
    const [first, second] = [".github/ISSUE_TEMPLATE/1-problem.zh-CN.yml", ".github/ISSUE_TEMPLATE/2-problem.en.yml"];
    expect(await paths(OWN)).toEqual([first, second, POLICY]);
    expect(parse(await text(first, OWN)).body[1].attributes.options).toEqual(["火警"]);
    expect(parse(await text(second, OWN)).body[1].attributes.options).toEqual(["Yes: fire"]);
    expect(await pulls()).toMatchObject([{ title: "启用 Caseworker", body: expect.stringContaining("## 标签") }]);
    expect(await labels()).toContainEqual(expect.objectContaining({ name: "department/d", description: "d" }));
  });

  test("also where the organisation says it", async () => {
    const organisation = {
      owner: "acme",
      name: ".github",
      collaborators: {},
      files: { [POLICY]: policy },
    };
    const { run, text } = await settingUp({ files: { [POLICY]: "_extends: .github\n" } }, [organisation]);
    await run();
    expect(parse(await text(".github/ISSUE_TEMPLATE/1-problem.zh-CN.yml", OWN)).body[1].attributes.options).toEqual([
      "火警",
    ]);
  });

  test("a language can be asked for where there is no policy yet: the proposed one says it", async () => {
    const { run, text, paths } = await settingUp();
    await run({ locale: "zh-CN" });
    expect(parsePolicy(await text(POLICY, OWN))).toMatchObject({ policy: { locale: "zh-CN" } });
    expect(await paths(OWN)).toContain(".github/ISSUE_TEMPLATE/1-problem.zh-CN.yml");
    expect((await run()).written).toEqual([]);
  });

  test.for([
    ["private", true, "Contact", "联系方式"],
    ["public", false, "", ""],
  ] as const)("a %s repository", async ([, isPrivate, en, zh]) => {
    const { run, text } = await settingUp({ private: isPrivate, collaborators: { carol: "write" } });
    await run();
    const contact = [headings(await text(EN, OWN))[9], headings(await text(ZH, OWN))[9]];
    expect(contact).toEqual(isPrivate ? [en, zh] : ["What happens", "问题描述"]);
  });
});

/** `/diagnosis` with its lines, in English or Chinese (workflow.md, "3 Diagnosis"). */
import type { Reader } from "./arguments.ts";
import type { Finding } from "../model/finding.ts";
import { readPairs } from "../text/pairs.ts";
import { likeness } from "../text/width.ts";

/** Null without any known line, and where `reproduced` or `category` says none of the known values. */
export const readDiagnosis: Reader = (args) => {
  const pairs = readPairs(args, NAMES);
  if (pairs === null) return null;
  const finding: Finding = {};
  for (const [key, value] of pairs) {
    const part = value === "" ? {} : READERS[key](value);
    if (part === null) return null;
    Object.assign(finding, part);
  }
  return Object.keys(finding).length === 0 ? null : { name: "diagnosis", finding };
};

const READERS: Record<Name, (value: string) => Finding | null> = {
  reproduced: readReproduced,
  cause: (cause) => ({ cause }),
  category: readCategory,
  plan: (plan) => ({ plan }),
  risk: (risk) => ({ risk }),
  scope: (scope) => ({ scope }),
};

/** The lines a person may write; conditions follow the word of `reproduced`. */
type Name = Exclude<keyof Finding, "conditions">;

const NAMES: Record<string, Name> = {
  reproduced: "reproduced",
  cause: "cause",
  category: "category",
  plan: "plan",
  risk: "risk",
  scope: "scope",
  复现: "reproduced",
  复现情况: "reproduced",
  是否复现: "reproduced",
  根源: "cause",
  原因: "cause",
  问题根源: "cause",
  类别: "category",
  根源类别: "category",
  原因类别: "category",
  方案: "plan",
  处理方案: "plan",
  风险: "risk",
  影响: "scope",
  影响范围: "scope",
};

const REPRODUCED: readonly (readonly [RegExp, NonNullable<Finding["reproduced"]>])[] = [
  [/^(?:cannot|can't|cannot be|无法复现|不能复现|无法|不能)(?![\p{L}\d])/iu, "cannot"],
  [/^(?:yes|可以复现|可复现|能复现|已复现|可以|是的|是)(?![\p{L}\d])/iu, "yes"],
  [/^(?:no|not|未复现|没有|否)(?![\p{L}\d])/iu, "no"],
];

/** The word, and the conditions after it, if any. */
function readReproduced(value: string): Finding | null {
  for (const [words, reproduced] of REPRODUCED) {
    const word = words.exec(value)?.[0];
    if (word === undefined) continue;
    const conditions = value.slice(word.length).replace(/^[\s,.;:，。；：–-]+/, "");
    return conditions === "" ? { reproduced } : { reproduced, conditions };
  }
  return null;
}

const CATEGORIES: Record<string, NonNullable<Finding["category"]>> = {
  code: "code",
  data: "data",
  "third party": "third-party",
  "third-party": "third-party",
  configuration: "configuration",
  operation: "operation",
  environment: "environment",
  代码: "code",
  数据: "data",
  第三方: "third-party",
  配置: "configuration",
  操作: "operation",
  环境: "environment",
};

function readCategory(value: string): Finding | null {
  const name = likeness(value).replace(/[.。]$/, "");
  const category = Object.hasOwn(CATEGORIES, name) ? CATEGORIES[name] : undefined;
  return category === undefined ? null : { category };
}

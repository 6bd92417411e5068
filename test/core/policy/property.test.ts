import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { timetableOf } from "../../../src/core/calendar/compile.ts";
import { GRADES } from "../../../src/core/model/case.ts";
import { extendsOf, parsePolicy } from "../../../src/core/policy/parse.ts";
import { readPolicy } from "../../../src/core/policy/read.ts";
import type { PolicyReading } from "../../../src/core/policy/read.ts";
import { policySchema } from "../../../src/core/policy/schema.ts";

const now = Date.parse("2026-11-24T16:00:00Z");

/** Values that come near what is expected, so that the deeper parts are reached. */
const word = fc.constantFrom(
  "a",
  "b",
  "ops",
  "always",
  "rota",
  "handler",
  "fri",
  "mon-fri",
  "2h",
  "1d",
  "75%",
  "yes",
  ".github",
);
const oddity = fc.constantFrom(
  "__proto__",
  "constructor",
  "toString",
  "09:00-12:00",
  "2026-10-10",
  "2026-10-01/2026-10-07",
  "*",
);
const leaf = fc.oneof(word, oddity, fc.integer(), fc.boolean(), fc.constant(null), fc.string({ unit: "grapheme" }));
const INNER =
  "hours any holidays workdays country timezone members assign rota from every turns en zh-CN department when 1 2 3 " +
  "response resolution calendar thresholds at tell";
const name = fc.oneof(word, oddity, fc.constantFrom(...INNER.split(" ")), fc.string());
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: "medium" },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(name, tie("value"), { maxKeys: 5 }),
  ),
})).value;
const topKey = fc.constantFrom(...Object.keys(policySchema.shape));
const written = fc.oneof(
  value,
  fc.dictionary(fc.oneof({ weight: 5, arbitrary: topKey }, { weight: 1, arbitrary: name }), value),
);

/** What YAML is made of. */
const yamlSign = fc.constantFrom(
  ..."a b : - ? { } [ ] , & * ! | > ' \" % @ #".split(" "),
  "\n",
  "\t",
  "locale: en\n",
  "  ",
  "---\n",
);

/** Either a policy, perhaps with warnings, or an error. */
function isComplete(reading: PolicyReading): boolean {
  if ("policy" in reading) return reading.warnings.every(({ severity }) => severity === "warning");
  return reading.complaints.some(({ severity }) => severity === "error");
}

/** Whether a policy that can be used names nothing that is missing. */
function leadsSomewhere(reading: PolicyReading): boolean {
  if (!("policy" in reading)) return true;
  const { grades, types, departments, calendars } = reading.policy;
  const timetables = GRADES.map((grade) => timetableOf({ calendars }, grades[grade].calendar));
  return (
    timetables.length === GRADES.length &&
    Object.values(types).every(({ department }) => Object.hasOwn(departments, department))
  );
}

describe("a policy", () => {
  test("is read from any value, or it is said why not", () => {
    const complete = fc.property(written, (any) => isComplete(readPolicy(any, { now })));
    expect(fc.check(complete, { numRuns: 400 })).toMatchObject({ failed: false });
  });

  test("is read from any value over any other", () => {
    const complete = fc.property(written, written, (any, base) => isComplete(readPolicy(any, { now, base })));
    expect(fc.check(complete)).toMatchObject({ failed: false });
  });

  test("is read from any JSON", () => {
    const complete = fc.property(fc.jsonValue(), (any) => isComplete(readPolicy(any)));
    expect(fc.check(complete)).toMatchObject({ failed: false });
  });

  test("is read from any text, or it is said why not", () => {
    const signs = fc.string({ unit: yamlSign, maxLength: 200 });
    const texts = [fc.string({ unit: "grapheme" }), signs, written.map((any) => stringify(any))];
    const text = fc.oneof(...texts);
    const complete = fc.property(
      text,
      text,
      (any, base) =>
        isComplete(parsePolicy(any, { now })) &&
        isComplete(parsePolicy(any, { base })) &&
        !/\.\.|\/.*\//.test(extendsOf(any) ?? ""),
    );
    expect(fc.check(complete, { numRuns: 200 })).toMatchObject({ failed: false });
  });

  test("that can be used has a calendar for each grade and a department for each type", () => {
    const sound = fc.property(written, (any) => leadsSomewhere(readPolicy(any, { base: {} })));
    expect(fc.check(sound, { numRuns: 400 })).toMatchObject({ failed: false });
  });

  test("is read without changing the value", () => {
    const unchanged = fc.property(written, (any) => {
      const before = JSON.stringify(any);
      readPolicy(any, { now });
      readPolicy(any, { now, base: any });
      return JSON.stringify(any) === before;
    });
    expect(fc.check(unchanged)).toMatchObject({ failed: false });
  });
});

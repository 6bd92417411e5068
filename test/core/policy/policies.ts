/** Policies as a team would write them. */
import { readPolicy } from "../../../src/core/policy/read.ts";
import type { Policy } from "../../../src/core/model/policy.ts";

/** The policy that this part of a file gives; throws every complaint about it. */
export function policyOf(written: object): Policy {
  const reading = readPolicy({ version: 1, ...written });
  if ("policy" in reading) return reading.policy;
  throw new Error(reading.complaints.map((complaint) => JSON.stringify(complaint)).join("\n"));
}

/** Departments with people in them. */
export const STAFFED = {
  backend: { en: "Backend", "zh-CN": "后端开发组", members: ["bob", "carol"], lead: "lea" },
  frontend: { en: "Frontend", "zh-CN": "前端开发组", members: ["fritz", "frida"] },
  operations: { en: "Operations", "zh-CN": "运维组", members: [], lead: "otto" },
  support: { en: "First line", "zh-CN": "一线客服", members: [] },
};

/** What holds without a key, where it is more than a word: as a person would write it. */

/** The eight types of problems. */
export const TYPES = {
  outage: { en: "System failure", "zh-CN": "系统故障", department: "operations" },
  bug: { en: "Function broken", "zh-CN": "功能异常", department: "backend" },
  performance: { en: "Slow or limited", "zh-CN": "性能瓶颈", department: "backend" },
  permission: { en: "Access and permission", "zh-CN": "权限配置异常", department: "operations" },
  "data-sync": { en: "Data not in sync", "zh-CN": "数据同步故障", department: "backend" },
  interface: { en: "Third-party interface", "zh-CN": "第三方接口", department: "backend" },
  display: { en: "Display", "zh-CN": "界面显示", department: "frontend" },
  question: { en: "Question on use", "zh-CN": "使用疑问", department: "support" },
};

/** The four departments, without members. */
export const DEPARTMENTS = {
  backend: { en: "Backend", "zh-CN": "后端开发组" },
  frontend: { en: "Frontend", "zh-CN": "前端开发组" },
  operations: { en: "Operations", "zh-CN": "运维组" },
  support: { en: "First line", "zh-CN": "一线客服" },
};

/** Which answers lead to which grade; the highest wins. */
export const MATRIX = {
  1: ["many/stopped/*", "*/stopped/core"],
  2: ["some/stopped/normal", "*/degraded/*", "many/minor/core"],
  3: ["*"],
};

/** Response and resolution of each grade (workflow.md, "2 Grading and assignment"). */
export const TARGETS = {
  1: { response: "2h", resolution: "4h" },
  2: { response: "4h", resolution: "24h" },
  3: { response: "8h", resolution: "72h" },
} as const;

/** Who is told at which point of a target (sla.md, "Thresholds and escalation"). */
export const THRESHOLDS: { at: string; tell: ("handler" | "lead" | "supervisors")[] }[] = [
  { at: "75%", tell: ["handler"] },
  { at: "100%", tell: ["handler", "lead"] },
  { at: "150%", tell: ["supervisors"] },
];

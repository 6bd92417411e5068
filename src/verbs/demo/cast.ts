/** Who and what there is in the sandbox when a story begins: a small company, its support repository, its knowledge base. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { LOCALES } from "../../core/policy.ts";
import type { Locale } from "../../core/policy.ts";
import type { Persona } from "../../sandbox/pages/options.ts";
import type { Role, SandboxSetup } from "../../sandbox/setup.ts";

export const OWNER = "acme";
export const SUPPORT = "support";
export const KNOWLEDGE = "knowledge-base";

interface Member {
  login: string;
  name: Record<Locale, string>;
  note: Record<Locale, string>;
  role: Role;
}

/** The first is whom a visitor of the pages starts as. */
const MEMBERS: readonly [Member, ...Member[]] = [
  member("lin-mei", "read", { en: "Lin Mei", "zh-CN": "林美" }, { en: "submitter, shop", "zh-CN": "提交人，门店" }),
  member(
    "gao-shan",
    "read",
    { en: "Gao Shan", "zh-CN": "高山" },
    { en: "submitter, warehouse", "zh-CN": "提交人，仓库" },
  ),
  member("he-qing", "triage", { en: "He Qing", "zh-CN": "何清" }, { en: "first line", "zh-CN": "一线客服" }),
  member("wang-wei", "write", { en: "Wang Wei", "zh-CN": "王伟" }, { en: "backend", "zh-CN": "后端开发" }),
  member("zhao-min", "write", { en: "Zhao Min", "zh-CN": "赵敏" }, { en: "backend", "zh-CN": "后端开发" }),
  member("sun-li", "write", { en: "Sun Li", "zh-CN": "孙丽" }, { en: "frontend", "zh-CN": "前端开发" }),
  member("zhou-yang", "write", { en: "Zhou Yang", "zh-CN": "周阳" }, { en: "operations", "zh-CN": "运维" }),
  member("chen-jie", "write", { en: "Chen Jie", "zh-CN": "陈杰" }, { en: "backend, lead", "zh-CN": "后端组长" }),
  member("li-lei", "maintain", { en: "Li Lei", "zh-CN": "李雷" }, { en: "supervisor", "zh-CN": "技术支持主管" }),
  member("wu-fei", "read", { en: "Wu Fei", "zh-CN": "吴飞" }, { en: "not on any case", "zh-CN": "无关人员" }),
];

function member(login: string, role: Role, name: Member["name"], note: Member["note"]): Member {
  return { login, role, name, note };
}

/** Tokens are no secret here: the sandbox lives on this machine only. */
export function tokenOf(login: string): string {
  return `token-of-${login}`;
}

/** Those whom a visitor of the pages may act as. */
export function personas(locale: Locale): [Persona, ...Persona[]] {
  const persona = ({ login, name, note }: Member): Persona => {
    return { login, name: name[locale], token: tokenOf(login), note: note[locale] };
  };
  const [first, ...rest] = MEMBERS;
  return [persona(first), ...rest.map(persona)];
}

/** The policy of the support repository, as a person would write it, with what a story changes. */
export function policyOf(locale: Locale, changes: Record<string, unknown>): object {
  return {
    version: 1,
    locale,
    timezone: "Asia/Shanghai",
    supervisors: ["li-lei"],
    departments: {
      backend: { en: "Backend", "zh-CN": "后端开发组", members: ["wang-wei", "zhao-min"], lead: "chen-jie" },
      frontend: { en: "Frontend", "zh-CN": "前端开发组", members: ["sun-li"] },
      operations: { en: "Operations", "zh-CN": "运维组", members: ["zhou-yang"] },
      support: { en: "First line", "zh-CN": "一线客服", members: ["he-qing"] },
    },
    knowledge: { repository: `${OWNER}/${KNOWLEDGE}` },
    ...changes,
  };
}

export interface Cast {
  locale: Locale;
  /** Start of the clock, milliseconds since 1970. */
  now: number;
  app: Pick<SandboxSetup["app"], "id" | "publicKey" | "webhookSecret">;
  /** Keys of the policy that a story changes. */
  policy: Record<string, unknown>;
  /** The text of the policy file instead of a policy. */
  policyText?: string | undefined;
}

/** The sandbox at the beginning of a story. */
export function setupOf({ locale, now, app, policy, policyText }: Cast): SandboxSetup {
  const collaborators = Object.fromEntries(MEMBERS.map(({ login, role }) => [login, role]));
  const knowledge = { "README.md": "# Knowledge base\n" };
  return {
    now,
    app: { ...app, slug: "caseworker", permissions: PERMISSIONS },
    people: MEMBERS.map(({ login, name }) => ({ login, name: name[locale], token: tokenOf(login) })),
    organizations: [{ login: OWNER, teams: [{ slug: "support-leads", members: ["li-lei"] }] }],
    repositories: [
      {
        owner: OWNER,
        name: SUPPORT,
        collaborators,
        files: { ".github/caseworker.yml": policyText ?? stringify(policyOf(locale, policy)), ...issueForms() },
      },
      { owner: OWNER, name: KNOWLEDGE, collaborators, files: knowledge },
    ],
  };
}

/** As app.yml asks for them. */
const PERMISSIONS = {
  issues: "write",
  contents: "write",
  members: "read",
  checks: "write",
  pull_requests: "write",
} as const;

const TEMPLATES = join(import.meta.dirname, "..", "..", "..", "templates");

function issueForms(): Record<string, string> {
  return Object.fromEntries(
    LOCALES.map((locale) => [
      `.github/ISSUE_TEMPLATE/problem.${locale}.yml`,
      readFileSync(join(TEMPLATES, locale, "issue-form.yml"), "utf8"),
    ]),
  );
}

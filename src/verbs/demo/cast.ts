/** Who and what there is in the sandbox when a story begins: a small company, its support repository, its knowledge base. */
import { stringify } from "yaml";
import { parsePolicy } from "../../core/policy/parse.ts";
import { DEFAULT_POLICY } from "../../core/policy/read.ts";
import { POLICY_PATH } from "../../core/model/policy.ts";
import type { Locale, Policy } from "../../core/model/policy.ts";
import { formFiles } from "../../core/setup/files.ts";
import type { Persona } from "../../sandbox/pages/options.ts";
import type { Role, SandboxSetup } from "../../sandbox/setup.ts";
import type { ProjectAccess } from "../../sandbox/setup-project.ts";
import { loadTexts } from "../../words.ts";
import { boardProject } from "./board.ts";

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
  who("lin-mei", "read", { en: ["Lin Mei", "submitter, shop"], "zh-CN": ["林美", "提交人，门店"] }),
  who("gao-shan", "read", { en: ["Gao Shan", "submitter, warehouse"], "zh-CN": ["高山", "提交人，仓库"] }),
  who("he-qing", "triage", { en: ["He Qing", "first line"], "zh-CN": ["何清", "一线客服"] }),
  who("wang-wei", "write", { en: ["Wang Wei", "backend"], "zh-CN": ["王伟", "后端开发"] }),
  who("zhao-min", "write", { en: ["Zhao Min", "backend"], "zh-CN": ["赵敏", "后端开发"] }),
  who("sun-li", "write", { en: ["Sun Li", "frontend"], "zh-CN": ["孙丽", "前端开发"] }),
  who("zhou-yang", "write", { en: ["Zhou Yang", "operations"], "zh-CN": ["周阳", "运维"] }),
  who("chen-jie", "write", { en: ["Chen Jie", "backend, lead"], "zh-CN": ["陈杰", "后端组长"] }),
  who("li-lei", "maintain", { en: ["Li Lei", "supervisor"], "zh-CN": ["李雷", "技术支持主管"] }),
  who("wu-fei", "read", { en: ["Wu Fei", "not on any case"], "zh-CN": ["吴飞", "无关人员"] }),
];

/** `told`: name and part in each language. */
function who(login: string, role: Role, told: Record<Locale, [name: string, note: string]>): Member {
  const part = (index: 0 | 1) => ({ en: told.en[index], "zh-CN": told["zh-CN"][index] });
  return { login, role, name: part(0), note: part(1) };
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
function policyOf(locale: Locale, changes: Record<string, unknown>): object {
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
  policy?: Record<string, unknown>;
  /** The text of the policy file instead of a policy. */
  policyText?: string | undefined;
  /** The policy of the organisation's `.github` repository. */
  organisation?: Record<string, unknown> | undefined;
}

/** Another app of the repository that may write to it: what it does is nobody's move. */
const BOT = { login: "checks[bot]", name: "Checks", token: tokenOf("checks[bot]"), type: "Bot" as const };

/** The sandbox at the beginning of a story. */
export function setupOf({ locale, now, app, policy = {}, policyText, organisation }: Cast): SandboxSetup {
  const roles = MEMBERS.map(({ login, role }): [string, Role] => [login, role]);
  const collaborators: Record<string, Role> = { ...Object.fromEntries(roles), [BOT.login]: "write" };
  const knowledge = { "README.md": "# Knowledge base\n" };
  const text = policyText ?? stringify(policyOf(locale, policy));
  const inForce = policyIn(locale, text, stringify(organisation ?? {}));
  return {
    now,
    app: { ...app, slug: "caseworker", permissions: PERMISSIONS, tokenLife: YEAR },
    people: [...MEMBERS.map(({ login, name }) => ({ login, name: name[locale], token: tokenOf(login) })), BOT],
    organizations: [{ login: OWNER, teams: [{ slug: "support-leads", members: ["li-lei"] }] }],
    repositories: [
      {
        owner: OWNER,
        name: SUPPORT,
        collaborators,
        files: { [POLICY_PATH]: text, ...issueForms(locale, inForce) },
      },
      { owner: OWNER, name: KNOWLEDGE, collaborators, files: knowledge },
      ...(organisation === undefined
        ? []
        : [{ owner: OWNER, name: ".github", collaborators, files: { [POLICY_PATH]: stringify(organisation) } }]),
    ],
    projects: [boardProject(OWNER, inForce, accessOf(collaborators))],
  };
}

/** A story may play for weeks, and no client renews a token that is a minute old by its own clock. */
const YEAR = 365 * 24 * 3_600_000;

/** As app.yml asks for them. */
const PERMISSIONS = {
  issues: "write",
  contents: "write",
  members: "read",
  checks: "write",
  pull_requests: "write",
  organization_projects: "write",
} as const;

/** What a role in the support repository is on the board. */
const ACCESS: Record<Role, ProjectAccess> = {
  read: "read",
  triage: "write",
  write: "write",
  maintain: "admin",
  admin: "admin",
};

function accessOf(roles: Record<string, Role>): Record<string, ProjectAccess> {
  return Object.fromEntries(Object.entries(roles).map(([login, role]) => [login, ACCESS[role]]));
}

/** That of the text; the default one while it cannot be used. */
function policyIn(locale: Locale, text: string, base: string): Policy {
  const reading = parsePolicy(text, { base });
  return "policy" in reading ? reading.policy : { ...DEFAULT_POLICY, locale };
}

/** As a set-up makes them from the policy. */
function issueForms(locale: Locale, { types }: Policy): Record<string, string> {
  const files = formFiles({ locale, types }, loadTexts(locale).forms, false);
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

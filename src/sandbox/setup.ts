import type { ProjectSetup } from "./setup-project.ts";

/** What a sandbox starts with. */
export interface SandboxSetup {
  /** Start of the sandbox's clock (milliseconds since 1970); it stands still until it is moved. */
  now: number;
  app: AppSetup;
  people: PersonSetup[];
  organizations: OrganizationSetup[];
  repositories: RepositorySetup[];
  /** Default none. */
  projects?: ProjectSetup[];
  /** Left out: how fast anybody asks is nobody's business, as on a GitHub Enterprise Server that sets no limits. */
  secondaryLimits?: SecondaryLimits;
}

/** How whoever asks too fast is answered: GitHub does so in any of these ways. */
export interface SecondaryLimits {
  status: 403 | 429;
  /** In seconds; left out: there is no such header. */
  retryAfter?: number;
}

export interface AppSetup {
  id: number;
  /** The app acts under the login `<slug>[bot]`. */
  slug: string;
  /** PEM; verifies the JWTs that the app signs. */
  publicKey: string;
  webhookSecret: string;
  /** What every installation grants, by GitHub's names; `metadata: read` is always among it. */
  permissions: Record<string, Access>;
  /**
   * How long an installation token holds, in milliseconds of the sandbox's clock. Default an hour, as at GitHub. Clients
   * measure that by the host's clock: where a day passes in a moment, they cannot know that theirs has ended.
   */
  tokenLife?: number;
}

export type Access = "read" | "write" | "admin";

export interface PersonSetup {
  login: string;
  name: string;
  /** A token that may do whatever the person may. */
  token: string;
  /** Default User. */
  type?: "User" | "Bot";
}

export interface OrganizationSetup {
  login: string;
  teams: { slug: string; members: string[] }[];
}

/** GitHub's roles in a repository, the least first. */
export const ROLES = ["read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof ROLES)[number];

export interface RepositorySetup {
  /** One of the people or organizations. */
  owner: string;
  name: string;
  /** Default false. */
  private?: boolean;
  collaborators: Record<string, Role>;
  /** Texts by path, in one first commit on `main`; without any the repository has no commit. */
  files?: Record<string, string>;
  /** Number of the first issue; default 1. */
  issuesFrom?: number;
  /** Whether the app is installed there; default true. */
  installed?: boolean;
}

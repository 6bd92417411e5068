/** Who is who in the tests of the core. */
import type { Permission, Person } from "../../src/core/model/case.ts";

/**
 * Submitter anna; bob (write) and carol (triage) work on cases; dora manages; oscar is an outsider. stan and susan are the
 * staff member and the manager who report cases of their own.
 */
const RIGHTS: Record<string, Permission> = {
  anna: "read",
  bob: "write",
  carol: "triage",
  dora: "maintain",
  oscar: "read",
  stan: "triage",
  susan: "admin",
};

/** The app itself. */
export const BOT = "caseworker[bot]";
/** Some other app. */
export const OTHER_BOT = "dependabot[bot]";

/** What GitHub says of somebody. */
export function personOf(login: string, teams: readonly string[] = []): Person {
  return { login, permission: RIGHTS[login] ?? "none", teams: [...teams] };
}

import { globSync, readFileSync } from "node:fs";
import { Octokit } from "@octokit/rest";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createApp } from "../src/app.ts";
import type { Inbox } from "../src/inbox.ts";
import { ROWS } from "../src/sandbox/api/rows.ts";

/** What GitHub takes in a manifest, as far as ours uses it. */
const MANIFEST = z.strictObject({
  name: z.string().min(1).max(34),
  description: z.string().min(1),
  url: z.url(),
  public: z.literal(false),
  hook_attributes: z.strictObject({ url: z.url().endsWith("/api/github/webhooks"), active: z.literal(true) }),
  default_events: z.array(z.string()),
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
});

const manifest = MANIFEST.parse(parse(readFileSync("app.yml", "utf8")));
const { default_permissions: granted } = manifest;

/** Asked for ahead of what will use them, so that nobody has to accept new permissions soon. */
const AHEAD = ["organization_projects:write"];

/** The events that GitHub tells of unasked. */
const UNASKED = ["installation", "installation_repositories"];

/** No event is sent here. */
const DEAF: Inbox = { put: async () => {}, forgetPolicy: () => {}, ownLogin: async () => null };

/** The events, without their actions, that the app listens to. */
function heard(): string[] {
  const events: string[] = [];
  const app = { on: (names: string | string[]) => void events.push(...[names].flat()) };
  createApp(DEAF)(app as unknown as Parameters<ReturnType<typeof createApp>>[0]);
  return [...new Set(events.map((event) => event.split(".")[0] ?? ""))].toSorted();
}

const SCOPES = "apps|checks|git|issues|orgs|projects|pulls|reactions|repos|search|teams|users";

/** What the app asks of GitHub's API, as GitHub calls it: `issues/create-label`. */
function operations(): string[] {
  const rest = new Octokit().rest as unknown as Record<string, Record<string, unknown>>;
  const source = globSync("src/{github,verbs}/**/*.ts")
    .filter((file) => !file.includes("demo"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const calls = [...source.matchAll(new RegExp(`\\b(${SCOPES})\\.([a-z]\\w+)`, "g"))];
  const known = calls.filter(([, scope = "", method = ""]) => rest[scope]?.[method] !== undefined);
  return [...new Set(known.map(([, scope, method]) => `${scope}/${method?.replace(/[A-Z]/g, kebab)}`))];
}

function kebab(letter: string): string {
  return `-${letter.toLowerCase()}`;
}

/** One of these is needed for the operation; none for what the app asks as itself. */
function neededFor(operation: string): string[] {
  const row = ROWS.get(operation);
  if (row === undefined) throw new Error(`${operation}: nobody knows what it needs, the sandbox does not serve it`);
  return row.needs.by?.join() === "app" ? [] : (row.needs.permission ?? ["metadata:read"]);
}

function isGranted(permission: string): boolean {
  const [name = "", access] = permission.split(":");
  return granted[name] === access || granted[name] === "write";
}

describe("the manifest of the app", () => {
  test("subscribes to the events that the app listens to, and to no others", () => {
    expect(manifest.default_events).toEqual(heard().filter((event) => !UNASKED.includes(event)));
  });

  test("grants what each request of the app needs", () => {
    expect(operations().length).toBeGreaterThan(30);
    const refused = operations().filter((operation) => {
      const needed = neededFor(operation);
      return needed.length > 0 && !needed.some(isGranted);
    });
    expect(refused).toEqual([]);
  });

  test("grants no more than that, and what is announced", () => {
    const needed = new Set([...operations().flatMap(neededFor), ...AHEAD]);
    const asked = Object.entries(granted).map(([name, access]) => `${name}:${access}`);
    expect(asked.filter((permission) => !needed.has(permission))).toEqual([]);
  });
});

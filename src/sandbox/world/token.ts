/** Installation tokens: what they cover and how long they hold. */
import { createHash } from "node:crypto";
import type { Access } from "../setup.ts";
import { Refusal } from "./refusal.ts";
import { type Installation, nextId, type Repository, type World } from "./world.ts";

export interface Grant {
  token: string;
  installation: Installation;
  /** Null: all that the installation has. */
  repositories: Repository[] | null;
  permissions: Record<string, Access>;
  /** Milliseconds of the sandbox's clock. */
  expiresAt: number;
}

/** What a token is asked for; what is left out is all that the installation has. */
export interface Wish {
  repositories?: string[] | undefined;
  repositoryIds?: number[] | undefined;
  permissions?: Record<string, string> | undefined;
}

/** An installation token holds for an hour (GitHub's rule). */
const HOUR = 3_600_000;

/** Throws 422 when more is wished than the installation has, 403 when it is suspended. */
export function grantToken(world: World, installation: Installation, wish: Wish): Grant {
  if (installation.suspendedAt !== null) throw new Refusal(403, "This installation has been suspended");
  const grant: Grant = {
    token: `ghs_${createHash("sha256")
      .update(`token ${nextId(world)}`)
      .digest("hex")
      .slice(0, 36)}`,
    installation,
    repositories: narrowedTo(installation, wish),
    permissions: { metadata: "read", ...permitted(installation, wish.permissions) },
    expiresAt: Math.floor(world.now / 1000) * 1000 + (world.app.tokenLife ?? HOUR),
  };
  world.grants.set(grant.token, grant);
  return grant;
}

function narrowedTo({ repositories }: Installation, wish: Wish): Repository[] | null {
  if (wish.repositories === undefined && wish.repositoryIds === undefined) return null;
  const found = [
    ...(wish.repositories ?? []).map((name) => repositories.find((known) => sameName(known.name, name))),
    ...(wish.repositoryIds ?? []).map((id) => repositories.find((known) => known.id === id)),
  ];
  const there = found.filter((repository) => repository !== undefined);
  if (there.length === found.length) return there;
  throw new Refusal(
    422,
    "There is at least one repository that does not exist or is not accessible to the parent installation.",
  );
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function permitted({ permissions }: Installation, wished: Wish["permissions"]): Record<string, Access> {
  if (wished === undefined) return permissions;
  const narrowed: Record<string, Access> = {};
  for (const [name, wanted] of Object.entries(wished)) {
    const level = LEVELS.find((known) => known === wanted);
    if (level === undefined || !grants(permissions, `${name}:${level}`)) {
      throw new Refusal(422, "The permissions requested are not granted to this installation.");
    }
    narrowed[name] = level;
  }
  return narrowed;
}

const LEVELS: readonly Access[] = ["read", "write", "admin"];

/** Whether permissions hold `name:level` or more of it. */
export function grants(permissions: Record<string, Access>, needed: string): boolean {
  const [name = "", level = ""] = needed.split(":");
  const held = permissions[name];
  const least = LEVELS.findIndex((known) => known === level);
  return held !== undefined && least !== -1 && LEVELS.indexOf(held) >= least;
}

/** What a token was given for, while it holds. */
export function grantOf(world: World, token: string): Grant | null {
  const grant = world.grants.get(token);
  return grant === undefined || grant.expiresAt <= world.now ? null : grant;
}

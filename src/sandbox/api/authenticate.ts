/** Who asks: the app by its JWT, an installation or a person by a token. */
import { createPublicKey } from "node:crypto";
import { decode, verify } from "hono/jwt";
import type { Actor } from "../world/actor.ts";
import { Refusal } from "../world/refusal.ts";
import { grantOf } from "../world/token.ts";
import type { World } from "../world/world.ts";

/** GitHub takes JWTs that hold for ten minutes at most. */
const LONGEST = 600;

/** How far clocks may differ, in seconds. */
const SKEW = 60;

/** Throws 401 for whoever GitHub does not know. */
export async function authenticate(world: World, request: Request): Promise<Actor> {
  const [, token] = /^(?:bearer|token) +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (token === undefined) throw new Refusal(401, "Requires authentication");
  if (token.split(".").length === 3) return appBy(world, token);
  const person = world.people.get(token);
  if (person !== undefined) return { kind: "person", account: person };
  const grant = grantOf(world, token);
  if (grant === null) throw new Refusal(401, "Bad credentials");
  if (grant.installation.suspendedAt !== null) throw new Refusal(403, "This installation has been suspended");
  return { kind: "installation", account: world.app.bot, grant };
}

async function appBy(world: World, token: string): Promise<Actor> {
  const { iss, iat, exp } = await claimsOf(world, token);
  if (String(iss) !== String(world.app.id)) throw new Refusal(401, "'Issuer' claim ('iss') must be the id of the app");
  if (typeof iat !== "number" || typeof exp !== "number") throw new Refusal(401, EXPIRY);
  if (exp - iat > LONGEST + SKEW) throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  // Clients sign with the host's clock, which need not be the sandbox's.
  const held = [world.now, Date.now()].some((now) => iat <= now / 1000 + SKEW && exp > now / 1000);
  if (!held) throw new Refusal(401, EXPIRY);
  return { kind: "app", account: world.app.bot };
}

/** GitHub's words, by which clients know that their clock is wrong. */
const EXPIRY =
  "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";

async function claimsOf({ app }: World, token: string) {
  const key = createPublicKey(app.publicKey).export({ type: "spki", format: "pem" });
  try {
    await verify(token, String(key), { alg: "RS256", exp: false, iat: false, nbf: false });
    return decode(token).payload;
  } catch {
    throw new Refusal(401, "A JSON web token could not be decoded");
  }
}

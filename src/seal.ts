/** The app's own signature on what it keeps in comments: HMAC-SHA-256 under a secret of its own. */
import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Seal } from "./core/text/marker.ts";

/**
 * `secret`: any text of at least 32 characters. Each purpose gets a key of its own, so no other use of it helps a forger.
 * `old`: the secret before, while one replaces the other: what it signed is still taken, and nothing more is signed by it.
 * Whatever the app keeps is compared as it would be written now, so the next look at a case signs it anew.
 */
export function createSeal(secret: string, old?: string): Seal {
  const sign = signing(secret);
  const accepted = old === undefined ? [sign] : [sign, signing(old)];
  return {
    sign,
    verify: (text, signature) => accepted.some((signed) => isSame(signature, signed(text))),
  };
}

function signing(secret: string): Seal["sign"] {
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "caseworker", "record 1", 32)));
  return (text) => createHmac("sha256", key).update(text).digest("base64url");
}

/** In constant time. */
function isSame(one: string, other: string): boolean {
  const [given, right] = [Buffer.from(one), Buffer.from(other)];
  return given.length === right.length && timingSafeEqual(given, right);
}

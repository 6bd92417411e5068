/** The app's own signature on what it keeps in comments: HMAC-SHA-256 under a secret of its own. */
import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Seal } from "./core/marker.ts";

/** `secret`: any text of at least 32 characters. Each purpose gets a key of its own, so no other use of it helps a forger. */
export function createSeal(secret: string): Seal {
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "caseworker", "record 1", 32)));
  const sign = (text: string) => createHmac("sha256", key).update(text).digest("base64url");
  return {
    sign,
    verify: (text, signature) => {
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(text))];
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}

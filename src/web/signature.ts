import { createHmac, timingSafeEqual } from "node:crypto";

/** The word Probot takes when no secret is set: everybody knows it. */
const KNOWN_TO_ALL = "development";

const HOW_TO_SET =
  "Set WEBHOOK_SECRET to the secret of the GitHub App's webhook: a long random text, such as `openssl rand -hex 32` gives.";

/** The secrets that may sign a webhook. Throws, saying how to set one, when there is none or one that is no secret. */
export function checkSecrets(secrets: readonly string[]): void {
  if (secrets.length === 0 || secrets.some((secret) => secret.trim() === "")) {
    throw new Error(`The webhook receiver needs a secret and has none. ${HOW_TO_SET}`);
  }
  if (secrets.includes(KNOWN_TO_ALL)) {
    throw new Error(`The webhook secret "${KNOWN_TO_ALL}" is Probot's default and known to everybody. ${HOW_TO_SET}`);
  }
}

/**
 * Whether one of the secrets signed this body (`X-Hub-Signature-256`, HMAC over the body as it came). Compares in
 * constant time. Two secrets are accepted while one replaces the other.
 */
export function isSigned(body: Buffer, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature);
  return secrets.map((secret) => isSame(given, signatureOf(body, secret))).includes(true);
}

function signatureOf(body: Buffer, secret: string): Buffer {
  return Buffer.from(`sha256=${createHmac("sha256", secret).update(body).digest("hex")}`);
}

/** All signatures have the same length: that one has another tells nothing. */
function isSame(given: Buffer, right: Buffer): boolean {
  return given.length === right.length && timingSafeEqual(given, right);
}

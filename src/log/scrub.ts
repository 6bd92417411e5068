/** Takes out of a line what must not be read in it, wherever it stands: the last of three nets (create.ts). */

/** What stands in its place. */
export const REDACTED = "[redacted]";

/** Secrets by what they look like, and e-mail addresses. Each takes time in proportion to the line. */
const SHAPES: [shape: RegExp, instead: string][] = [
  [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^"]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|(?="))/g, REDACTED],
  [/\b(?:gh[a-z]_|github_pat_)\w{16,}/g, REDACTED],
  [/\bv1\.[0-9a-f]{40}\b/g, REDACTED],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, REDACTED],
  [/\b(bearer|basic) +[\w.~+/=-]{8,}/gi, `$1 ${REDACTED}`],
  [/\b(access_token|client_secret|password|secret|token)=[^\s&"\\]+/gi, `$1=${REDACTED}`],
  [/\b([a-z][a-z+]{1,20}:\/\/)[^\s/:@"\\]{0,200}:[^\s/@"\\]{1,200}@/gi, `$1${REDACTED}@`],
  [/[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b/gi, REDACTED],
];

/** Shorter ones would be found in innocent words. */
const SHORTEST = 8;

/** `secrets` are taken out as they are, too, as they stand in JSON. */
export function scrubbing(secrets: readonly string[]): (line: string) => string {
  const known = secrets.filter(({ length }) => length >= SHORTEST).map((secret) => JSON.stringify(secret).slice(1, -1));
  return (line) => {
    const without = known.reduce((text, secret) => text.replaceAll(secret, REDACTED), line);
    return SHAPES.reduce((text, [shape, instead]) => text.replace(shape, instead), without);
  };
}

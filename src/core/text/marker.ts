/**
 * What the app writes into its own comments for itself: a hidden, signed line, bound to the issue, so that nobody
 * else's comment and no copy from another issue is taken for the app's. Written and read only here.
 */
import { markdown } from "./markdown.ts";
import type { Markdown } from "./markdown.ts";

/** Signs text so that nobody else can have written it. The secret is handed in by who makes the seal. */
export interface Seal {
  sign(text: string): string;
  /** Constant in time; false for anything but a signature of exactly this text. */
  verify(text: string, signature: string): boolean;
}

/** What is signed besides the text: `issueId` is GitHub's own number, which outlives a new name of the repository. */
export interface Binding {
  issueId: number;
  seal: Seal;
}

export type MarkerKind = "record" | "notice" | "sheet";

const END = " -->";

/** What a hidden line of this kind and text is signed with. */
export function signatureOf(kind: MarkerKind, text: string, { issueId, seal }: Binding): string {
  return seal.sign(bound(kind, text, issueId));
}

/** The hidden line. The text must hold no line break; `-`, `<` and `>` are escaped so that it cannot end the comment. */
export function formatMarker(kind: MarkerKind, text: string, binding: Binding): Markdown {
  return markdown(`${opening(kind)}${signatureOf(kind, text, binding)} ${hide(text)}${END}`);
}

/** The text of the body's last marker of this kind: null where there is none, "damaged" where it is not as the app wrote it. */
export function parseMarker(
  kind: MarkerKind,
  body: string,
  { issueId, seal }: Binding,
): { text: string; signature: string } | "damaged" | null {
  const start = body.lastIndexOf(opening(kind));
  if (start < 0) return null;
  const line = body.slice(start + opening(kind).length, body.indexOf(END, start));
  const space = line.indexOf(" ");
  const text = show(line.slice(space + 1));
  const signature = line.slice(0, Math.max(0, space));
  return seal.verify(bound(kind, text, issueId), signature) ? { text, signature } : "damaged";
}

function opening(kind: MarkerKind): string {
  return `<!-- caseworker:${kind}:1 `;
}

function bound(kind: MarkerKind, text: string, issueId: number): string {
  return `caseworker ${kind} 1 of ${issueId}: ${text}`;
}

/** Also `@`, `#` and `&`, so that no reader of the raw text sees a mention or a reference. */
function hide(text: string): string {
  return text.replace(/[-<>@#&%]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

function show(text: string): string {
  return text.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

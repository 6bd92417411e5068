/** The text of a file in GitHub's answer: asked for raw, because the JSON form ends at 1 MB. */

/** Asks for the text as it is. */
export const RAW = { format: "raw" } as const;

/** GitHub sends the text; a stand-in may send bytes, or the form in which it is one field. Null for a folder. */
export function textOf(data: unknown): string | null {
  if (typeof data === "string") return data;
  if (data instanceof ArrayBuffer) return new TextDecoder().decode(data);
  const field = typeof data === "object" && data !== null && "content" in data ? data.content : null;
  return typeof field === "string" ? Buffer.from(field, "base64").toString("utf8") : null;
}

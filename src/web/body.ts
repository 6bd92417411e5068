/**
 * The body of a request as text, or null as soon as more than `most` bytes are announced or have come: no more than
 * that is ever kept. Rejects when the connection breaks first.
 */
export async function readBody(request: Request, most: number): Promise<string | null> {
  if (Number(request.headers.get("content-length")) > most) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

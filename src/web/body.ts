import type { IncomingMessage } from "node:http";

/**
 * The bytes of a request's body, or null as soon as more than `most` are announced or have come: no more than that is
 * ever kept. Rejects when the connection breaks first.
 */
export async function readBody(incoming: IncomingMessage, most: number): Promise<Buffer | null> {
  if (Number(incoming.headers["content-length"]) > most) return null;
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | null>();
  let chunks: Buffer[] = [];
  let size = 0;
  incoming.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= most) {
      chunks.push(chunk);
    } else {
      chunks = [];
      resolve(null);
    }
  });
  incoming.once("end", () => resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)));
  incoming.once("error", reject);
  incoming.once("close", () => {
    // Errors take long to make, and this happens after every body that has come.
    if (!incoming.complete) reject(new Error("The connection was closed before the body had come"));
  });
  return promise;
}

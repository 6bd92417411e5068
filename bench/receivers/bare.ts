/** Only checks the signature, by Node's own means: the least that a receiver can do. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { SECRET } from "./load.ts";
import { tellPort } from "./program.ts";

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    response.writeHead(isSigned(request, Buffer.concat(chunks)) ? 202 : 401, { "content-length": 3 });
    response.end("ok\n");
  });
});

function isSigned({ headers }: IncomingMessage, body: Buffer): boolean {
  const given = Buffer.from(String(headers["x-hub-signature-256"]));
  const right = Buffer.from(`sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`);
  return given.length === right.length && timingSafeEqual(given, right);
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  tellPort(typeof address === "object" ? (address?.port ?? 0) : 0);
});

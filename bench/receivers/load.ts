/** The same webhooks for every receiver, and so many senders that send them one after the other. */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import webhookExamples from "@octokit/webhooks-examples" with { type: "json" };
import { z } from "zod";

export const SECRET = "a secret of this measurement";
export const EVENT = "issue_comment";

/** As many connections as GitHub may open at once. */
export const SENDERS = 20;
/** Webhooks of so many cases, in turn. */
const CASES = 200;

/** How long each answer took, in milliseconds, and all of them together. */
export interface Sent {
  took: number[];
  all: number;
}

const examples = z
  .array(z.object({ name: z.string(), examples: z.array(z.looseObject({ action: z.string().optional() })) }))
  .parse(webhookExamples);

/** GitHub's own example of a comment, on cases of the app. Each as it goes over the wire. */
export function requests(): Buffer[] {
  const payload = examples.find(({ name }) => name === EVENT)?.examples.find(({ action }) => action === "created");
  const { issue, ...rest } = z.looseObject({ issue: z.looseObject({}) }).parse(payload);
  const labels = ["case", "stage/handling", "grade/2"].map((name) => ({ name }));
  return Array.from({ length: CASES }, (_, number) =>
    requestFor(JSON.stringify({ ...rest, issue: { ...issue, number: number + 1, labels }, installation: { id: 5 } })),
  );
}

function requestFor(body: string): Buffer {
  const head = [
    "POST /api/github/webhooks HTTP/1.1",
    "Host: localhost",
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-GitHub-Event: ${EVENT}`,
    "X-GitHub-Delivery: 72d3162e-cc78-11e3-81ab-4c9367dc0958",
    `X-Hub-Signature-256: sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** Sends so many webhooks over all connections. Throws when one is not accepted. */
export async function send(port: number, count: number, bodies: readonly Buffer[]): Promise<Sent> {
  const sockets = Array.from({ length: SENDERS }, () => connect({ port, host: "127.0.0.1", noDelay: true }));
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  const took: number[] = [];
  let next = 0;
  const start = performance.now();
  const sendInTurn = async (socket: Socket) => {
    while (next < count) {
      const body = bodies[next++ % bodies.length] ?? Buffer.alloc(0);
      const began = performance.now();
      await exchange(socket, body);
      took.push(performance.now() - began);
    }
    socket.destroy();
  };
  await Promise.all(sockets.map(sendInTurn));
  return { took, all: performance.now() - start };
}

/** One request and its whole answer. */
async function exchange(socket: Socket, request: Buffer): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let answer = "";
  const read = (chunk: Buffer) => {
    answer += chunk.toString("latin1");
    if (!isWhole(answer)) return;
    if (/^HTTP\/1\.1 20[02] /.test(answer)) resolve();
    else reject(new Error(`it was answered with ${answer.slice(0, 200)}`));
  };
  socket.on("data", read);
  socket.once("error", reject);
  socket.write(request);
  await promise.finally(() => socket.off("data", read).off("error", reject));
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, end))?.[1];
  return length === undefined ? answer.endsWith("0\r\n\r\n") : answer.length >= end + 4 + Number(length);
}

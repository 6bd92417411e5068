import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { WEBHOOK_PATH } from "../../src/web/webhook.ts";
import { headersFor, receiving } from "./receiver.ts";

const CAP = 1_000_000;

/** Sends text over a bare connection and gives all that comes back until the other side closes it. */
async function converse(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data) => (answer += data.toString()));
  socket.on("error", () => {});
  socket.write(text);
  await once(socket, "close");
  return answer;
}

function requestHead(...lines: string[]): string {
  return [`POST ${WEBHOOK_PATH} HTTP/1.1`, "Host: localhost", ...lines, "", ""].join("\r\n");
}

/** A body that never ends, and how much of it was asked for. */
function endless(): { stream: ReadableStream<Uint8Array>; sent: () => number } {
  const chunk = new Uint8Array(65_536).fill(97);
  let sent = 0;
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    sent += chunk.length;
    controller.enqueue(chunk);
  };
  return { stream: new ReadableStream({ pull }, { highWaterMark: 0 }), sent: () => sent };
}

async function send(url: string, body: string): Promise<number> {
  return (await fetch(url, { method: "POST", body, headers: headersFor(body) })).status;
}

describe("a body over the cap", () => {
  test("is refused by its announced length, before any of it is sent, and the connection closed", async () => {
    const { port, events } = await receiving({ largestBody: CAP });
    const answer = await converse(port, requestHead(`Content-Length: ${CAP + 1}`));
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain(`at most ${CAP} bytes`);
    expect(events).toEqual([]);
  });

  test("is refused while it streams without a length: a body without end is answered", async () => {
    const { url } = await receiving({ largestBody: CAP });
    const body = endless();
    const answer = await fetch(url, { method: "POST", body: body.stream, duplex: "half" });
    expect(answer.status).toBe(413);
    expect(body.sent()).toBeGreaterThan(CAP);
  });

  test("is refused whatever its signature; one of exactly the cap is not", async () => {
    const { url, events } = await receiving({ largestBody: CAP });
    const fits = `{"text":"${"a".repeat(CAP - 11)}"}`;
    const tooLarge = `${fits} `;
    const statuses = [fits, tooLarge].map(async (body) => {
      return (await fetch(url, { method: "POST", body, headers: headersFor(body) })).status;
    });
    expect(await Promise.all(statuses)).toEqual([202, 413]);
    expect(events).toHaveLength(1);
  });
});

describe("large bodies that arrive at the same time, from whomever", () => {
  /** Sends all of a body but its end, and waits; what it is answered. */
  function holding(port: number) {
    const socket = connect(port, "127.0.0.1");
    const answer = once(socket, "data").then(String, () => "");
    socket.on("error", () => {});
    socket.write(requestHead(`Content-Length: ${CAP}`) + "a".repeat(CAP - 1));
    return { socket, answer };
  }

  const small = "{}";
  const large = `{"text":"${"a".repeat(CAP - 11)}"}`;

  test("are refused beyond four, and take no room from small ones, nor when they are gone", async () => {
    const { port, url, events } = await receiving({ largestBody: CAP });
    const held = Array.from({ length: 8 }, () => holding(port));
    const refusals = held.map(({ answer }) => answer);
    expect(await Promise.race(refusals)).toMatch(/^HTTP\/1\.1 503 [^]*Send it again later\.\n$/);
    expect(await send(url, small)).toBe(202);
    for (const { socket } of held) socket.destroy();
    await vi.waitUntil(async () => (await send(url, large).catch(() => 0)) === 202);
    expect(events).toHaveLength(2);
  });

  test("find room one after the other, however many", async () => {
    const { url } = await receiving({ largestBody: CAP });
    for (let nth = 0; nth < 12; nth += 1) expect(await send(url, large)).toBe(202);
  });
});

describe("a slow or broken sender", () => {
  test("is cut off with 408 when its body does not arrive in time", async () => {
    const { port, events } = await receiving({}, { requestTimeout: 50 });
    const answer = await converse(port, `${requestHead("Content-Length: 100")}drip`);
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(events).toEqual([]);
  });

  test("that hangs up in the middle leaves the receiver answering others", async () => {
    const { url, port, events } = await receiving();
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.end(`${requestHead("Content-Length: 100")}half`);
    socket.resume();
    await once(socket, "close");
    const answer = await fetch(url, { method: "POST", body: "{}", headers: headersFor("{}") });
    expect(answer.status).toBe(202);
    expect(events).toHaveLength(1);
  });
});

describe("closing", () => {
  test("lets a webhook that is being stored be answered, and accepts no other", async () => {
    const asked = Promise.withResolvers<void>();
    const stored = Promise.withResolvers<void>();
    const deliver = (): Promise<void> => {
      asked.resolve();
      return stored.promise;
    };
    const { url, close } = await receiving({ deliver });
    const answer = fetch(url, { method: "POST", body: "{}", headers: headersFor("{}") });
    await asked.promise;
    const closed = close();
    await expect(fetch(url, { method: "POST" })).rejects.toThrow("fetch failed");
    stored.resolve();
    expect((await answer).status).toBe(202);
    await closed;
  });

  test("does not wait for a sender that never finishes", async () => {
    const { port, close } = await receiving({}, { grace: 20 });
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(`${requestHead("Content-Length: 100")}drip`);
    const closed = once(socket, "close");
    await once(socket, "connect");
    await close();
    await closed;
    expect(socket.destroyed).toBe(true);
  });

  test("a port that is taken is an error", async () => {
    const { port } = await receiving();
    await expect(receiving({}, { port })).rejects.toThrow("EADDRINUSE");
  });
});

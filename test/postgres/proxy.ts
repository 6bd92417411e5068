import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { Server, Socket } from "node:net";

/** A way to the database that can be cut. */
export interface Proxy {
  /** The database's address by this way. */
  url: string;
  /** Drops every connection and refuses new ones. */
  cut: () => void;
  /** Drops the next answer of the database, and then every connection; new ones are let through. */
  loseAnswer: () => void;
  /** Lets connections through again. */
  restore: () => void;
  stop: () => Promise<void>;
}

export async function startProxy(databaseUrl: string): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let open = true;
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((socket) => {
    if (open) join(socket, connect(Number(target.port), target.hostname), sockets);
    else socket.destroy();
  });
  const loseAnswer = (): void => {
    const ofDatabase = [...sockets].filter(({ remotePort }) => remotePort === Number(target.port));
    // Unpiped, a stream stands still until it is told to flow.
    for (const socket of ofDatabase) socket.unpipe().once("data", drop).resume();
  };
  const url = await addressOf(server, databaseUrl);
  const stop = async (): Promise<void> => {
    drop();
    server.close();
    await once(server, "close");
  };
  return { url, stop, loseAnswer, cut: () => ((open = false), drop()), restore: () => (open = true) };
}

/** Joins both ends until either is gone. */
function join(one: Socket, other: Socket, sockets: Set<Socket>): void {
  for (const [here, there] of [
    [one, other],
    [other, one],
  ] as const) {
    sockets.add(here);
    here.pipe(there);
    here.on("error", () => {});
    here.on("close", () => (sockets.delete(here), there.destroy()));
  }
}

async function addressOf(server: Server, databaseUrl: string): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a listening server has no port");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return url.href;
}

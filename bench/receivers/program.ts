/** What the measured programs have in common, and how they are started. */
import { fork } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

/** A program that listens, in a process of its own. */
export interface Program {
  port: number;
  stop: () => Promise<void>;
}

/** Starts a program of this folder; what it logs goes nowhere. */
export async function startProgram(name: string, ...args: string[]): Promise<Program> {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const child = fork(file, args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exited = once(child, "exit");
  const stop = async () => {
    child.kill("SIGKILL");
    await exited;
  };
  const told: unknown = await Promise.race([once(child, "message").then(([port]: unknown[]) => port), exited]);
  if (typeof told === "number") return { port: told, stop };
  throw new Error(`${name} ended before it listened`);
}

/** Said by a program when it listens. */
export function tellPort(port: number): void {
  process.send?.(port);
}

/** A port that was free just now, for whoever cannot be told to take any. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

/** A throwaway key, as PEM. */
export function privateKey(): string {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

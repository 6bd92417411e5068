import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

/** A program of `programs/` that runs in a process of its own, until the test ends at the latest. */
export interface Child {
  pid: number | undefined;
  /** The lines it said; ends when the process does. */
  lines: AsyncIterator<string>;
  /** Says a line to it. */
  tell(line: string): void;
  /** Kills it with SIGKILL and resolves when it is gone. */
  kill(): Promise<void>;
  /** Resolves with its exit code when it is gone, null when it was killed. */
  exited: Promise<number | null>;
}

export function startChild(program: string, ...args: string[]): Child {
  const file = fileURLToPath(new URL(`programs/${program}`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit").then(([code]) => (typeof code === "number" ? code : null));
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await exited;
  };
  onTestFinished(kill);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { pid: child.pid, lines, kill, exited, tell: (line) => void child.stdin.write(`${line}\n`) };
}

/** Its next line; throws when it ended before. */
export async function nextLine({ lines }: Child): Promise<string> {
  const { value, done } = await lines.next();
  if (done === true) throw new Error("the child process ended before it said anything");
  return value;
}

/** All lines it said and were not read yet. Resolves when it is gone. */
export async function lastLines({ lines }: Child): Promise<string[]> {
  const said: string[] = [];
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) said.push(line.value);
  return said;
}

/** The real program in a process of its own, as a person starts it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { limited } from "./limited.ts";

const MAIN = fileURLToPath(new URL("../../bin/caseworker.js", import.meta.url));

/** Nothing else is set: the environment of whoever runs the tests must not matter. */
export type Environment = Record<string, string>;

export interface Running {
  /** What it said so far. */
  said: { out: string; err: string };
  signal(signal: NodeJS.Signals): void;
  /** Its exit code when it has ended, null when it was killed. */
  ended: Promise<number | null>;
}

type Saying = Running & { saying: (line: RegExp) => Promise<string> };

/** Starts it; it is killed when the test ends at the latest. */
function start(args: string[], env: Environment): Saying {
  return watched([process.execPath, MAIN, ...args], env);
}

/** Starts it so that no file of its can grow beyond so many bytes: writing more fails, as on a disk that is full. */
export function startLimited(args: string[], env: Environment, bytes: number): Saying {
  return watched(limited([process.execPath, MAIN, ...args], bytes), env);
}

function watched([file = "", ...args]: readonly string[], env: Environment): Saying {
  const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  const ended = once(child, "close").then(([code]) => (typeof code === "number" ? code : null));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const saying = async (line: RegExp): Promise<string> => {
    for (;;) {
      const found = line.exec(said.out)?.[1];
      if (found !== undefined) return found;
      const more = await Promise.race([once(child.stdout, "data"), ended.then(() => null)]);
      if (more === null) throw new Error(`it ended and said: ${said.out}${said.err}`);
    }
  };
  return { said, ended, saying, signal: (signal) => void child.kill(signal) };
}

/** Runs it to its end. */
export async function run(
  args: string[],
  env: Environment,
): Promise<{ code: number | null; out: string; err: string }> {
  const { said, ended } = start(args, env);
  const code = await ended;
  return { code, ...said };
}

export interface Serving extends Running {
  /** Where it takes webhooks. */
  url: string;
  /** The same, unless it warns or ends before: then it rejects with what it said. */
  meanwhile: <T>(promise: Promise<T>) => Promise<T>;
}

/** Starts `serve` and waits until it listens. It warns of every look that fails. */
export async function serve(env: Environment): Promise<Serving> {
  const { saying, ...running } = start(["serve"], { HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "warn", ...env });
  const url = await saying(/listens on (\S+)\n/);
  const trouble = saying(/^(\{"level":[4-6]0,.*)$/m).then((line) => {
    throw new Error(`it warned: ${line}`);
  });
  trouble.catch(() => {});
  return { ...running, url, meanwhile: (promise) => Promise.race([promise, trouble]) };
}

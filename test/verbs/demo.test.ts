import { createServer } from "node:net";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { demo } from "../../src/verbs/demo.ts";
import { UsageError } from "../../src/verbs/usage.ts";

/** What the demo says to these words before anything is played. */
async function refusal(locale: string, port: string): Promise<string> {
  const said: unknown = await demo({ once: false, locale, port }, { write: () => {} }).catch((error: unknown) => error);
  if (!(said instanceof UsageError))
    throw new Error("it was not refused as a fault of the command line", { cause: said });
  return said.message;
}

describe("demo", () => {
  test.for(["99999", "abc", "", "-1", "40.5"])("names the ports that may be, for --port %j", async (port) => {
    expect(await refusal("en", port)).toBe(`expected --port 0 to 65535; found ${port}`);
  });

  test("says what to do where another program has the port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    expect(await refusal("en", port)).toBe(
      `another program listens on port ${port}: choose another with --port, or any free one with --port 0`,
    );
  });

  test("names the languages that it is told in", async () => {
    expect(await refusal("fr", "0")).toBe("expected a locale (en or zh-CN), found fr");
  });
});

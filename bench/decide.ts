/** How many cases the core decides in a second, and how reading grows with hostile text. */
import { readCommands } from "../src/core/command/read.ts";
import { decide } from "../src/core/decide.ts";
import { readForm } from "../src/core/advance/form.ts";
import { DEFAULT_POLICY } from "../src/core/policy/read.ts";
import { createHub, MINUTE } from "../test/core/hub.ts";
import type { Hub } from "../test/core/hub.ts";

/** What the issue aims at, decisions a second on one core. */
const AIMS = [
  [50, 20_000],
  [500, 2_000],
] as const;

/** Prints a row for each size of a case, and one for each reader of text. */
export async function benchDecide(print: (row: string) => void): Promise<void> {
  print("decide: one look at a case with a new comment");
  for (const [entries, aim] of AIMS) {
    const hub = caseWith(entries);
    hub.comment("carol", "looking into it\n\n/step asked the vendor");
    const seen = hub.see();
    const rate = perSecond(() => decide(seen, hub.means));
    const idle = caseWith(entries);
    const nothing = idle.see();
    const idleRate = perSecond(() => decide(nothing, idle.means));
    print(`  ${hub.entries().length} entries: ${rate}/s, with nothing new ${idleRate}/s (aim ${aim}/s)`);
  }
  print(
    "hostile text: milliseconds at 16, 32 and 64 KiB, and how the work grew from the first to the last (linear: 4)",
  );
  for (const [name, text] of HOSTILE)
    for (const [reader, read] of READERS) print(growth(`${name}, ${reader}`, text, read));
}

function caseWith(entries: number): Hub {
  const hub = createHub();
  hub.comment("dora", "/grade 2\n/assign @bob");
  hub.comment("bob", "/start\n/diagnosis\ncause: the pool\nplan: enlarge it");
  while (hub.entries().length < entries) {
    hub.pass(MINUTE);
    hub.comment("bob", `/step looked at part ${hub.entries().length} of the log\n/step and restarted it`);
    while (hub.look().effects.length > 0);
  }
  return hub;
}

/** After warming up, for about a second. */
function perSecond(work: () => void): number {
  for (const until = performance.now() + 300; performance.now() < until;) work();
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < 1000; count += 1) work();
  return Math.round((count * 1000) / (performance.now() - start));
}

const KIB = 1024;
const HOSTILE: [string, (size: number) => string][] = [
  ["quotes in quotes", (size) => ">".repeat(size)],
  ["headings with spaces", (size) => `### ${" ".repeat(4000)}\n`.repeat(Math.ceil(size / 4005)).slice(0, size)],
  ["commands", (size) => "/step x\n".repeat(size / 8)],
  ["brackets", (size) => "[".repeat(size)],
  ["lists in lists", (size) => "- ".repeat(size / 2)],
  ["code fences", (size) => "```\n/start\n".repeat(Math.ceil(size / 11)).slice(0, size)],
];

const READERS: [string, (text: string) => unknown][] = [
  ["commands", (text) => readCommands(text)],
  ["form", (text) => readForm(text, DEFAULT_POLICY.types)],
];

function growth(name: string, text: (size: number) => string, read: (text: string) => unknown): string {
  const times = [16, 32, 64].map((kib) => {
    const body = text(kib * KIB);
    read(body);
    return Math.min(...Array.from({ length: 3 }, () => timed(() => read(body))));
  });
  const [first = 1, , last = 1] = times;
  return `  ${name}: ${times.map((time) => time.toFixed(1)).join(" · ")}   × ${(last / first).toFixed(1)}`;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** GitHub's own examples, and webhooks that people recorded, held against GitHub's own description. */
import { readFileSync } from "node:fs";
import webhookExamples from "@octokit/webhooks-examples";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { answerComplaints, requestComplaints, webhookComplaints } from "../../../src/sandbox/contract/contract.ts";
import { restExtract, webhooksExtract } from "../../../src/sandbox/contract/extract.ts";
import type { Flaw } from "./flaws.ts";
import { REST_FLAWS, WEBHOOK_FLAWS } from "./flaws.ts";

const FILE = new URL("../../../src/sandbox/contract/examples.json", import.meta.url);

const extract = z.object({ examples: z.array(z.object({ of: z.array(z.string()), value: z.unknown() })) });
const payload = z.looseObject({ action: z.string().optional() });
const recorded = z.array(z.object({ name: z.string(), examples: z.array(payload) })).parse(webhookExamples);

/** Each example of each operation as `operation part` with what is wrong with it. */
const REST: [string, string[]][] = extract
  .parse(JSON.parse(readFileSync(FILE, "utf8")))
  .examples.flatMap(({ of, value }) => of.map((where): [string, string[]] => [where, restComplaints(where, value)]));

/** Each webhook as `event.action` with what is wrong with it. */
const WEBHOOKS: [string, string[]][] = recorded
  .filter(({ name }) => name in webhooksExtract().events)
  .flatMap(({ name, examples }) =>
    examples.map((webhook) => [
      webhook.action === undefined ? name : `${name}.${webhook.action}`,
      webhookComplaints(name, webhook),
    ]),
  );

describe.each([
  ["GitHub's examples of its REST API", REST, REST_FLAWS],
  ["recorded webhooks", WEBHOOKS, WEBHOOK_FLAWS],
])("%s", (_, all, flaws) => {
  test.each(all)("%s fits but for known flaws", (where, complaints) => {
    expect(complaints.filter((complaint) => !flaws.some((flaw) => isOf(flaw, where, complaint)))).toEqual([]);
  });

  test.each(flaws.map((flaw) => [flaw.because, flaw] as const))("a known flaw is still there: %s", (__, flaw) => {
    expect(all.some(([where, complaints]) => complaints.some((complaint) => isOf(flaw, where, complaint)))).toBe(true);
  });

  test("are there, and most fit entirely", () => {
    expect(all.filter(([, complaints]) => complaints.length === 0).length).toBeGreaterThan(all.length / 2);
  });
});

test("every operation with a JSON body or answer has an example", () => {
  const shown = new Set(REST.map(([where]) => where.split(" ")[0]));
  const unshown = restExtract().operations.filter(({ id }) => !shown.has(id));
  expect(unshown.flatMap(({ answers }) => Object.keys(answers["200"] ?? {}))).toEqual([]);
});

function restComplaints(where: string, value: unknown): string[] {
  const [id = "", part = ""] = where.split(" ");
  const operation = restExtract().operations.find((each) => each.id === id);
  if (operation === undefined) throw new Error(`the example of ${where} is of no operation`);
  if (part !== "body") {
    return answerComplaints({ ...operation, params: {} }, { status: Number(part), body: value, mediaType: null });
  }
  const complaints = requestComplaints({ ...operation, params: {} }, { query: new URLSearchParams(), body: value });
  return complaints.filter((complaint) => complaint.startsWith(part));
}

function isOf(flaw: Flaw, where: string, complaint: string): boolean {
  return flaw.where.test(where) && flaw.complaint.test(complaint);
}

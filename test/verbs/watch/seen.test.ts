/** What can be seen of a running service: its log and its metrics, while a case goes through it on the sandbox. */
import { createLog } from "../../../src/log/create.ts";
import { readSettings } from "../../../src/settings.ts";
import { startService } from "../../../src/verbs/service.ts";
import { describe, expect, onTestFinished, test } from "vitest";
import { formBody } from "../../core/form-body.ts";
import { COMPLETE } from "../../core/world.ts";
import { client, HOUR, QUARTER, SETUP, SUPPORT } from "../../sandbox/world.ts";
import { reached } from "../sandbox.ts";

type Line = Record<string, unknown> & { msg: string };

/** The service on the sandbox until the test ends, with everything it said. */
async function running(level = "info") {
  // Hours pass here while the app's client is some seconds old.
  const { sandbox, env } = await reached({ app: { ...SETUP.app, tokenLife: 100 * HOUR } });
  const lines: Line[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each line is an object with a message
  const log = createLog({ level, secrets: [] }, { write: (line) => void lines.push(JSON.parse(line) as Line) });
  const service = await startService({ settings: readSettings(env), log, now: () => sandbox.now() });
  onTestFinished(() => service.stop());
  sandbox.deliverTo({ url: `${service.url}/api/github/webhooks` });
  const settle = async () => {
    for (let before = -1; before !== sandbox.deliveries().length;) {
      before = sandbox.deliveries().length;
      await sandbox.settled();
      await service.worker.drain();
    }
  };
  const metrics = async () => (await fetch(`${service.url}/metrics`)).text();
  return { sandbox, lines, settle, metrics, service, ...people(sandbox) };
}

/** Anna has problems, which Dan takes for cases and works on. */
function people(sandbox: Parameters<typeof client>[0]) {
  const [anna, dan] = [client(sandbox, "t-anna").rest, client(sandbox, "t-dan").rest];
  const open = async () => {
    const { data } = await anna.issues.create({ ...SUPPORT, title: "Orders", body: formBody(COMPLETE) });
    await dan.issues.addLabels({ ...SUPPORT, issue_number: data.number, labels: ["case"] });
    return data.number;
  };
  const say = (number: number, body: string) => dan.issues.createComment({ ...SUPPORT, issue_number: number, body });
  return { open, say };
}

/** The value of a sample, e.g. `looks_total{kind="case",outcome="settled"}`; null where there is none. */
function sample(text: string, name: string): number | null {
  const line = text.split("\n").find((one) => one.startsWith(`caseworker_${name} `));
  return line === undefined ? null : Number(line.split(" ").at(-1));
}

describe("of a case that was looked at", () => {
  test("the log tells the case, the webhooks and the reason, and nothing that people wrote", async () => {
    const { open, say, settle, lines, sandbox } = await running();
    const number = await open();
    await settle();
    await say(number, "my door code is 4711\n/grade 2");
    await settle();
    const looked = lines.filter(({ msg }) => msg === "looked at a case");
    expect(looked[0]).toMatchObject({
      case: `acme/support#${number}`,
      heard: expect.arrayContaining(["opened by submitter"]),
    });
    const said = looked.find(({ heard }) => JSON.stringify(heard).includes("graded"));
    const comments = sandbox.deliveries().filter(({ event, payload }) => {
      return event === "issue_comment" && JSON.stringify(payload).includes("door code");
    });
    expect(said?.["deliveries"]).toEqual(comments.map(({ guid }) => guid));
    expect(said?.["does"]).toContain("card");
    expect(JSON.stringify(lines)).not.toContain("door code");
  });

  test("its webhook can be followed from its arrival to the look", async () => {
    const { open, settle, lines, sandbox } = await running("debug");
    const number = await open();
    await settle();
    const [opened] = sandbox.deliveries().filter(({ event, action }) => event === "issues" && action === "labeled");
    const guid = opened?.guid ?? "";
    const about = lines.filter(({ delivery, deliveries }) => [delivery, deliveries].flat().includes(guid));
    const told = about.map(({ msg }) => msg);
    expect(told.indexOf("put into the queue")).toBe(0);
    expect(told).toEqual(expect.arrayContaining(["asked GitHub", "looked at a case"]));
    for (const line of about) expect(line["case"]).toBe(`acme/support#${number}`);
  });

  test("the numbers tell what was received, looked at, asked for and done", async () => {
    const { open, settle, metrics } = await running();
    await open();
    await settle();
    const text = await metrics();
    const [received = 0, looks = 0, reads = 0, writes = 0, cards] = [
      'webhooks_total{event="issues",status="202"}',
      'looks_total{kind="case",outcome="settled"}',
      'github_requests_total{kind="read",status="200"}',
      'github_requests_total{kind="write",status="201"}',
      'effects_total{effect="card"}',
    ].map((name) => sample(text, name) ?? 0);
    for (const count of [received, looks, reads, writes]) expect(count).toBeGreaterThan(0);
    expect(cards).toBe(1);
    expect(sample(text, 'look_seconds_count{kind="case"}')).toBe(looks);
    expect(sample(text, "queue_up")).toBe(1);
    expect(text).toContain("process_resident_memory_bytes");
    expect(sample(text, 'queue_rows{state="waiting"}')).toBe(1);
    expect(sample(text, "queue_oldest_due_seconds")).toBe(0);
    expect(sample(text, "github_rate_limit_left_ratio")).toBeLessThan(1);
    expect(sample(text, "github_rate_limit_left_ratio")).toBeGreaterThan(0.9);
  });

  test("broken promises are counted when people are told of them, once", async () => {
    const { open, settle, metrics, sandbox, service, say } = await running();
    const number = await open();
    await settle();
    await say(number, "/grade 2");
    await settle();
    expect(sample(await metrics(), 'breaches_total{clock="response"}')).toBeNull();
    sandbox.advance(5 * HOUR);
    service.worker.poke();
    await settle();
    await settle();
    const text = await metrics();
    expect(sample(text, 'breaches_total{clock="response"}')).toBe(1);
    expect(sample(text, 'notices_total{notice="warned"}')).toBeGreaterThan(0);
  });
});

test("a look that fails is told with its webhooks, and so is the next", async () => {
  const { open, settle, lines, sandbox, metrics, service } = await running();
  sandbox.fault({ operation: "issues/list-events-for-timeline", answer: 422 });
  const number = await open();
  await settle();
  const text = await metrics();
  expect(sample(text, 'looks_total{kind="case",outcome="failed"}')).toBe(1);
  expect(sample(text, 'github_requests_total{kind="read",status="422"}')).toBe(1);
  const failed = lines.find(({ msg }) => msg.startsWith("A look failed"));
  expect(failed).toMatchObject({ case: `acme/support#${number}`, err: { status: 422, method: "GET" } });
  expect(failed?.["deliveries"]).toHaveLength(1);
  sandbox.advance(QUARTER);
  service.worker.poke();
  await settle();
  const looked = lines.find(({ msg }) => msg === "looked at a case");
  expect(looked?.["deliveries"]).toEqual(failed?.["deliveries"]);
});

test("whatever an event is called, there are few names for it", async () => {
  const { service, metrics } = await running();
  for (const event of ["issues", "a", "b", "c"]) {
    await fetch(`${service.url}/api/github/webhooks`, {
      method: "POST",
      body: "{}",
      headers: { "x-github-event": event },
    });
  }
  const text = await metrics();
  expect(sample(text, 'webhooks_total{event="other",status="401"}')).toBe(3);
  expect(sample(text, 'webhooks_total{event="issues",status="401"}')).toBe(1);
});

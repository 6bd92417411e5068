import { expect, test } from "vitest";
import type { PolicyCheck, PolicyNote } from "../../../src/core/policy/check.ts";
import { markdown } from "../../../src/core/text/markdown.ts";
import { writeCheck } from "../../../src/github/repository/check-run.ts";
import { octokit, scripted } from "../github.ts";

const LIST = "GET /repos/acme/support/commits/c0ffee/check-runs?check_name=caseworker%20policy&filter=latest";
const CREATE = "POST /repos/acme/support/check-runs";
const UPDATE = "PATCH /repos/acme/support/check-runs/7";
const PLACE = { owner: "acme", repo: "support", headSha: "c0ffee" };

function check(annotations: PolicyNote[]): PolicyCheck {
  return { conclusion: "failure", title: "T", summary: markdown("S"), annotations };
}

function notes(count: number): PolicyNote[] {
  return Array.from({ length: count }, (_, index) => {
    return {
      line: index + 1,
      column: index === 0 ? null : 3,
      level: "failure",
      title: index === 1 ? "" : "k",
      message: "m",
    };
  });
}

async function written(annotations: PolicyNote[], there: object[] = []) {
  const sent = scripted({
    [LIST]: { body: { total_count: there.length, check_runs: there } },
    [CREATE]: { status: 201, body: { id: 7 } },
    [UPDATE]: { body: {} },
  });
  const isNew = await writeCheck(octokit, PLACE, check(annotations));
  return { isNew, sent: sent.filter(({ route }) => route !== LIST) };
}

test("each thing that is wrong is told at its place in the file", async () => {
  const { sent } = await written(notes(3));
  const path = ".github/caseworker.yml";
  const told = { path, annotation_level: "failure", message: "m" };
  expect(sent.map(({ body }) => body)).toMatchObject([
    {
      name: "caseworker policy",
      head_sha: "c0ffee",
      conclusion: "failure",
      output: {
        title: "T",
        summary: "S",
        annotations: [
          { ...told, start_line: 1, end_line: 1, title: "k" },
          { ...told, start_line: 2, end_line: 2, start_column: 3, end_column: 3 },
          { ...told, start_line: 3, end_line: 3, start_column: 3, end_column: 3, title: "k" },
        ],
      },
    },
  ]);
});

test("fifty go in one request; the conclusion comes with the last", async () => {
  const { sent } = await written(notes(120));
  const parts = sent.map(
    ({ body }) => body as { conclusion?: string; status?: string; output: { annotations: object[] } },
  );
  expect(parts.map(({ output }) => output.annotations.length)).toEqual([50, 50, 20]);
  expect(parts.map(({ conclusion, status }) => conclusion ?? status)).toEqual([
    "in_progress",
    "in_progress",
    "failure",
  ]);
});

test("what was said is not said again, but when it was only half said", async () => {
  const { sent } = await written([]);
  const [{ external_id: mark = "" } = {}] = sent.map(({ body }) => body as { external_id?: string });
  expect(await written([], [{ external_id: mark, status: "completed" }])).toEqual({ isNew: false, sent: [] });
  expect(await written([], [{ external_id: mark, status: "in_progress" }])).toMatchObject({ isNew: true });
  expect(await written(notes(1), [{ external_id: mark, status: "completed" }])).toMatchObject({ isNew: true });
});

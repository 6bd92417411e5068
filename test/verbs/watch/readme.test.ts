import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMetrics } from "../../../src/verbs/watch/metrics.ts";

test("the README tells of every metric of the app, with its labels, and of no other", async () => {
  const rows = readFileSync("README.md", "utf8").matchAll(/^\| `(caseworker_\w+)(?:\{([\w,]+)\})?` \|/gm);
  const told = [...rows].map(([, name, labels = ""]) => `${name}{${labels}}`);
  const { registry } = createMetrics();
  const own = registry.getMetricsAsArray().filter(({ name }) => name.startsWith("caseworker_"));
  const labelled = own.map((metric) => {
    const labels = "labelNames" in metric && Array.isArray(metric.labelNames) ? metric.labelNames : [];
    return `${metric.name}{${labels.join(",")}}`;
  });
  expect(told).toEqual(labelled);
});

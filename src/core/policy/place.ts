/** Where a value stands in the text of a policy. */
import { isAlias, isCollection, isMap, isScalar, isSeq } from "yaml";
import type { Document } from "yaml";
import type { Flaw, Path, Place } from "./flaw.ts";
import { placeAt } from "./text.ts";
import type { PolicyText } from "./text.ts";

/** The place of what is flawed, else of the nearest thing around it, else of what the flaw follows from, else the start. */
export function placeOf({ document, lines }: PolicyText, { path, from = [], key = false }: Flaw): Place {
  if (document === null) return START;
  const offset = [path, ...from].map((way) => offsetOf(document, way, key)).find((found) => found !== null) ?? null;
  return offset === null ? START : placeAt(lines, offset);
}

const START: Place = { line: 1, column: 1 };

/** Whether the path leads to something in this text. */
export function stands(document: Document | null, path: Path): boolean {
  return document !== null && follow(document, path).length === path.length;
}

/** A step on a path: an entry of a map has a key. */
interface Step {
  key: unknown;
  value: unknown;
}

/** As far as the path leads. */
function follow(document: Document, path: Path): Step[] {
  const steps: Step[] = [];
  let node: unknown = document.contents;
  for (const part of path) {
    const step = childOf(isAlias(node) ? node.resolve(document) : node, part);
    if (step === null) break;
    steps.push(step);
    node = step.value;
  }
  return steps;
}

function childOf(node: unknown, part: PropertyKey): Step | null {
  if (isSeq(node)) return Number(part) < node.items.length ? { key: null, value: node.items[Number(part)] } : null;
  if (!isMap(node)) return null;
  return node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(part)) ?? null;
}

function offsetOf(document: Document, path: Path, key: boolean): number | null {
  const steps = follow(document, path);
  const step = steps.at(-1);
  if (step === undefined) return null;
  const whole = steps.length === path.length;
  return (whole && !key && isInLine(step.value) ? startOf(step.value) : startOf(step.key)) ?? startOf(step.value);
}

/** Whether it stands after its key: a block begins on the lines below, and nothing begins nowhere. */
function isInLine(value: unknown): boolean {
  if (isCollection(value)) return value.flow === true;
  return !isScalar(value) || value.value !== null;
}

function startOf(node: unknown): number | null {
  return isScalar(node) || isCollection(node) || isAlias(node) ? (node.range?.[0] ?? null) : null;
}

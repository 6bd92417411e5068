/** The text of a policy file: YAML 1.2, with the lines in which its values stand. */
import { LineCounter, parseDocument, visit, isScalar } from "yaml";
import type { Document, YAMLError } from "yaml";
import { oneLine } from "../text/clean.ts";
import type { Flaw, Place } from "./flaw.ts";

/** More than anybody writes by hand, in bytes. */
const LARGEST = 256 * 1024;

/** How often anchors may be repeated, together. */
const ALIASES = 100;

/** A text taken in. `value` is undefined when it is no YAML. */
export interface PolicyText {
  value: unknown;
  document: Document | null;
  lines: LineCounter;
  /** What is wrong with it as YAML, with the places. */
  faults: Fault[];
}

export interface Fault {
  sentence: string;
  severity: Flaw["severity"];
  place: Place;
}

/** Never throws. */
export function readText(text: string): PolicyText {
  const lines = new LineCounter();
  if (new TextEncoder().encode(text).length > LARGEST) return unreadable("the file is larger than 256 KiB", lines);
  try {
    return readDocument(text, lines);
  } catch (error) {
    // The parser goes down into what is nested, as far as there is room; and it counts what aliases stand for.
    if (error instanceof RangeError) return unreadable(NESTED, lines);
    if (error instanceof ReferenceError) return unreadable(`an alias cannot be followed: ${error.message}`, lines);
    throw error;
  }
}

function unreadable(sentence: string, lines: LineCounter): PolicyText {
  const fault: Fault = { sentence, severity: "error", place: { line: 1, column: 1 } };
  return { value: undefined, document: null, lines, faults: [fault] };
}

/** Keys that stand twice are looked for here: the library compares each with each. */
function readDocument(text: string, lineCounter: LineCounter): PolicyText {
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: "error" });
  const faultOf = ({ message, pos, name }: YAMLError): Fault => ({
    sentence: plainly(message),
    severity: name === "YAMLWarning" ? "warning" : "error",
    place: placeAt(lineCounter, pos[0]),
  });
  const faults = [...document.errors, ...document.warnings].map(faultOf);
  if (faults.some(({ sentence }) => sentence === NESTED)) return unreadable(NESTED, lineCounter);
  if (document.errors.length > 0) return { value: undefined, document: null, lines: lineCounter, faults };
  const value: unknown = document.toJS({ maxAliasCount: ALIASES }) ?? {};
  return { value, document, lines: lineCounter, faults: [...faults, ...keysTwice(document, lineCounter)] };
}

/** The library's words, in one line, and what helps with the most frequent slip. */
function plainly(message: string): string {
  if (/call stack|stack overflow/i.test(message)) return NESTED;
  if (message.includes("multiple documents")) return "the file holds several documents: expected one, without ---";
  const words = oneLine(message).slice(0, 200);
  return /reserved character [@`]/.test(words) ? `${words}: put it in quotes, such as "@acme/support"` : words;
}

const NESTED = "the file is nested too deeply";

/** From an offset in the text. */
export function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function keysTwice(document: Document, lines: LineCounter): Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Map(_, { items }) {
      const first = new Map<string, number>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : null;
        const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
        if (name === null) continue;
        const before = first.get(name);
        if (before === undefined) first.set(name, offset);
        else faults.push(keyTwice(name, placeAt(lines, before).line, placeAt(lines, offset)));
      }
    },
  });
  return faults;
}

function keyTwice(name: string, before: number, place: Place): Fault {
  const sentence = `the key ${name.slice(0, 40)} stands in line ${before} already: expected it once`;
  return { sentence, severity: "error", place };
}

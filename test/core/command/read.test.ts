import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCommands } from "../../../src/core/command/read.ts";

const START = { name: "start" };

const NONE = [
  ["in code", "`/start`"],
  ["in code over two lines", "`a\n/start`"],
  ["in fenced code", "```\n/start\n```"],
  ["in fenced code that is never closed", "~~~\n/start"],
  ["in indented code", "    /start"],
  ["in a quote", "> /start"],
  ["in a line that goes on a quote", "> text\n/start"],
  ["in a list", "- /start"],
  ["in a line that goes on a list", "1. text\n/start"],
  ["in a heading", "# /start"],
  ["in a table", "a | b\n- | -\n/start | x"],
  ["in an HTML comment", "<!--\n/start\n-->"],
  ["in an HTML comment within a paragraph", "text <!--\n/start\n--> text"],
  ["in the value of an HTML attribute", 'text <a title="\n/start\n">x</a>'],
  ["in HTML", "<div>\n/start\n</div>"],
  ["in the title of a link", '[x](y "\n/start\n")'],
  ["in the definition of a link", '[x]: y "\n/start\n"'],
  ["in a footnote", "[^1]: text\n/start"],
  ["struck out", "~~text\n/start text~~"],
  ["behind other words", "please /start"],
  ["escaped", "\\/start"],
  ["as an entity", "&#47;start"],
  ["with a letter of another script", "/stаrt"],
  ["with the Kelvin sign for a k", "/wor\u212Aaround x"],
  ["in mathematical letters", "/𝐬tart"],
  ["with an invisible character in its name", "/sta\u200Brt"],
  ["with an invisible character before it", "\u200B/start"],
  ["with a mark of direction before it", "\u202E/start"],
  ["with a mark of direction behind it", "/start\u202E"],
  ["with NUL in its name", "/sta\0rt"],
  ["as the beginning of a path", "/start/now"],
  ["as the beginning of a file's name", "/start.sh"],
  ["after a sign that only looks like a line's end", "text\u2028/start"],
  ["in a paragraph made to be slow", `${"a*b_[`".repeat(2000)}\n/start`],
] as const;

const ONE = [
  ["alone", "/start", false],
  ["with spaces around it", " \n  /start  \n", false],
  ["with line ends of Windows", "text\r\n/start\r\nmore", true],
  ["within a paragraph", "Hello\n/start\nmore", true],
  ["after a quote and a blank line", "> text\n\n/start", true],
  ["after code", "```\nx\n```\n/start", true],
  ["after HTML in its paragraph", "<b>x</b>\n/start", true],
  ["beside an HTML comment", "<!-- x -->\n\n/start", false],
  ["before text", "/start\n\nI look into it.", true],
] as const;

describe("a command", () => {
  test.for(NONE)("is none %s", ([, body]) => {
    expect(readCommands(body).calls.filter((call) => !("why" in call))).toEqual([]);
  });

  test.for(ONE)("is one %s", ([, body, other]) => {
    expect(readCommands(body)).toEqual({ calls: [START], other });
  });

  test.for([
    ["with the name that was probably meant", "/strat", { why: "unknown", name: "strat", nearest: "start" }],
    ["with no name where none is near", "/frobnicate it", { why: "unknown", name: "frobnicate", nearest: null }],
  ] as const)("is unknown %s", ([, body, call]) => {
    expect(readCommands(body).calls).toEqual([call]);
  });

  test.for(["/var/log/x is full", "/etc/hosts", "//comment", "/ start", "/2", "/"])("is not meant by %s", (body) => {
    expect(readCommands(body)).toEqual({ calls: [], other: true });
  });
});

describe("several commands", () => {
  test("answer each for itself, and what may be long ends at the next", () => {
    const body = "/grade 1 down\n/assign @bob\n/step first\n\n- a\n\n```\n/start\n```\n/nonsense\n/fixed";
    expect(readCommands(body).calls).toEqual([
      { name: "grade", grade: 1, reason: "down" },
      { name: "assign", login: "bob" },
      { name: "step", texts: ["first\n\n- a\n\n```\n/start\n```"] },
      { why: "unknown", name: "nonsense", nearest: null },
      { name: "fixed", summary: "" },
    ]);
  });

  test("beyond fifty are text", () => {
    expect(readCommands("/start\n".repeat(60))).toEqual({
      calls: Array.from({ length: 50 }, () => START),
      other: true,
    });
  });
});

describe("a comment without any", () => {
  test.for(["", " \n\t", "<!-- hidden -->", "<!-- never closed", "\u200B"])("that shows nothing is %j", (body) => {
    expect(readCommands(body)).toEqual({ calls: [], other: false });
  });
});

const PIECES = [
  "/start",
  "/sta",
  "/step ",
  "/diagnosis ",
  "cause: ",
  "`",
  "```",
  "> ",
  "- ",
  "<!--",
  "-->",
  "\n",
  "\n\n",
  "a",
  "[",
  "](",
  "\0",
  "\u202E",
  "／",
  "<a b='",
  "~~",
  "*",
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
);

describe("any comment", () => {
  test("is read, and in a quote or in code holds no command", () => {
    fc.assert(
      fc.property(hostile, (body) => {
        expect(readCommands(body).calls.length).toBeLessThanOrEqual(50);
        expect(readCommands(body.replace(/^/gm, "> ").replace(/[\r\u2028\u2029]/g, "")).calls).toEqual([]);
        expect(readCommands(`~~~~~~\n${body.replaceAll("~~~~~~", "")}`).calls).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test.for([
    ">",
    "[",
    "- ",
    "`a ",
    "a <!--",
    "a*b_",
    "a-",
    "/x\n",
    "/step 1. a\n",
    "> a\n\n",
    "- an item of a list\n",
    "[x]: y\n",
    "a|\n-|\n",
    "\n",
    "(",
    "&#64;",
  ])("may be 65,536 times %j", (piece) => {
    const body = piece.repeat(65_536 / piece.length);
    expect(readCommands(`${body}\n\n# x\n\n/start`).calls.length).toBeGreaterThan(0);
  });
});

/** Nothing a person writes makes the app call anybody: only whom the app itself means is mentioned. */
import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { formBody } from "../form-body.ts";
import { COMPLETE, createHub, DAY, HOUR } from "../hub.ts";
import type { Hub } from "../hub.ts";
import { policyOf, STAFFED } from "../policy/policies.ts";
import { say } from "../workflow/reach.ts";

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

const MARKDOWN = unified().use(remarkParse).use(remarkGfm);

/** Whom GitHub would call because of a comment: by its text as it is rendered, code and what is hidden left out. */
function called(body: string): string[] {
  const textOf = ({ type, value = "", children = [] }: Node): string => {
    if (type === "inlineCode" || type === "code" || value.startsWith("<!--")) return " ";
    return value + children.map(textOf).join("");
  };
  return [...textOf(MARKDOWN.parse(body)).matchAll(/@([a-z\d][\w-]*(?:\/[\w.-]+)?)/gi)].map(([, who = ""]) => who);
}

/** Everybody the app may have a reason to call in these cases. */
const MEANT = new Set(["anna", "bob", "carol", "dora", "oscar", "lea", "fritz", "frida", "otto"]);

const TRAPS = [
  "@victim",
  "&#64;victim",
  "&commat;victim",
  "＠victim",
  "@acme/victims",
  "`@victim`",
  "``` @victim",
  "\\@victim",
  "<b>@victim</b>",
  "<!-- @victim -->",
  "[x](@victim)",
  "x\n\n@victim",
  "| @victim |",
  "\u200B@victim",
  "@\u200Bvictim",
  "--> @victim",
  "{{mention}} @victim",
  "[@victim]: /x",
];

const trap = fc
  .array(fc.oneof(fc.constantFrom(...TRAPS), fc.constantFrom(" ", "\n", "`", "*", "\\", "x", ":", "，")), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(""));

/** A story in which every text that people give comes back in a card or a notice. */
function tell(text: string, line: string, locale: string): Hub {
  const filling = { ...COMPLETE, description: text, environment: line, channel: line, "occurred-at": line, type: line };
  const policy = policyOf({
    locale,
    departments: STAFFED,
    knowledge: { repository: "acme/base" },
    grading: { mode: "apply" },
  });
  const hub = createHub({ policy, title: line, body: formBody(filling) });
  hub.look();
  hub.issue.body = formBody({ ...COMPLETE, description: text, environment: line });
  hub.look();
  const sayings: [string, string][] = [
    ["dora", `/grade 1 ${line}`],
    ["bob", `/route ${line}`],
    ["bob", `/assign ${line}`],
    ["bob", `/start\n/${line}`],
    ["bob", `/diagnosis\nreproduced: ${line}\ncause: ${line}\nplan: ${line}\nrisk: ${line}\nscope: ${line}`],
    ["carol", `/involve frontend by 1h ${text}`],
    ["carol", `/involve ${line} ${text}`],
    ["bob", `/done ${text}`],
    ["bob", `/involve operations by 1h ${text}`],
    ["bob", `/step ${text}`],
    ["bob", `/amend 1 ${text}`],
    ["bob", `/workaround ${text}`],
    ["bob", `/eta ${line}`],
    ["bob", `/wait vendor ${line}`],
    ["bob", `/fixed ${text}`],
    ["anna", `/not-fixed ${text}`],
    ["oscar", `/${line}`],
    ["dora", `/move verification ${line}`],
    ["anna", `/confirm inconvenient: ${text}`],
    ["dora", `/retro ${line}`],
    ["bob", `/article title: ${line}`],
    ["bob", `/reopen ${text}`],
    ["dora", `/close deferred until 2026-12-01 ${line}`],
  ];
  for (const [by, saying] of sayings) say(hub, by, saying);
  hub.setLabels("oscar", { put: [`stage/${line}`, `grade/${line}`, `department/${line}`, `waiting/${line}`] });
  for (const length of [HOUR, DAY, 30 * DAY]) {
    hub.pass(length);
    hub.look();
  }
  return hub;
}

describe("no text of people", () => {
  test.for(["en", "zh-CN"])("makes the app call anybody else, in %s", { timeout: 60_000 }, (locale) => {
    fc.assert(
      fc.property(trap, (text) => {
        const hub = tell(text, text.replaceAll("\n", " "), locale);
        const all = [hub.card(), ...hub.notices()].flatMap(called);
        expect(all.filter((who) => !MEANT.has(who))).toEqual([]);
        expect(all.length).toBeGreaterThan(10);
      }),
      { numRuns: 8 },
    );
  });

  test("calls anybody or ends its comment from the hidden part of the card", () => {
    const hub = tell(TRAPS.join(" "), TRAPS.join(" ").replaceAll("\n", " "), "en");
    const hidden = hub.card().slice(hub.card().indexOf("<!-- caseworker:"));
    expect(hidden).not.toMatch(/[@&#]|-->.*-->/s);
  });
});

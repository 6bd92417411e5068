/** What lint holds: the rules of style, and which room of the source may know which (`npm run lint`). */
import { defineConfig } from "oxlint";
import type { OxlintOverride } from "oxlint";

/** The rooms of the core: each may import those before it, so that what a word means never depends on who says it. */
const CORE = [
  "text",
  "model",
  "calendar",
  "show",
  "clock",
  "policy",
  "sla",
  "command",
  "record",
  "workflow",
  "board",
  "knowledge",
  "advance",
  "present",
  "setup",
];

/** The rooms of what reaches GitHub, in the same way. */
const GITHUB = ["client", "git", "repository", "policy", "board", "knowledge", "case", "setup"];

const IMPURE =
  "^node:|^(probot|@octokit|hono|@hono|pino|handlebars|pg|graphile-worker|prom-client|commander|unified|rehype-|remark-|ajv)";

/** A file beside the rooms of a folder, seen from a room. */
const BESIDE = "^\\.\\./[a-z-]+\\.ts$";

/** Files, what they may not import (a regular expression on the import as written), and what is told to whoever tries. */
type Wall = [files: string[], forbidden: string, told: string];

/** Rooms in a row: each may import those before it, none what else is forbidden. */
function rooms(folder: string, names: readonly string[], forbidden: string): Wall[] {
  const each = names.map((room, place): Wall => {
    // The last room may import all others: what stands for the rooms after it matches nothing.
    const later = `^\\.\\./(${names.slice(place + 1).join("|") || "-"})/|${BESIDE}`;
    const told = `${room} may import only ${names.slice(0, place).join(", ") || "what is in it"}; see oxlint.config.ts.`;
    return [[`${folder}/${room}/**`], `${later}|${forbidden}`, told];
  });
  return [[[`${folder}/*/**`], ".", "This room has no place among the others yet: see oxlint.config.ts."], ...each];
}

const WALLS: readonly Wall[] = [
  [
    ["src/core/*.ts"],
    `^\\.\\./|${IMPURE}`,
    "The core is pure: it imports the core, zod, date-fns, date-holidays, yaml and Markdown libraries; nothing climbs out.",
  ],
  ...rooms("src/core", CORE, `^\\.\\./\\.\\./|${IMPURE}`),
  ...rooms("src/github", GITHUB, "^\\.\\./\\.\\./((queue|web|verbs|sandbox|report|log)/|[a-z-]+\\.ts$)"),
  [["src/queue/**"], "^\\.\\./", "The queue knows nothing of the rest."],
  [["src/report/**"], `^\\.\\./(github|queue|web|verbs|sandbox)/|${BESIDE}`, "report may import the core only."],
  [["src/web/**"], `^\\.\\./(github|verbs|sandbox|report)/|${BESIDE}`, "web may import the core and the queue only."],
  [
    ["src/app*.ts", "src/inbox.ts", "src/reconcile.ts", "src/words.ts", "src/seal.ts", "src/settings.ts"],
    "^\\./(github|web|verbs|sandbox|report)/",
    "app and reconcile may import the core and the queue only: the world is handed in.",
  ],
  [["src/verbs/**"], "/sandbox/", "Only the demo may know the sandbox."],
  [
    ["src/sandbox/**"],
    "^(\\.\\./)+(github|queue|verbs|report)/|^(\\.\\./)+(app|main|reconcile|seal|settings)\\.ts$",
    "The sandbox is GitHub: of the app it may import words of the core and the listener only.",
  ],
];

function wall([files, regex, message]: Wall): OxlintOverride {
  return { files, rules: { "no-restricted-imports": ["error", { patterns: [{ regex, message }] }] } };
}

export default defineConfig({
  plugins: ["typescript", "import", "unicorn", "promise", "node", "vitest"],
  categories: { correctness: "error", suspicious: "error" },
  ignorePatterns: ["src/sandbox/contract/*.json"],
  rules: {
    "max-lines": ["error", { max: 250 }],
    "max-lines-per-function": ["error", { max: 40 }],
    "max-params": ["error", { max: 3 }],
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "no-console": "error",
    "no-process-env": "error",
    eqeqeq: "error",
    "import/no-named-as-default-member": "off",
  },
  overrides: [
    { files: ["src/main.ts"], rules: { "node/no-process-env": "off", "no-process-env": "off" } },
    ...WALLS.map(wall),
    { files: ["src/verbs/demo.ts", "src/verbs/demo/**"], rules: { "no-restricted-imports": "off" } },
    {
      files: ["test/**", "bench/**", "scripts/**"],
      rules: { "max-lines-per-function": "off", "typescript/no-unsafe-type-assertion": "off" },
    },
    { files: ["*.config.ts"], rules: { "import/no-default-export": "off" } },
  ],
});

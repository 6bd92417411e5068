import { answerOffered } from "../model/case-file.ts";
import { sameLogin } from "../model/case.ts";
import type { Command, CommandName, CommandRow, CommandWho } from "../command/type.ts";
import type { Scene } from "./moves.ts";

/** What of a scene decides who may use a command. */
type Asking = Pick<Scene, "file" | "policy" | "standing" | "by">;

/** Null when this person may use the command; else whom it is for. Without a command: whether some use of it is open to them. */
export function mayUse(row: CommandRow, asking: Asking, command?: Command): CommandWho | null {
  const who = row.name === "grade" && asking.policy.grading.by === "staff" ? "staff" : row.who;
  return ALLOWED[who](asking, command ?? { name: row.name }) ? null : who;
}

/** Whether a command of this row can come to something where the case stands, as far as its stages do not say so. */
export function hasUse({ name }: CommandRow, { file, standing }: Asking): boolean {
  if (name === "confirm") return file.stage === "verification" ? file.askedAt !== null : answerOffered(file) !== null;
  if (name === "close") return standing.rank === "supervisor" || file.verdict?.did === "confirmed";
  return true;
}

/** The command, or only its name. */
type Wish = Command | { name: CommandName };

const ALLOWED: Record<CommandWho, (asking: Asking, wish: Wish) => boolean> = {
  anyone: () => true,
  "on-the-case": (asking) => asking.standing.submitter || isStaff(asking),
  staff: isStaff,
  supervisor: ({ standing }) => standing.rank === "supervisor",
  submitter: (asking, wish) => asking.standing.submitter || (isStaff(asking) && speaksForSubmitter(wish)),
  "handler-or-staff": isStaff,
  "other-staff": (asking) => isStaff(asking) && !isHandler(asking),
  "author-or-supervisor": (asking, wish) =>
    asking.standing.rank === "supervisor" || (isStaff(asking) && wroteStep(asking, wish)),
};

function isStaff({ standing }: Asking): boolean {
  return standing.rank !== "outsider";
}

function isHandler({ file, by }: Asking): boolean {
  return file.handler !== null && sameLogin(file.handler, by);
}

const VERDICTS: ReadonlySet<CommandName> = new Set(["confirm", "not-fixed"]);

/** Staff give the verdict the submitter gave elsewhere, and say so. */
function speaksForSubmitter(wish: Wish): boolean {
  return "forSubmitter" in wish ? wish.forSubmitter : VERDICTS.has(wish.name);
}

function wroteStep({ file, by }: Asking, wish: Wish): boolean {
  const mine = file.steps.filter((step) => sameLogin(step.by, by));
  if (!("step" in wish)) return mine.length > 0;
  return file.steps.every(({ number }) => number !== wish.step) || mine.some(({ number }) => number === wish.step);
}

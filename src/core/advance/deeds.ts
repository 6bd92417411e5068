/** What each command does to a case, once it is known that this person may use it here. A row a command. */
import type { Command, CommandName } from "../command/type.ts";
import { answerOffered } from "../model/case-file.ts";
import type { Task } from "../model/case-file.ts";
import { sameLogin } from "../model/case.ts";
import type { Helper } from "../model/entry.ts";
import { assign, close, departmentNamed, fix, reject, reopen, resume, route } from "../workflow/moves.ts";
import { setGrade, skipTo, staffNamed, start, wait } from "../workflow/moves.ts";
import type { Outcome, Scene } from "../workflow/moves.ts";
import { standingOf } from "../workflow/role.ts";
import { readTime } from "../calendar/time.ts";
import { toRow } from "../model/to-row.ts";

/** The facts it leads to, or why it is refused. */
export function obey(scene: Scene, command: Command): Outcome {
  const deed: (scene: Scene, command: never) => Outcome = DEEDS[command.name];
  return deed(scene, toRow(command));
}

const DEEDS: { [N in CommandName]: (scene: Scene, command: CommandOf<N>) => Outcome } = {
  grade: (scene, { grade, reason }) => setGrade(scene, grade, reason),
  route: (scene, { department }) => route(scene, department),
  assign: (scene, { login }) => assign(scene, login),
  unassign: ({ file }) => (file.handler === null ? [] : [{ did: "assigned", handler: null }]),
  start,
  diagnosis: (_, { finding }) => [{ did: "diagnosed", finding }],
  step: (_, { texts }) => texts.map((text) => ({ did: "stepped", text })),
  workaround: (_, { text }) => [{ did: "workaround", text }],
  eta: (scene, { time }) => {
    const due = timeToCome(scene, time);
    return due === null ? { why: "time", time } : [{ did: "expected", due }];
  },
  involve,
  done: (scene, { text }) => {
    const task = taskOf(scene);
    return task === undefined ? { why: "no-task" } : [{ did: "contributed", task: task.number, text }];
  },
  amend: ({ file: { steps } }, { step, text }) =>
    steps.some(({ number }) => number === step)
      ? [{ did: "amended", step, text }]
      : { why: "no-step", step, steps: steps.length },
  wait: (scene, { on, reason }) => wait(scene, on, reason),
  resume: (scene, { on }) => resume(scene, on ?? undefined),
  fixed: (scene, { summary }) => fix(scene, summary),
  verified: (_, { text }) => [{ did: "verified", text }],
  confirm: ({ file }, { text, inconvenient }) => {
    if (file.stage === "verification" && file.askedAt === null) return { why: "not-asked" };
    return file.stage === "verification" || answerOffered(file) !== null
      ? [{ did: "confirmed", text, ...(inconvenient ? { inconvenient } : {}) }]
      : { why: "stage", name: "confirm", at: file.stage, stages: ["verification"] };
  },
  "not-fixed": (scene, { text }) => reject(scene, text),
  close: (scene, { result, until, reason }) => {
    const closing = { result, ...(until === null ? {} : { until }), ...(reason === "" ? {} : { why: reason }) };
    const outcome = close(scene, closing);
    if ("why" in outcome || until === null || timeToCome(scene, until) !== null) return outcome;
    return { why: "time", time: until };
  },
  move: (scene, { stage, reason }) => skipTo(scene, stage, reason),
  duplicate: ({ number, issues }, { number: of }) => {
    if (of === number) return { why: "itself" };
    return issues.has(of) ? [{ did: "closed", result: "duplicate", of }] : { why: "no-issue", number: of };
  },
  "out-of-scope": ({ policy }, { department: name }) => {
    const department = name === null ? null : departmentNamed(name, policy);
    if (name !== null && department === null) return { why: "no-department", department: name };
    return [{ did: "closed", result: "out-of-scope", department }];
  },
  "false-alarm": (_, { reason: why }) => [{ did: "closed", result: "false-alarm", why }],
  withdraw: () => [{ did: "closed", result: "withdrawn" }],
  reopen: (_, { reason }) => reopen(reason),
  retro: (_, { reason: why }) => [{ did: "retro", why }],
  article: (_, { article }) => [{ did: "wished", article }],
  /** Obeyed before there is a case (workflow/adoption.ts); on a case its row fits no stage. */
  adopt: () => [],
  /** Questions: the answer is a notice. */
  sla: () => [],
  help: () => [],
};

type CommandOf<N extends CommandName> = Command extends infer C
  ? C extends { name: infer M }
    ? N extends M
      ? C & { name: N }
      : never
    : never
  : never;

function involve(scene: Scene, { whom, by, task }: Extract<Command, { name: "involve" }>): Outcome {
  const helper = helperOf(scene, whom);
  if (helper === null) {
    return "login" in whom
      ? { why: "not-staff", login: whom.login }
      : { why: "no-department", department: whom.department };
  }
  const due = by === null ? null : timeToCome(scene, by);
  if (by !== null && due === null) return { why: "time", time: by };
  return [{ did: "involved", whom: helper, task, due }];
}

function helperOf(scene: Scene, whom: Helper): Helper | null {
  if ("login" in whom) {
    const person = staffNamed(scene, whom.login);
    return person && { login: person.login };
  }
  const department = departmentNamed(whom.department, scene.policy);
  return department === null ? null : { department };
}

/** The oldest open task of this person or this person's department; staff without one may report the only open one. */
function taskOf(scene: Scene): Task | undefined {
  const open = scene.file.tasks.filter(({ done }) => done === null);
  return open.find(({ whom }) => isGivenTo(whom, scene)) ?? (open.length === 1 ? open[0] : undefined);
}

function isGivenTo(whom: Helper, { by, people, policy }: Scene): boolean {
  if ("login" in whom) return sameLogin(whom.login, by);
  const department = policy.departments[whom.department];
  const person = people.get(by.toLowerCase());
  if (department === undefined || person === undefined) return false;
  const only = { ...policy, departments: { [whom.department]: department }, supervisors: NOBODY };
  return standingOf({ ...person, permission: "none" }, null, only).rank === "staff";
}

/** Named, so that the permission does not make anybody a supervisor. */
const NOBODY = { logins: [""], teams: [] };

function timeToCome({ at, policy }: Scene, time: string): number | null {
  const due = readTime(time, at, policy.timezone);
  return due === null || due <= at ? null : due;
}

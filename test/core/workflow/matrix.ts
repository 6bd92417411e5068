/**
 * What becomes of each command, by whom and where, as the specification says it (workflow.md, "Commands" and "When").
 * A row has six marks, one a stage from intake to closed: `+` accepted, `r` not this person's, `s` not in this stage, `g` its
 * guard does not hold, `.` not heard. The cases are those of reach.ts: graded, routed, in bob's hands, with an open task, one
 * step from the handling on; without a finding in the diagnosis.
 */

/** Whose case it is, and who speaks. */
export const ROLES = {
  submitter: { author: "anna", by: "anna" },
  staff: { author: "anna", by: "carol" },
  handler: { author: "anna", by: "bob" },
  supervisor: { author: "anna", by: "dora" },
  outsider: { author: "anna", by: "oscar" },
  bot: { author: "anna", by: "dependabot[bot]" },
  "submitter who is staff": { author: "stan", by: "stan" },
  "submitter who is supervisor": { author: "susan", by: "susan" },
} as const;

export type Role = keyof typeof ROLES;
type Row = Record<Role, string>;

const NO = "rrrrrr";
const NOT_HEARD = "......";
const OPEN = "+++++s";
const ALWAYS = "++++++";

/** For staff, whoever else they are; a row of its own for the handler or supervisors where they differ. */
function forStaff(staff: string, { handler = staff, supervisor = staff } = {}): Row {
  return {
    submitter: NO,
    staff,
    handler,
    supervisor,
    outsider: NO,
    bot: NOT_HEARD,
    "submitter who is staff": staff,
    "submitter who is supervisor": supervisor,
  };
}

function forSupervisors(supervisor: string): Row {
  return forStaff(NO, { supervisor });
}

function forSubmitters(submitter: string): Row {
  const both = { "submitter who is staff": submitter, "submitter who is supervisor": submitter };
  return { ...forStaff(NO), submitter, ...both };
}

/** For the submitter and, in the submitter's name, for staff. */
function forSpeakers(row: string): Row {
  return { ...forStaff(row), submitter: row };
}

/** Each command as it is written → its rows. */
export const EXPECTED: Record<string, Row> = {
  "/grade 1 nobody can pay": forSupervisors(OPEN),
  "/route frontend": forStaff(OPEN),
  "/assign @carol": forStaff(OPEN),
  "/unassign": forStaff(OPEN),
  "/start": forStaff("++ssss"),
  "/close partial the rest is for later": forStaff("gggggs", { supervisor: OPEN }),
  "/move handling agreed by phone": forSupervisors(OPEN),
  "/duplicate #12": forStaff(OPEN),
  "/out-of-scope": forStaff(OPEN),
  "/false-alarm a planned test": forStaff(OPEN),
  "/withdraw": forSubmitters(OPEN),
  "/reopen it happens again": forStaff("sssss+"),
  "/retro": forSupervisors(ALWAYS),
  "/adopt": forStaff("ssssss"),
  "/sla": { ...forSpeakers(ALWAYS), outsider: NO },
  "/help": { ...forSpeakers(ALWAYS), outsider: ALWAYS },
  "/diagnosis\nrisk: none": forStaff("ss+++s"),
  "/step restarted the service": forStaff("ss+++s"),
  "/workaround pay by phone": forStaff(OPEN),
  "/eta 2h": forStaff(OPEN),
  "/involve frontend look at the page": forStaff(OPEN),
  "/done nothing in the logs": forStaff(OPEN),
  // Bob wrote the only step; before it there is none to amend.
  "/amend 1 restarted both services": forStaff("gggrrr", { handler: "ggg++s", supervisor: "ggg++s" }),
  "/wait vendor": forStaff(OPEN),
  "/resume": forStaff(OPEN),
  "/fixed payments work again": forStaff("ssg+ss"),
  "/verified paid three times": forStaff("ssss+s", { handler: NO, supervisor: "ssss+s" }),
  "/confirm": forSubmitters("ssss+s"),
  "/confirm for submitter": forSpeakers("ssss+s"),
  "/not-fixed the total is wrong": forSubmitters("ssss++"),
  "/not-fixed for submitter the total is wrong": forSpeakers("ssss++"),
  "/article tags: payment": forStaff(ALWAYS),
};

/** What `grading.by: staff` changes. */
export const GRADED_BY_STAFF: Record<string, Row> = {
  "/grade 1 nobody can pay": forStaff(OPEN),
  "/move handling agreed by phone": forSupervisors(OPEN),
  "/close": forStaff("gggggs", { supervisor: OPEN }),
};

/**
 * What the program uses of the policy: everything filled in, durations in milliseconds.
 * What a person writes is another type, see policy/schema.ts.
 */
import type { Duration, Grade, Instant } from "./case.ts";

/** Where a repository's policy lies, on its default branch. */
export const POLICY_PATH = ".github/caseworker.yml";

export const LOCALES = ["en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];

/** A name in every language. */
export type Named = Record<Locale, string>;

export interface CaseType extends Named {
  department: string;
}

export interface Department extends Named {
  members: string[];
  /** `org/slug`, without the `@`. */
  team: string | null;
  lead: string | null;
  assign: "round-robin" | "least-loaded" | "rota";
  /** `from` is midnight in the policy's time zone. */
  rota: { from: Instant; every: Duration; turns: string[] } | null;
}

/** Both days count, in the policy's time zone, as `yyyy-MM-dd`. */
export interface Absence {
  who: string;
  from: string;
  to: string;
}

/** A pattern of the matrix: each axis a value or `*`. */
export interface MatrixRow {
  impact: string;
  urgency: string;
  importance: string;
}

export interface GradePromise {
  response: Duration;
  resolution: Duration;
  /** A key of `calendars`, or `always`. */
  calendar: string;
  update: Duration | null;
  thresholds: Threshold[];
}

/** Who may be told: the handler, the department's lead, the supervisors, or a channel's name. */
export interface Threshold {
  /** Per cent of the target, e.g. 75. */
  at: number;
  tell: string[];
}

/** Minutes of the wall-clock day, 0 to 1440. */
export interface Interval {
  from: number;
  to: number;
}

/** 0 Sunday … 6 Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface OpeningHours {
  timezone: string;
  /** By weekday, sorted, not overlapping. */
  hours: Record<Weekday, Interval[]>;
  /** Inclusive ranges of `yyyy-MM-dd`. */
  holidays: { from: string; to: string }[];
  /** ISO 3166 code for date-holidays, e.g. `CN`. */
  country: string | null;
  /** Make-up working days: `yyyy-MM-dd` → whose weekday's hours; they override weekend and holiday. */
  workdays: Record<string, Weekday>;
}

/** Open whenever one of the named calendars is open. */
export interface Union {
  any: string[];
}

export type Calendar = OpeningHours | Union;

export type PauseReason = "submitter" | "vendor" | "verification";

export interface Policy {
  version: 1;
  locale: Locale;
  timezone: string;
  enforcement: "strict" | "advise";
  id: { prefix: string };
  /** Logins and `org/slug` teams; empty: maintain and admin on the repository. */
  supervisors: Principals;
  tell: { registered: Principals | null };
  types: Record<string, CaseType>;
  departments: Record<string, Department>;
  away: Absence[];
  grading: {
    mode: "suggest" | "apply";
    by: "supervisors" | "staff";
    matrix: Record<Grade, MatrixRow[]>;
    words: Record<Grade, string[]>;
  };
  grades: Record<Grade, GradePromise>;
  calendars: Record<string, Calendar>;
  sla: {
    start: "opened" | "graded";
    reopen: "continue" | "restart";
    pause: { response: PauseReason[]; resolution: PauseReason[] };
    ungraded: Duration;
  };
  wait: { tellAfter: Duration };
  verification: {
    internal: boolean;
    remindAfter: Duration;
    confirmAfter: Duration | null;
    phrases: { confirm: string[]; notFixed: string[] };
  };
  reopen: { within: Duration };
  notices: { atMostPutBack: number };
  knowledge: Knowledge | null;
  board: { owner: string; project: number } | null;
  retrospective: {
    when: ("grade-1" | "breached" | "rounds-3" | { typeSeen: number; within: Duration })[];
    mode: "propose" | "open";
  };
}

export interface Principals {
  logins: string[];
  /** `org/slug`, without the `@`. */
  teams: string[];
}

export interface Knowledge {
  /** `owner/name`. */
  repository: string;
  path: string;
  /** By pull request always where it is `public`: somebody looks before others may read it. */
  mode: "commit" | "pull-request";
  /** Whether more people may read it than the cases. */
  public: boolean;
  mask: { handler: boolean; also: string[] };
}

/** The part of a policy that clocks are computed from. */
export type ClockPolicy = Pick<Policy, "calendars" | "grades" | "sla">;

/** One case in the index of the knowledge base. */
import type { Result } from "./case.ts";

/** How one clock ended. */
export interface ClockOutcome {
  /** ISO 8601 duration without days, e.g. `PT26H5M`; null when the promise was never met. */
  time: string | null;
  /** Null when nothing was promised: no grade, or the case ended early. */
  kept: boolean | null;
}

/** One compact line of `index.json`: what the search and the reports need. Its texts are masked and harmless (text/plain.ts). */
export interface IndexEntry {
  id: string;
  title: string;
  /** Key of the type; empty when none was given. */
  type: string;
  department: string | null;
  grade: number | null;
  result: Result;
  /** ISO 8601 in UTC. */
  opened: string;
  closed: string;
  rounds: number;
  reopenings: number;
  response: ClockOutcome;
  resolution: ClockOutcome;
  tags: string[];
  /** `owner/name#number` of the issue. */
  source: string;
  /** First words of problem and cause, for the search; empty without an article. */
  summary: string;
  /** Path of the article in this repository, null when there is none. */
  article: string | null;
  /** The ID of the case whose article was the answer to this one; null when it was solved by work. */
  answer: string | null;
  /** To how many cases this one's article was the answer. */
  helped: number;
}

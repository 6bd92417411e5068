/** What the pages of the sandbox are made from. They know the sandbox only as an HTTP client of its REST API. */
import type { Locale } from "../../core/model/policy.ts";

/** Somebody whom a visitor may act as. */
export interface Persona {
  login: string;
  name: string;
  token: string;
  /** Who this is in the story, in the language of the pages: "submitter", "handler, backend". */
  note: string;
}

/** An issue opened through a form: GitHub gives it the form's labels and assignees whoever opens it. */
export interface FormIssue {
  owner: string;
  repo: string;
  login: string;
  title: string;
  body: string;
  labels: string[];
  assignees: string[];
}

export interface PagesOptions {
  /** The sandbox's fetch; the pages ask it for `http://sandbox/api/v3/…`. */
  api: (request: Request) => Response | Promise<Response>;
  /** Whom one may act as; the first is where a visitor starts. */
  people: [Persona, ...Persona[]];
  /** The support repository, `owner/name`. */
  repository: string;
  /** The knowledge base, `owner/name`, if there is one. */
  knowledge: string | null;
  /** The address of the project that is the board, `orgs/acme/projects/1`, if there is one. */
  project?: string | undefined;
  locale: Locale;
  /** The IANA zone in which times are shown; default UTC. */
  timezone?: string;
  /** Opens an issue with labels that its author may not set, and gives its number; without it a plain POST is made. */
  openByForm?: (issue: FormIssue) => Promise<number>;
  /** Moves the sandbox's clock forward by milliseconds; without it the clock is only shown. */
  advance?: (ms: number) => Promise<void>;
}

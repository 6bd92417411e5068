/** A person of the story at GitHub: acts over the REST API with a token of their own. */
import { Octokit } from "@octokit/rest";
import { KNOWLEDGE, OWNER, SUPPORT, tokenOf } from "./cast.ts";

export interface Person {
  octokit: Octokit;
  login: string;
}

export const REPOSITORY = { owner: OWNER, repo: SUPPORT };
export const BASE = { owner: OWNER, repo: KNOWLEDGE };

/** `url` is the sandbox's. */
export function personAt(url: string, login: string): Person {
  return { login, octokit: new Octokit({ auth: tokenOf(login), baseUrl: `${url}/api/v3`, log: QUIET }) };
}

const silent = () => {};
const QUIET = { debug: silent, info: silent, warn: silent, error: silent };

/** What is in the app's card and in no other comment of it. */
export const CARD = "caseworker:record";

export interface Comment {
  id: number;
  body: string;
  by: string;
}

/** Every comment of a case, oldest first. */
export async function commentsOf({ octokit }: Person, issue_number: number): Promise<Comment[]> {
  const asked = { ...REPOSITORY, issue_number, per_page: 100 };
  const comments = await octokit.paginate(octokit.rest.issues.listComments, asked);
  return comments.map(({ id, body, user }) => ({ id, body: body ?? "", by: user?.login ?? "" }));
}

/** The text of a file on the default branch; null when there is none. */
export async function fileOf({ octokit }: Person, repository: typeof BASE, path: string): Promise<string | null> {
  try {
    const asked = { ...repository, path, mediaType: { format: "raw" } };
    const data: unknown = (await octokit.rest.repos.getContent(asked)).data;
    return typeof data === "string" ? data : null;
  } catch {
    return null;
  }
}

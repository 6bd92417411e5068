/** A route is a row: GitHub's operation, what it needs, and what it answers. Everything else is the same for all. */
import type { RestEndpointMethodTypes } from "@octokit/rest";
import type { Role } from "../setup.ts";
import type { Actor } from "../world/actor.ts";
import type { Repository, World } from "../world/world.ts";
import type { Answer } from "./answer.ts";

/** What is to hold before the row is asked; checked in `permit.ts`. */
export interface Needs {
  /** Who may ask at all. Default: an installation or a person. */
  by?: Actor["kind"][];
  /** What an installation needs one of, e.g. `issues:write`; default `metadata:read`. */
  permission?: string[];
  /** The least role of a person in the repository; default read. */
  role?: Role;
}

/** A request that was found to be in order. */
export interface Call<Asked> {
  world: World;
  actor: Actor;
  /** Path, query and body in one, as Octokit takes them: the contract made sure that they are so. */
  given: Asked;
  /** What is asked of, with its `Accept` header. */
  request: Request;
}

/** A request below a repository that the actor may see. */
export interface RepositoryCall<Asked> extends Call<Asked> {
  repository: Repository;
}

export interface Row {
  /** As GitHub's documentation names it: `issues/create`. */
  operation: string;
  needs: Needs;
  answer: (call: Call<unknown>, repository: Repository | null) => Answer;
}

type Methods = RestEndpointMethodTypes;
type Camel<T extends string> = T extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : T;
type Of<T, K> = K extends keyof T ? T[K] : never;

/** What Octokit takes for an operation. */
export type Given<Operation extends string> = Operation extends `${infer Scope}/${infer Name}`
  ? Of<Of<Of<Methods, Camel<Scope>>, Camel<Name>>, "parameters">
  : never;

/** A row that is not below a repository. */
export function route<const Operation extends string>(
  operation: Operation,
  needs: Needs,
  answer: (call: Call<Given<Operation>>) => Answer,
): Row {
  return { operation, needs, answer: (call) => answer(typed<Operation>(call)) };
}

/** A row below `/repos/{owner}/{repo}`: who may not see the repository gets 404 before it is asked. */
export function repositoryRoute<const Operation extends string>(
  operation: Operation,
  needs: Needs,
  answer: (call: RepositoryCall<Given<Operation>>) => Answer,
): Row {
  return {
    operation,
    needs,
    answer: (call, repository) => {
      if (repository === null) throw new Error(`${operation} is not below a repository`);
      return answer({ ...typed<Operation>(call), repository });
    },
  };
}

function typed<Operation extends string>(call: Call<unknown>): Call<Given<Operation>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract made sure of it: GitHub publishes both
  return call as Call<Given<Operation>>;
}

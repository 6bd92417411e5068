import { signatureOf } from "../world/file.ts";
import type { Signature } from "../world/git-object.ts";
import type { RepositoryCall } from "./route.ts";

/** Who made a commit, as a request may say: what is left out is the actor's, now. Undefined when nothing is said. */
export function signed(
  { world, repository, actor }: RepositoryCall<unknown>,
  said: { name?: string; email?: string; date?: string } | undefined,
): Signature | undefined {
  if (said === undefined) return undefined;
  const own = signatureOf({ world, repository, by: actor.account });
  return {
    name: said.name ?? own.name,
    email: said.email ?? own.email,
    at: said.date === undefined ? own.at : Date.parse(said.date),
  };
}

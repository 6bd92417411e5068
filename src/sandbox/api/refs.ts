/** The Git data API: branches and tags. */
import { refShape } from "../shapes/git.ts";
import { createRef, deleteRef, moveRef, type RefPlace } from "../world/git-ref.ts";
import { refsBelow } from "../world/git-store.ts";
import { notFound } from "../world/refusal.ts";
import { created, noContent, ok } from "./answer.ts";
import { checkFilled } from "./commits.ts";
import { repositoryRoute, type RepositoryCall, type Row } from "./route.ts";

const READS = { permission: ["contents:read"] };
const WRITES = { permission: ["contents:write"], role: "write" as const };

export const REFS: Row[] = [
  repositoryRoute("git/get-ref", READS, ({ world, repository, given }) => {
    checkFilled(repository);
    const ref = `refs/${given.ref}`;
    const sha = repository.git.refs.get(ref);
    if (sha === undefined) throw notFound();
    return ok(refShape(world, repository, { ref, sha }));
  }),
  repositoryRoute("git/list-matching-refs", READS, ({ world, repository, given }) => {
    checkFilled(repository);
    const refs = refsBelow(repository.git, `refs/${given.ref}`);
    return ok(refs.map((found) => refShape(world, repository, found)));
  }),
  repositoryRoute("git/create-ref", WRITES, (call) => {
    checkFilled(call.repository);
    const { ref, sha } = call.given;
    createRef(placeOf(call), ref, sha);
    return created(refShape(call.world, call.repository, { ref, sha }));
  }),
  repositoryRoute("git/update-ref", WRITES, (call) => {
    checkFilled(call.repository);
    const { sha, force = false } = call.given;
    const ref = `refs/${call.given.ref}`;
    moveRef(placeOf(call), ref, { sha, force });
    return ok(refShape(call.world, call.repository, { ref, sha }));
  }),
  repositoryRoute("git/delete-ref", WRITES, (call) => {
    checkFilled(call.repository);
    deleteRef(placeOf(call), `refs/${call.given.ref}`);
    return noContent();
  }),
];

function placeOf({ world, repository, actor }: RepositoryCall<unknown>): RefPlace {
  return { world, repository, by: actor.account };
}

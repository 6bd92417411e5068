/** One request in full: held against the contract, permitted, done, and the answer held against the contract too. */
import { answerComplaints, type Operation, requestComplaints } from "../contract/contract.ts";
import type { Ledger } from "../log.ts";
import type { Actor } from "../world/actor.ts";
import { Refusal } from "../world/refusal.ts";
import type { World } from "../world/world.ts";
import { type Answer, JSON_TYPE, refused } from "./answer.ts";
import { givenBy, readSent, type Sent } from "./given.ts";
import { permit } from "./permit.ts";
import { ROWS } from "./rows.ts";

export interface Asked {
  operation: Operation;
  actor: Actor;
  request: Request;
}

interface Scene {
  world: World;
  ledger: Ledger;
}

/** The answer, a refusal's too. An answer that GitHub could not give becomes 500. */
export async function answerTo(asked: Asked, scene: Scene): Promise<Answer> {
  const answer = await orRefused(async () => done(asked, scene, await readSent(asked.request)));
  const { status, body, mediaType = JSON_TYPE } = answer;
  const complaints = answerComplaints(asked.operation, {
    status,
    body,
    mediaType: body === undefined ? null : mediaType,
  });
  if (complaints.length === 0) return answer;
  record(scene.ledger, asked, complaints);
  return refused(new Refusal(500, `The sandbox answered what GitHub would not: ${complaints.join("; ")}`));
}

async function orRefused(answering: () => Promise<Answer>): Promise<Answer> {
  try {
    return await answering();
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

function done({ operation, actor, request }: Asked, { world, ledger }: Scene, sent: Sent): Answer {
  const row = ROWS.get(operation.id);
  if (row === undefined) throw new Error(`no row serves ${operation.id}`);
  const complaints = requestComplaints(operation, sent);
  if (complaints.length > 0) {
    record(ledger, { operation, actor, request }, complaints);
    throw new Refusal(422, `Invalid request.\n\n${complaints.join("\n")}`);
  }
  const { params, method } = operation;
  const repository = permit(world, actor, { row, params, method });
  return row.answer({ world, actor, request, given: givenBy(params, sent) }, repository);
}

function record({ violations }: Ledger, { operation, request }: Asked, complaints: string[]): void {
  const { pathname } = new URL(request.url);
  violations.push(...complaints.map((complaint) => `${request.method} ${pathname} (${operation.id}): ${complaint}`));
}

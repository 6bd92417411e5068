import type { IncomingMessage } from "node:http";

/** Why a body is not kept: it is larger than any may be, or too many large ones arrive at the same time. */
export type Unwanted = "too large" | "no room";

/** So much of each body finds room always, in bytes: most webhooks are smaller, and large ones must not keep them out. */
const FREE = 64 * 1024;

/** What bodies may take together while they arrive: of whoever sends them nothing is known before they have come. */
export class Room {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** False, and nothing is taken, where there is no room for so many bytes more. */
  take(bytes: number): boolean {
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#left += bytes;
  }
}

/**
 * The bytes of a request's body; or why they are unwanted, as soon as more than `most` are announced or have come, or
 * there is no room for them: no more is ever kept. Rejects when the connection breaks first.
 */
export async function readBody(incoming: IncomingMessage, most: number, room: Room): Promise<Buffer | Unwanted> {
  if (Number(incoming.headers["content-length"]) > most) return "too large";
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | Unwanted>();
  const kept = new Kept(most, room);
  incoming.on("data", (chunk: Buffer) => {
    const unwanted = kept.add(chunk);
    if (unwanted !== null) resolve(unwanted);
  });
  incoming.once("end", () => resolve(kept.end()));
  incoming.once("error", reject);
  incoming.once("close", () => {
    kept.drop();
    // Errors take long to make, and this happens after every body that has come.
    if (!incoming.complete) reject(new Error("The connection was closed before the body had come"));
  });
  return promise;
}

/** What has come of one body. */
class Kept {
  readonly #most: number;
  readonly #room: Room;
  #chunks: Buffer[] = [];
  #size = 0;
  #taken = 0;
  #unwanted: Unwanted | null = null;

  constructor(most: number, room: Room) {
    this.#most = most;
    this.#room = room;
  }

  /** Why the body is unwanted from now on; null: it is not. */
  add(chunk: Buffer): Unwanted | null {
    this.#size += chunk.length;
    this.#unwanted ??= this.#size > this.#most ? "too large" : this.#takeRoom();
    if (this.#unwanted === null) this.#chunks.push(chunk);
    else this.drop();
    return this.#unwanted;
  }

  /** All of it. */
  end(): Buffer {
    const [only] = this.#chunks;
    const body = this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks);
    this.drop();
    return body;
  }

  drop(): void {
    this.#chunks = [];
    this.#room.giveBack(this.#taken);
    this.#taken = 0;
  }

  #takeRoom(): Unwanted | null {
    const more = Math.max(0, this.#size - FREE) - this.#taken;
    if (!this.#room.take(more)) return "no room";
    this.#taken += more;
    return null;
  }
}

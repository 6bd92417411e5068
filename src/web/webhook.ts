/**
 * The webhook receiver: checks who sent it, has it stored, answers. Work happens later (architecture.md step 1). It
 * speaks to Node's server itself: behind requests and responses of the web's kind it takes half as many.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../queue/log.ts";
import { readBody, Room } from "./body.ts";
import type { Unwanted } from "./body.ts";
import { checkSecrets, isSigned } from "./signature.ts";

/** A webhook whose signature is right. `id` is the delivery's GUID; neither it nor `name` is covered by the signature. */
export interface WebhookEvent {
  id: string;
  name: string;
  payload: object;
}

/** What came of a webhook, for whoever counts. */
export interface Answered {
  /** As it was named by whoever sent it, whose signature may be wrong. */
  event: string;
  /** The status of the answer; null: the sender broke off. */
  status: number | null;
  /** From the arrival of its head to the answer, in milliseconds. */
  took: number;
}

export interface WebhookOptions {
  /** One secret, or two while the first replaces the second. */
  secrets: readonly string[];
  /** Stores what the event asks for; resolves when that is stored. Events of no interest resolve at once. */
  deliver: (event: WebhookEvent) => Promise<void>;
  log: Log;
  /** The largest body in bytes; of that size four may arrive at the same time. Default 25 MB, GitHub's own limit. */
  largestBody?: number;
  /** Told of every answer. */
  onAnswer?: (answered: Answered) => void;
}

/** Probot's default path, so that an app's settings fit either. */
export const WEBHOOK_PATH = "/api/github/webhooks";

/** Takes a request and answers it, if it is a webhook; false leaves it to others. */
export type Take = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

const LARGEST_BODY = 25 * 1024 * 1024;

/** So many of the largest bodies find room at the same time. */
const LARGEST_AT_ONCE = 4;

/** How long to let a sender see the answer that its body is too large, in milliseconds. */
const LINGER = 500;

/**
 * A webhook is answered with 202 only after `deliver` has resolved; 503 when it rejects, so that GitHub lists the
 * delivery as failed and it can be sent again, and while too many large bodies arrive, whoever sends them; 401, 400 and
 * 413 say what was expected.
 *
 * Throws when there is no secret.
 */
export function createWebhooks(options: WebhookOptions): Take {
  checkSecrets(options.secrets);
  const { largestBody = LARGEST_BODY } = options;
  const receiving = { ...options, largestBody, room: new Room(LARGEST_AT_ONCE * largestBody) };
  return (incoming, outgoing) => {
    if (incoming.method !== "POST" || incoming.url?.split("?")[0] !== WEBHOOK_PATH) return false;
    void receive(incoming, outgoing, receiving);
    return true;
  };
}

interface Receiving extends WebhookOptions {
  largestBody: number;
  room: Room;
}

async function receive(incoming: IncomingMessage, outgoing: ServerResponse, options: Receiving): Promise<void> {
  const { onAnswer = () => {}, largestBody, room } = options;
  const began = performance.now();
  const told = (status: number | null) =>
    onAnswer({ event: header(incoming, "x-github-event"), status, took: performance.now() - began });
  try {
    const body = await readBody(incoming, largestBody, room);
    const isUnwanted = typeof body === "string";
    const [status, text] = isUnwanted ? refusal(body, largestBody) : await answerTo(incoming, body, options);
    told(status);
    if (isUnwanted) cutOff(incoming, outgoing);
    outgoing.writeHead(status, { "content-type": "text/plain; charset=utf-8", "content-length": text.length });
    outgoing.end(text);
  } catch (error) {
    told(null);
    options.log.info({ err: error }, "A webhook broke off before it had come");
    outgoing.destroy();
  }
}

/** Status and text, which is ASCII. */
type Answer = [status: number, text: string];

function refusal(unwanted: Unwanted, largest: number): Answer {
  return unwanted === "too large"
    ? [413, `The body may have at most ${largest} bytes.\n`]
    : [503, "Too many large bodies arrive at the same time. Send it again later.\n"];
}

async function answerTo(incoming: IncomingMessage, body: Buffer, options: WebhookOptions): Promise<Answer> {
  if (!isSigned(body, header(incoming, "x-hub-signature-256"), options.secrets)) {
    return [401, "X-Hub-Signature-256 must be the HMAC of the body under this app's webhook secret.\n"];
  }
  const event = readEvent(incoming, body.toString("utf8"));
  return typeof event === "string" ? [400, `${event}\n`] : deliver(event, options);
}

/** The event, or what is wrong with it. */
function readEvent(incoming: IncomingMessage, body: string): WebhookEvent | string {
  const [id, name] = [header(incoming, "x-github-delivery"), header(incoming, "x-github-event")];
  if (name === "") return "The header X-GitHub-Event must name the event.";
  if (id === "") return "The header X-GitHub-Delivery must carry the delivery's GUID.";
  const payload = parseObject(body);
  return payload === null
    ? "The body must be a JSON object: set the webhook's content type to application/json."
    : { id, name, payload };
}

async function deliver(event: WebhookEvent, options: WebhookOptions): Promise<Answer> {
  try {
    await options.deliver(event);
    return [202, "stored\n"];
  } catch (error) {
    options.log.error({ err: error, delivery: event.id, event: event.name }, "A webhook could not be stored");
    return [503, "The event could not be stored. Send it again later.\n"];
  }
}

/** The rest of the body is not wanted: the connection ends with this answer, or soon after it where more is sent. */
function cutOff({ socket }: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.setHeader("connection", "close");
  const timer = setTimeout(() => socket.destroySoon(), LINGER);
  socket.once("close", () => clearTimeout(timer));
}

function header({ headers }: IncomingMessage, name: string): string {
  const value = headers[name];
  return typeof value === "string" ? value : "";
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

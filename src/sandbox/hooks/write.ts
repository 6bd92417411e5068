/** Webhooks are written when something happens, and wait in the log until they are delivered. */
import { createHmac, randomUUID } from "node:crypto";
import { webhookComplaints } from "../contract/contract.ts";
import type { Ledger } from "../log.ts";
import { eventsOf } from "../shapes/app.ts";
import type { Happening } from "../world/happening.ts";
import { type Installation, nextId, type World } from "../world/world.ts";
import type { Delivery } from "../world/delivery.ts";
import { eventOf, payloadOf, toldInstallation } from "./payload.ts";

/** Writes the webhook, if the app is installed there and its permissions let it know. Throws when GitHub would not send it. */
export function writeHook(world: World, happening: Happening, ledger: Ledger): void {
  const installation = toldInstallation(world, happening);
  if (installation === null || !isTold(installation, happening)) return;
  const payload = payloadOf(world, happening);
  const complaints = webhookComplaints(eventOf(happening), payload);
  if (complaints.length > 0) {
    ledger.violations.push(...complaints.map((complaint) => `${eventOf(happening)}: ${complaint}`));
    throw new Error(`The sandbox made a webhook that GitHub would not send: ${complaints.join("; ")}`);
  }
  const repository = "repository" in happening ? happening.repository.id : null;
  world.deliveries.push(deliveryOf(world, { happening, payload, installation: installation.id, repository }));
}

/** A copy that waits to be delivered again, under the same GUID. */
export function writeAgain(world: World, { headers, ...delivery }: Delivery): void {
  world.deliveries.push({ ...delivery, headers, id: nextId(world), redelivery: true, at: world.now, outcome: null });
}

function isTold(installation: Installation, happening: Happening): boolean {
  if (happening.event === "installation") return true;
  if (happening.event === "installation_repositories") return happening.installation.suspendedAt === null;
  return installation.suspendedAt === null && eventsOf(installation).includes(eventOf(happening));
}

interface Written {
  happening: Happening;
  payload: Record<string, unknown>;
  installation: number;
  repository: number | null;
}

function deliveryOf(world: World, { happening, payload, installation, repository }: Written): Delivery {
  const event = eventOf(happening);
  const guid = randomUUID();
  const body = JSON.stringify(payload);
  return {
    id: nextId(world),
    guid,
    event,
    action: "action" in happening ? happening.action : null,
    payload,
    headers: headersOf(world, { event, guid, body }),
    body,
    installation,
    repository,
    redelivery: false,
    at: world.now,
    outcome: null,
  };
}

function headersOf({ app }: World, { event, guid, body }: { event: string; guid: string; body: string }) {
  const signature = createHmac("sha256", app.webhookSecret).update(body).digest("hex");
  return {
    accept: "*/*",
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/sandbox",
    "x-github-delivery": guid,
    "x-github-event": event,
    "x-github-hook-id": String(app.id),
    "x-github-hook-installation-target-id": String(app.id),
    "x-github-hook-installation-target-type": "integration",
    "x-hub-signature-256": `sha256=${signature}`,
  };
}

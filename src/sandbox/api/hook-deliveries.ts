/** The log of webhooks, by which an app finds what it missed and has it sent again. */
import { writeAgain } from "../hooks/write.ts";
import { deliveryItem, fullDelivery } from "../shapes/delivery.ts";
import { notFound } from "../world/refusal.ts";
import type { World } from "../world/world.ts";
import { ok } from "./answer.ts";
import { route, type Row } from "./route.ts";

/** GitHub keeps deliveries for three days (github-facts.md, "webhook answer"). */
const KEPT = 3 * 24 * 3_600_000;

export const HOOK_DELIVERIES: Row[] = [
  route("apps/list-webhook-deliveries", { by: ["app"] }, ({ world, given, request }) => {
    const { per_page = 30, cursor } = given;
    const older = keptIn(world).filter(({ id }) => cursor === undefined || id < Number(cursor));
    const rows = older.slice(0, per_page);
    const last = rows.at(-1);
    const headers = last === undefined || rows.length === older.length ? {} : { link: linkTo(request.url, last.id) };
    return { ...ok(rows.map(deliveryItem)), headers };
  }),
  route("apps/get-webhook-delivery", { by: ["app"] }, ({ world, given }) =>
    ok(fullDelivery(withId(world, given.delivery_id))),
  ),
  route("apps/redeliver-webhook-delivery", { by: ["app"] }, ({ world, given }) => {
    writeAgain(world, withId(world, given.delivery_id));
    return { status: 202, body: {} };
  }),
];

/** Newest first; those that still wait are not in GitHub's log either. */
function keptIn({ deliveries, now }: World) {
  return deliveries.filter(({ outcome, at }) => outcome !== null && at > now - KEPT).toReversed();
}

function withId(world: World, id: number) {
  const delivery = keptIn(world).find((one) => one.id === id);
  if (delivery === undefined) throw notFound();
  return delivery;
}

function linkTo(address: string, cursor: number): string {
  const url = new URL(address);
  url.searchParams.set("cursor", String(cursor));
  return `<${url.href}>; rel="next"`;
}

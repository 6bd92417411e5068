import type { Delivery } from "../world/delivery.ts";
import { timeOf } from "./basics.ts";

/** A delivery as the list shows it. */
export function deliveryItem(delivery: Delivery) {
  const { id, guid, event, action, redelivery, at, outcome, installation, repository } = delivery;
  const status = outcome?.status ?? 0;
  return {
    id,
    guid,
    delivered_at: timeOf(at),
    redelivery,
    duration: outcome?.duration ?? 0,
    status:
      status >= 200 && status < 300
        ? "OK"
        : status === 0
          ? "failed to connect to host"
          : `Invalid HTTP Response: ${status}`,
    status_code: status,
    event,
    action,
    installation_id: installation,
    repository_id: repository,
    throttled_at: null,
  };
}

/** A delivery with all that was sent and answered. */
export function fullDelivery(delivery: Delivery) {
  const { headers, payload, outcome } = delivery;
  return {
    ...deliveryItem(delivery),
    request: { headers, payload },
    response: { headers: outcome?.headers ?? {}, payload: outcome?.body ?? null },
  };
}

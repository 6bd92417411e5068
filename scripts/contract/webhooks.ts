import type { Description, Operation } from "./description.ts";
import { withParts } from "./parts.ts";
import type { Reach } from "./reach.ts";
import { reachOf } from "./reach.ts";

/** By event the schemas' names by action (`""` where the event has none), as `src/sandbox/contract/extract.ts` reads them. */
export function webhooksExtract(description: Description, wanted: readonly string[]): object {
  const reach = reachOf(description);
  const all = Object.values(description.webhooks).flatMap((item) => item["post"] ?? []);
  const events = wanted.map((event) => {
    const webhooks = all.filter((webhook) => wordsOf(webhook)[0] === event);
    if (webhooks.length === 0) throw new Error(`GitHub describes no webhook ${event}`);
    return [
      event,
      Object.fromEntries(webhooks.map((webhook) => [wordsOf(webhook)[1], payload(reach, webhook)])),
    ] as const;
  });
  return { events: Object.fromEntries(events), schemas: withParts(reach.schemas) };
}

/** Event and action as GitHub sends them: `issue-comment/created` is the event `issue_comment`. */
function wordsOf({ operationId }: Operation): [event: string, action: string] {
  const [event = "", action = ""] = operationId.replaceAll("-", "_").split("/");
  return [event, action];
}

function payload(reach: Reach, webhook: Operation): string {
  const schema = reach.open(webhook.requestBody?.content["application/json"]?.schema ?? {});
  if (typeof schema["$ref"] === "string") return schema["$ref"];
  throw new Error(`expected the payload of ${webhook.operationId} to be a reference`);
}

/**
 * Makes the sandbox's contract anew: `node scripts/extract-contract.ts`.
 *
 * Fetches GitHub's published descriptions of its REST API and its webhooks (the npm packages and versions below; needs
 * npm, tar and the network), takes the operations and events listed in `contract/operations.ts` with the schemas they
 * reach, and writes `rest.json`, `webhooks.json`, `examples.json` (for the tests) and `NOTICE.md` into `src/sandbox/contract`. With the same versions it
 * writes the same files. To follow GitHub: raise a version, run it, run the tests, read the differences.
 */
import { writeFile } from "node:fs/promises";
import { EVENTS, OPERATIONS } from "./contract/operations.ts";
import { notice } from "./contract/notice.ts";
import { examplesOf } from "./contract/examples.ts";
import { fetchPublished } from "./contract/published.ts";
import { restExtract } from "./contract/rest.ts";
import { webhooksExtract } from "./contract/webhooks.ts";
import { writeExtract } from "./contract/write.ts";

const REST = { package: "@octokit/openapi", version: "23.0.2" };
const WEBHOOKS = { package: "@octokit/openapi-webhooks", version: "12.1.0" };

const FOLDER = new URL("../src/sandbox/contract/", import.meta.url);

const rest = await fetchPublished(REST);
const webhooks = await fetchPublished(WEBHOOKS);
await writeExtract(new URL("rest.json", FOLDER), { source: rest.source, ...restExtract(rest.description, OPERATIONS) });
await writeExtract(new URL("webhooks.json", FOLDER), {
  source: webhooks.source,
  ...webhooksExtract(webhooks.description, EVENTS),
});
await writeExtract(new URL("examples.json", FOLDER), {
  source: rest.source,
  examples: examplesOf(rest.description, OPERATIONS),
});
await writeFile(new URL("NOTICE.md", FOLDER), notice([rest, webhooks]));

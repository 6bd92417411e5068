/** A program for tests: takes the next case from PostgreSQL, says which, and keeps it until it is killed. */
import { openPostgresQueue } from "../../../src/queue/open-postgres.ts";

const [url = "", schema = ""] = process.argv.slice(2);

const queue = await openPostgresQueue(url, { schema, now: Date.now, random: Math.random });
const job = await queue.take();
process.stdout.write(`${job?.key}\n`);

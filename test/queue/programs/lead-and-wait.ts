/** A program for tests: asks to lead, says whether it does, and stays until it is killed. */
import { openPostgresQueue } from "../../../src/queue/open-postgres.ts";

const [url = "", schema = "", role = ""] = process.argv.slice(2);

const queue = await openPostgresQueue(url, { schema, now: Date.now, random: Math.random });
process.stdout.write(`${await queue.lead(role)}\n`);

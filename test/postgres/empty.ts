import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** Makes a database of its own on a server and gives its address; it goes with the server. */
export async function emptyDatabase(server: { url: string }): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * A plain Probot server as its documentation sets it up, with a handler that does nothing: nothing is stored. With the
 * argument `quiet` it logs warnings only; as it comes it logs every request.
 */
import { pino } from "pino";
import { Probot, Server } from "probot";
import { EVENT, SECRET } from "./load.ts";
import { freePort, privateKey, tellPort } from "./program.ts";

const quiet = process.argv[2] === "quiet" ? { log: pino({ level: "warn" }) } : {};
const settings = { appId: 1, privateKey: privateKey(), secret: SECRET, ...quiet };
const server = new Server({ Probot: Probot.defaults(settings), host: "127.0.0.1", port: await freePort(), ...quiet });
await server.load((app) => {
  app.on(EVENT, async () => {});
});
await server.start();
tellPort(server.port);

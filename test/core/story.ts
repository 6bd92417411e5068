/** What the stories of cases have in common. */
import type { HubOptions, Hub } from "./hub.ts";
import { MINUTE } from "./hub.ts";
import { say } from "./workflow/reach.ts";

export interface Story {
  /** The policy's file, without its language. */
  policy?: object;
  options?: Omit<HubOptions, "policy" | "words">;
  /** What happens after the first look. */
  play: (hub: Hub) => void;
}

/** Brings a case up to the handling. */
export function work(hub: Hub): void {
  say(hub, "dora", "/grade 2");
  say(hub, "dora", "/assign @bob");
  say(hub, "bob", "/start");
  say(hub, "bob", "/diagnosis\nreproduced: yes, in the evening\ncause: c\ncategory: code\nplan: p\nrisk: r\nscope: s");
  say(hub, "bob", "/step made it larger");
}

/** Looks after each of these lengths of time. */
export function pass(hub: Hub, ...lengths: number[]): void {
  for (const length of lengths) {
    hub.pass(length);
    hub.look();
  }
}

/** The card is gone and, with `forget`, what the app kept elsewhere. */
export function lose(hub: Hub, forget: boolean): void {
  hub.items.splice(
    hub.items.findIndex((item) => item.what === "commented" && item.body === hub.card()),
    1,
  );
  if (forget) hub.forget();
  pass(hub, MINUTE);
}

/** Who may read what is measured. */
import { createHash, timingSafeEqual } from "node:crypto";
import { BlockList } from "node:net";

/** Whoever asks: where the connection comes from, and what it says. */
export interface Peer {
  address: string;
  headers: Headers;
}

/** What proxies add: behind one on this machine everybody would seem to be here. */
const OF_PROXIES = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

const HERE = new BlockList();
HERE.addSubnet("127.0.0.0", 8);
HERE.addAddress("::1", "ipv6");

/** With a token whoever shows it (`Authorization: Bearer …`), from anywhere; without one programs of this machine. */
export function mayReadMetrics({ address, headers }: Peer, token: string | null): boolean {
  if (token !== null) return isSame(headers.get("authorization") ?? "", `Bearer ${token}`);
  return isHere(address) && !OF_PROXIES.some((name) => headers.has(name));
}

function isHere(address: string): boolean {
  return HERE.check(address, address.includes(":") ? "ipv6" : "ipv4");
}

/** In constant time, whatever their lengths. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

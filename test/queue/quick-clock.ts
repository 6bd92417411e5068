/** The moment from which on clocks of another speed go wrong; the same in all processes. */
const FROM = Date.UTC(2026, 0, 1);

/** A clock of the host that goes so many times as fast, in every process the same. */
export function quickClock(speed: number): () => number {
  return () => FROM + Math.round((Date.now() - FROM) * speed);
}

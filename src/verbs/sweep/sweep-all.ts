import { pace } from "../../core/sweep.ts";
import { readPlaces } from "../../github/repository/places.ts";
import type { Place } from "../../github/repository/places.ts";
import type { Looked } from "../../queue/work.ts";
import { errandKey } from "../case-key.ts";
import type { Errands } from "./doors.ts";
import { knownRepositories } from "./known-repositories.ts";
import type { KnownRepository } from "./known-repositories.ts";
import { nextNight } from "./next-night.ts";

/** After cases of grade 1 and 2: there may be many repositories. */
const RANK = 3;

/** Has every repository of every installation swept, and comes again at night. */
export async function sweepAll({ hub, queue, log, now, random }: Errands): Promise<Looked> {
  const { probot } = hub;
  const places = await readPlaces({ app: () => probot.auth(), installed: (id) => probot.auth(id) });
  const all = places?.map(withHint) ?? (await knownRepositories(queue));
  for (const [place, { repository, hint }] of all.entries()) {
    const key = errandKey("sweep", repository);
    await queue.release(key);
    await queue.putLater(key, now() + pace(place), { rank: RANK, ...(hint === null ? {} : { hint }) });
  }
  log.info({ repositories: all.length, asked: places !== null }, "has repositories swept");
  return { lookAgainAt: nextNight(now(), random()) };
}

function withHint({ installation, ...repository }: Place): KnownRepository {
  return { repository, hint: String(installation) };
}

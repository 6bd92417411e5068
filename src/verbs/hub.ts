/** GitHub as the app reaches it: Probot's clients, what is kept between looks, and the hands that write. */
import { Probot } from "probot";
import type { Logger } from "pino";
import type { Instant } from "../core/model/case.ts";
import type { Seal } from "../core/text/marker.ts";
import { createAct } from "../github/case/act.ts";
import { createBoard } from "../github/board/board.ts";
import type { Board } from "../github/board/board.ts";
import type { Budget } from "../github/client/budget.ts";
import { ENDLESS } from "../github/client/budget.ts";
import { createClient } from "../github/client/client.ts";
import { isInstallationGone } from "../github/client/fault.ts";
import { createFollow, createPublish } from "../github/knowledge/knowledge.ts";
import { createReadIndex } from "../github/knowledge/index-file.ts";
import type { Octokit, Repository } from "../github/client/octokit.ts";
import { createObserve } from "../github/case/observe.ts";
import { createPeople } from "../github/case/people.ts";
import type { PolicyStore } from "../github/policy/last-good.ts";
import { createPolicies } from "../github/policy/policy.ts";
import type { Policies } from "../github/policy/policy.ts";
import { createReadReactions } from "../github/case/reactions.ts";
import { createInstallations, createOwnLogin } from "../github/repository/repository.ts";
import type { Installations } from "../github/repository/repository.ts";
import { seeCase } from "../github/case/see.ts";
import type { Eyes } from "../github/case/see.ts";
import { createSetupClients } from "../github/setup/clients.ts";
import { setUp } from "../github/setup/setup.ts";
import type { SetupAsked, SetupReport } from "../github/setup/setup.ts";
import type { Requested } from "../github/client/watch-requests.ts";
import { forLibraries } from "../log/create.ts";
import type { See } from "../reconcile.ts";
import type { Settings } from "../settings.ts";
import { loadTexts, loadWords } from "../words.ts";

export interface Hub {
  probot: Probot;
  see: See;
  ownLogin: () => Promise<string | null>;
  /** The client of the repository's installation; `hint` is its id as a webhook named it. */
  clientFor: (repository: Repository, hint: string | null) => Promise<Octokit>;
  policies: Policies;
  readBoardCard: Board["read"];
  /** Brings the open proposals of a knowledge base up to date, by the client of its installation. */
  followProposals: ReturnType<typeof createFollow>;
  forgetPolicy: (repository: { owner: string; repo: string }) => void;
  setUp: (repository: Repository, asked: SetupAsked) => Promise<SetupReport>;
}

export interface HubOptions {
  settings: Settings;
  seal: Seal;
  log: Logger;
  /** Measures how long answers are kept; GitHub's own time comes with its answers. */
  clock: () => Instant;
  /** The record of a case as it was kept elsewhere. Default: there is none. */
  recall?: Eyes["recall"];
  /** What was heard of the case's card on the board. Default: nothing. */
  recallMoves?: Eyes["recallMoves"];
  /** Where the last good policies are kept. Default: nowhere. */
  goodPolicies?: PolicyStore;
  /** How much may be asked for. Default: a verb that does one thing is not held up. */
  budget?: Budget;
  /** Told of every request to GitHub. */
  onRequest?: (requested: Requested) => void;
}

/** Connects nothing yet: the first request is made when the first case is looked at. */
export function createHub(options: HubOptions): Hub {
  const { seal, clock, recall = async () => null } = options;
  const probot = createProbot(options);
  const policies = createPolicies(clock, options.goodPolicies);
  const ownLogin = createOwnLogin(clock);
  const installations = createInstallations(clock);
  const clientOf: Hub["clientFor"] = (repository, hint) => clientFor({ probot, installations }, repository, hint);
  const board = createBoard({ clock, loadWords });
  const eyes: Eyes = {
    clientFor: clientOf,
    observe: createObserve(clock),
    readReactions: createReadReactions(),
    policies,
    people: createPeople(clock),
    act: createAct({
      clock,
      publish: createPublish({ probot, installations, loadWords }),
      board: board.keep,
    }),
    recall,
    recallMoves: options.recallMoves ?? (async () => []),
    readIndex: createReadIndex(clock),
    seal,
  };
  const clientsFor = createSetupClients({ probot, installations });
  const setupDoors = { clientsFor, policies, loadWords, loadTexts, clock };
  return {
    probot,
    see: seeing(eyes, installations),
    clientFor: clientOf,
    policies,
    readBoardCard: board.read,
    followProposals: createFollow({ probot, installations, loadWords, policies }),
    ownLogin: async () => ownLogin(await probot.auth()),
    forgetPolicy: (repository) => policies.forget(repository),
    setUp: (repository, asked) => setUp(setupDoors, repository, asked),
  };
}

function createProbot({ settings, log, budget = ENDLESS, onRequest }: HubOptions): Probot {
  return new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.webhookSecret,
    // GitHub Enterprise Server has no rate limits unless its owner sets some; github.com always does.
    Octokit: createClient({ paced: settings.baseUrl === null, budget, ...(onRequest && { onRequest }) }),
    log: forLibraries(log),
    ...(settings.baseUrl === null ? {} : { baseUrl: settings.baseUrl }),
  });
}

/** A webhook may be older than the installation that is there now: then GitHub is asked. */
function seeing(eyes: Eyes, installations: Installations): See {
  return async (id, hint) => {
    try {
      return await seeCase(eyes, id, hint);
    } catch (error) {
      if (hint === null || !isInstallationGone(error)) throw error;
      installations.forget(id.owner);
      return seeCase(eyes, id, null);
    }
  };
}

interface Doors {
  probot: Probot;
  installations: Installations;
}

/** `hint` is the installation's id as a webhook named it; without it GitHub is asked. */
async function clientFor({ probot, installations }: Doors, place: Repository, hint: string | null): Promise<Octokit> {
  if (hint !== null) installations.learn(place.owner, Number(hint));
  return probot.auth(await installations.of(await probot.auth(), place));
}

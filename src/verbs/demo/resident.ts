/** The app that lives in a house: it can leave and come back, and its webhooks can be held back. */
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Service } from "../service.ts";

export interface Resident {
  service: () => Service;
  /** From now on webhooks wait until they are brought. */
  holdWebhooks: () => void;
  /** Brings those that were held, one after the other. */
  bringHeld: () => Promise<void>;
  /** Ends the app and starts it again; webhooks of what happens meanwhile are lost. */
  leaveAndReturn: (meanwhile: () => Promise<void>) => Promise<void>;
  moveOut: () => Promise<void>;
}

/** Starts the app and tells the sandbox where it is. */
export async function moveIn(sandbox: Sandbox, start: () => Promise<Service>): Promise<Resident> {
  let service = await start();
  let heldFrom: number | null = null;
  const receive = () => sandbox.deliverTo({ url: `${service.url}/api/github/webhooks` });
  const moveOut = async (): Promise<void> => {
    sandbox.deliverTo(null);
    await service.stop();
  };
  receive();
  return {
    service: () => service,
    moveOut,
    holdWebhooks: () => {
      heldFrom ??= sandbox.deliveries().length;
      sandbox.deliverTo(null);
    },
    bringHeld: async () => {
      if (heldFrom === null) return;
      await sandbox.settled();
      const held = sandbox.deliveries().slice(heldFrom);
      heldFrom = null;
      receive();
      for (const { guid } of held) await sandbox.redeliver(guid);
    },
    leaveAndReturn: async (meanwhile) => {
      await moveOut();
      await meanwhile();
      service = await start();
      receive();
    },
  };
}

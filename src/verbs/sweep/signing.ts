import type { Seal } from "../../core/text/marker.ts";
import type { See } from "../../reconcile.ts";
import { createSeal } from "../../seal.ts";
import type { Settings } from "../../settings.ts";
import { refuseForeign } from "../foreign.ts";
import { keepSecret, knownSecret, newSecret } from "../secret.ts";

export interface Signing {
  seal: Seal;
  /** Sees as before; where no secret was kept yet, only what the app never wrote to, and keeps the new one first. */
  guard: (see: See) => See;
}

/** The secret that was kept, else a new one, which is kept only once it is used. */
export function createSigning(settings: Settings): Signing {
  const known = knownSecret(settings);
  const secret = known ?? newSecret();
  const seal = createSeal(secret, settings.recordSecretOld);
  const guard = (see: See): See => {
    let kept = known !== null;
    return async (id, hint) => {
      const view = await see(id, hint);
      if (known === null && view !== null && !kept) {
        refuseForeign(view, seal);
        keepSecret(settings, secret);
        kept = true;
      }
      return view;
    };
  };
  return { seal, guard };
}

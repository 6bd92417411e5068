import type { Leave } from "./app-leave.ts";

/** What the app needs to be told: a row of the queue is put, a policy that was read before is forgotten. */
export interface Inbox {
  /** Resolves when it is stored. `hint` is the installation's id, as the webhook names it. */
  put: (key: string, options: { hint?: string; rank?: number }) => Promise<void>;
  /** A push may have changed the policy of this repository. */
  forgetPolicy: (repository: { owner: string; repo: string }) => void;
  /** The app was taken away from all cases whose keys begin with one of these. Default: nothing is kept of them. */
  leave?: Leave;
  /** The login the app acts under, null where GitHub cannot say. */
  ownLogin: () => Promise<string | null>;
}

/** As important as a case of grade 2. */
export const AS_IMPORTANT = 2;

/** The installation that the webhook names. */
export function hintIn(payload: { installation?: { id: number } | undefined }): { hint?: string } {
  return payload.installation === undefined ? {} : { hint: String(payload.installation.id) };
}

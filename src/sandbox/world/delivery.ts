/** One webhook on its way to the app. */
export interface Delivery {
  id: number;
  /** The same when it is delivered again. */
  guid: string;
  event: string;
  action: string | null;
  payload: Record<string, unknown>;
  /** As sent, with the signature. */
  headers: Record<string, string>;
  /** The text that was signed. */
  body: string;
  installation: number | null;
  repository: number | null;
  redelivery: boolean;
  /** When it happened; milliseconds of the sandbox's clock. */
  at: number;
  /** What became of it; null while it waits for its turn. */
  outcome: Outcome | null;
}

export interface Outcome {
  /** The receiver's answer; 0: there is no receiver, or none answered. */
  status: number;
  headers: Record<string, string>;
  /** The receiver's words, or why there was no answer; null: nobody receives. */
  body: string | null;
  /** Seconds. */
  duration: number;
}

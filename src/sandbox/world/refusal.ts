/** One fault of a request as GitHub lists them: `code` by GitHub's documentation, or a message alone. */
export interface Fault {
  resource?: string;
  field?: string;
  code?: string;
  message?: string;
}

/** GitHub would not do it: the status and words of its answer. */
export class Refusal extends Error {
  readonly status: number;
  readonly faults: Fault[];
  /** Where what is asked for is now; null for a refusal that leads nowhere. */
  location: string | null = null;

  constructor(status: number, message: string, faults: Fault[] = []) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.faults = faults;
  }
}

/** What is not there, and what one may not know of. */
export function notFound(): Refusal {
  return new Refusal(404, "Not Found");
}

/** It is elsewhere. Other methods than GET are to be kept on the way there. */
export function moved(location: string, method: string): Refusal {
  const refusal = new Refusal(method === "GET" ? 301 : 307, "Moved Permanently");
  refusal.location = location;
  return refusal;
}

/** 422, with what is wrong. */
export function invalid(...faults: Fault[]): Refusal {
  return new Refusal(422, "Validation Failed", faults);
}

/** A person's role is too small. */
export function lacksRole(least: string): Refusal {
  return new Refusal(403, `Must have ${least} rights to Repository.`);
}

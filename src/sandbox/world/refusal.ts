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

/** 422, with what is wrong. */
export function invalid(...faults: Fault[]): Refusal {
  return new Refusal(422, "Validation Failed", faults);
}

/** A person's role is too small. */
export function lacksRole(least: string): Refusal {
  return new Refusal(403, `Must have ${least} rights to Repository.`);
}

/** The command line asks for something that cannot be; the message says what was expected. */
export class UsageError extends Error {}

/** Throws a UsageError unless it is the number of an installation; null: none was named. */
export function checkInstallation(id: string | null): void {
  if (id !== null && !/^[1-9]\d{0,15}$/.test(id)) {
    throw new UsageError(`expected --installation with the number of the app's installation; found ${id}`);
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where a Markdown text stands, so that what it refers to can be found. */
export interface Place {
  /** The repository that `#12` means, `owner/name`. */
  repository: string;
  /** The folder, as an address with a slash at its end, that relative links start from. */
  folder?: string;
}

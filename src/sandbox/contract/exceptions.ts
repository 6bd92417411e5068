/** Where GitHub does not do what its description says: each with the reason. */

/** What any operation may answer though its own description does not list it; the schema of the body, null for none. */
export const ANSWERS_OF_ALL: Readonly<Record<string, { schema: string | null; because: string }>> = {
  304: { schema: null, because: "a conditional request whose ETag still holds" },
  400: { schema: "basic-error", because: "a body that is no JSON, a header or token that cannot be read" },
  401: { schema: "basic-error", because: "no credentials, or bad or expired ones" },
  403: { schema: "basic-error", because: "a permission the token lacks; a spent primary or secondary rate limit" },
  404: { schema: "basic-error", because: "what is not there, or what the token may not know of" },
  429: { schema: "basic-error", because: "a spent primary or secondary rate limit" },
  500: { schema: "basic-error", because: "GitHub failed" },
  502: { schema: "basic-error", because: "GitHub failed" },
  503: { schema: "basic-error", because: "GitHub failed" },
  504: { schema: "basic-error", because: "GitHub took too long" },
};

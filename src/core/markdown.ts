/**
 * Text that is safe to show. People's text is data: it becomes `Markdown` only by being escaped here,
 * so that it can neither mention, link, close, nor format. Templates accept nothing else.
 */
declare const safe: unique symbol;

/** Text that may be put into a comment as it is. */
export type Markdown = string & { readonly [safe]: true };

/** Signs of full width, as Chinese keyboards write them, e.g. `／grade １`. */

/** The text in signs of half width. Only their full-width twins change: other look-alikes stay what they are. */
export function halfWidth(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ");
}

/** For comparing what was typed with what is expected: without regard to width, case, and spaces at the ends or doubled. */
export function likeness(text: string): string {
  return halfWidth(text).replace(/\s+/g, " ").trim().toLowerCase();
}

/** Where a verb speaks to the person at the keyboard. */
export interface Terminal {
  /** One line, or several. */
  write(text: string): void;
}

/** The command that starts another so that no file of it can grow beyond so many bytes; null: there is no limit. */
export function limited(command: readonly string[], bytes: number | null): readonly string[] {
  if (bytes === null) return command;
  // Whoever writes more is told by a signal, too, which would end the process.
  return ["/bin/sh", "-c", `trap "" XFSZ; ulimit -f ${Math.ceil(bytes / 512)}; exec "$@"`, "sh", ...command];
}

import { enableCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";

/**
 * Called before the most is loaded: the program starts sooner and stays smaller. What Node makes of the source files is
 * kept for the next start (`NODE_COMPILE_CACHE` says where), and its room for young objects, which would grow by what is
 * only needed while they are loaded, does not.
 */
export function loadLean(): void {
  enableCompileCache();
  setFlagsFromString("--semi-space-growth-factor=1");
}

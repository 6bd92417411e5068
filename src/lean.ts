import { enableCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";

/**
 * Called before the most is loaded: the program starts sooner and stays smaller. What Node makes of the source files is
 * kept for the next start (`NODE_COMPILE_CACHE` says where). Its room for young objects, which would grow by what is only
 * needed while they are loaded, does not; that for old ones grows by half of what is in use before it is cleared, where
 * it may be several times as much.
 */
export function loadLean(): void {
  enableCompileCache();
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=50");
}

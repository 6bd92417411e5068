import { defineConfig } from "vitest/config";

/** How long a test may take says nothing of the program: on a loaded machine everything takes long. It only ends what hangs. */
const PATIENCE = 120_000;

/** One for each core: Vitest would leave one to itself, and on two cores half of them would be idle. */
const WORKERS = "100%";

export default defineConfig({ test: { testTimeout: PATIENCE, hookTimeout: PATIENCE, maxWorkers: WORKERS } });

import { describe } from "vitest";
import { openEmbeddedQueue } from "../../src/queue/embedded.ts";
import { testLaws } from "./laws.ts";

describe("the embedded queue keeps the laws", () => {
  testLaws((options) => openEmbeddedQueue(":memory:", options), 200);
});

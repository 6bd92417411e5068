/** Short stories of cases that together bring about everything the app has to say. */
import { ODD_STORIES } from "./stories-odd.ts";
import { USUAL_STORIES } from "./stories-usual.ts";
import type { Story } from "./story.ts";

export const STORIES: Record<string, Story> = { ...USUAL_STORIES, ...ODD_STORIES };

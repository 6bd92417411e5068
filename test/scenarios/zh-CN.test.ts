import { tellStories } from "./stories.ts";

tellStories("zh-CN");

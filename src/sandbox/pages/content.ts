/** Files of a repository through the contents API. */
import { z } from "zod";
import { ApiFault, at, type Client } from "./client.ts";
import { type Content, contentShape } from "./shapes.ts";

/** A place in a repository: the branch is the default one when it is left out. */
export interface FilePlace {
  owner: string;
  repo: string;
  path: string;
  branch?: string;
}

/** A file with its text, or a folder with what is in it; throws `ApiFault` when there is neither. */
export async function readContent(client: Client, place: FilePlace): Promise<Content | Content[]> {
  const { owner, repo, path, branch } = place;
  const parts = path.split("/").filter((part) => part !== "");
  const query = branch === undefined ? "" : `?ref=${encodeURIComponent(branch)}`;
  const address = `${at("repos", owner, repo, "contents", ...parts)}${query}`;
  return client.read(address, z.union([z.array(contentShape), contentShape]));
}

/** What is in a folder; nothing when there is no such folder. */
export async function readFolder(client: Client, place: FilePlace): Promise<Content[]> {
  try {
    const content = await readContent(client, place);
    return Array.isArray(content) ? content : [];
  } catch (error) {
    if (error instanceof ApiFault && error.status === 404) return [];
    throw error;
  }
}

/** The text of a file as the API gave it, in base64. */
export function textOf({ content = "" }: Content): string {
  return Buffer.from(content, "base64").toString("utf8");
}

/** The issue forms of a repository, as they stand on its default branch. */
import { type FilePlace, readContent, readFolder, textOf } from "./content.ts";
import { ApiFault, type Client } from "./client.ts";
import { type IssueForm, parseForm } from "./form-file.ts";

const FOLDER = ".github/ISSUE_TEMPLATE";

type Repository = Pick<FilePlace, "owner" | "repo">;

/** A file of the folder; `form` is null when the file is no form that GitHub would show. */
export interface FormFile {
  file: string;
  form: IssueForm | null;
}

/** Every form of the repository by file name; `config.yml` is GitHub's settings file and none of them. */
export async function readForms(client: Client, repository: Repository): Promise<FormFile[]> {
  const files = await readFolder(client, { ...repository, path: FOLDER });
  const names = files.map(({ name }) => name).filter((name) => /\.ya?ml$/.test(name) && !name.startsWith("config."));
  return Promise.all(names.toSorted().map((file) => readForm(client, repository, file)));
}

/** One form; throws `ApiFault` when there is no such file. */
export async function readForm(client: Client, repository: Repository, file: string): Promise<FormFile> {
  const content = await readContent(client, { ...repository, path: `${FOLDER}/${file}` });
  if (Array.isArray(content)) throw new ApiFault(`GET ${file}`, 404, "Not Found");
  return { file, form: parseForm(textOf(content)) };
}

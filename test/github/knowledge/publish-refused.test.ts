import { beforeEach, describe, expect, test } from "vitest";
import type { Publication } from "../../../src/core/model/effect.ts";
import { classify } from "../../../src/github/client/fault.ts";
import type { Visibility } from "../../../src/github/knowledge/base.ts";
import { publish } from "../../../src/github/knowledge/publish.ts";
import { loadWords } from "../../../src/words.ts";
import { publication } from "../../core/knowledge/closed-case.ts";
import { GitRepository } from "../git-repository.ts";

const INDEX = "articles/index.json";
const words = loadWords("en");

let base: GitRepository;

beforeEach(() => {
  base = new GitRepository();
});

function publishTo(written: Publication, source: Visibility = "private") {
  return publish(written, { octokit: base.octokit(), words, source: async () => source });
}

/** What trying ended in, as case/act.ts judges it: "bug" is for people to mend, like what GitHub forbids. */
async function faultOf(written: Publication, source: Visibility = "private") {
  const error: unknown = await publishTo(written, source).catch((thrown: unknown) => thrown);
  const { kind, why } = classify(error, 0);
  return [kind, why];
}

describe("a repository without any commit", () => {
  test("is begun with an empty index, then takes the commit", async () => {
    await publishTo(publication());
    expect(base.log()).toEqual(["TK202611230017: Payment page fails", "Start the knowledge base"]);
  });

  test("is begun once by two cases that close at once", async () => {
    await Promise.all([publishTo(publication()), publishTo(publication({ id: "TK202611230018" }))]);
    expect(base.log().toSorted()).toEqual([
      "Start the knowledge base",
      "TK202611230017: Payment page fails",
      "TK202611230018: Payment page fails",
    ]);
  });
});

describe("what a person must mend is said in words", () => {
  test("an index that is no JSON is not written over", async () => {
    base.push({ [INDEX]: "<<<<<<< HEAD" });
    const why = expect.stringMatching(
      /^articles\/index\.json in acme\/knowledge-base cannot be read, it is no JSON: .*: mend or delete it\.$/,
    );
    expect(await faultOf(publication())).toEqual(["bug", why]);
    expect(base.files()).toEqual({ [INDEX]: "<<<<<<< HEAD" });
  });

  test("a branch that takes no commit, though nobody moved it", async () => {
    base.push({ "README.md": "# Ours" });
    const protectedBranch = { status: 422, body: { message: "Required status check is expected" } };
    base.before = (route) => (route.startsWith("PATCH") ? protectedBranch : undefined);
    const why = expect.stringMatching(/^acme\/knowledge-base takes no commit: Required status check is expected/);
    expect(await faultOf(publication())).toEqual(["bug", why]);
    expect(base.sent.filter((route) => route.startsWith("PATCH"))).toHaveLength(2);
  });

  test("a repository that is not there for the app", async () => {
    base.before = () => ({ status: 404, body: { message: "Not Found" } });
    const why = "acme/knowledge-base is not there, or the app is not installed on it.";
    expect(await faultOf(publication())).toEqual(["bug", why]);
  });

  test("an archived repository, in GitHub's words", async () => {
    base.push({ "README.md": "# Ours" });
    const archived = { status: 403, body: { message: "Repository was archived so is read-only." } };
    base.before = (route) => (route.startsWith("POST") ? archived : undefined);
    expect(await faultOf(publication())).toEqual(["forbidden", expect.stringContaining("archived")]);
  });

  test("GitHub's failure passes: it is thrown as it came", async () => {
    base.push({ "README.md": "# Ours" });
    base.before = (route) => (route.startsWith("POST /git/commits") ? { status: 502, body: {} } : undefined);
    expect(await faultOf(publication())).toEqual(["away", expect.anything()]);
  });
});

const MORE_PUBLIC: [base: Visibility, source: Visibility][] = [
  ["public", "private"],
  ["public", "internal"],
  ["internal", "private"],
];

describe("a knowledge base that more people can read than the case", () => {
  test.each(MORE_PUBLIC)("is refused: %s for %s", async (visibility, source) => {
    Object.assign(base, { visibility });
    const why = expect.stringContaining(`is ${visibility}, the case is ${source}`);
    expect(await faultOf(publication(), source)).toEqual(["bug", why]);
    expect(base.log()).toEqual([]);
  });

  test("is written to when the policy says so", async () => {
    base.visibility = "public";
    await publishTo({ ...publication(), public: true });
    expect(base.log()).toHaveLength(2);
  });

  test.each([...MORE_PUBLIC.map(([more, less]) => [less, more] as const), ["public", "public"] as const])(
    "is no such one: %s for %s",
    async (visibility, source) => {
      base.visibility = visibility;
      await publishTo(publication(), source);
      expect(base.log()).toHaveLength(2);
    },
  );
});

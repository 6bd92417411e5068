/** Repositories before and after a set-up, in small. */
import type { SetupFile } from "../../../src/core/setup/files.ts";
import type { BranchSight, SetupEffect, SetupSight, SetupWish } from "../../../src/core/setup/type.ts";

export const EN = ".github/ISSUE_TEMPLATE/1-problem.en.yml";
export const ZH = ".github/ISSUE_TEMPLATE/2-problem.zh-CN.yml";
export const POLICY = ".github/caseworker.yml";

const FILES: SetupFile[] = [
  { path: EN, text: "form", what: "en" },
  { path: ZH, text: "表单", what: "zh-CN" },
  { path: POLICY, text: "version: 1", what: "policy" },
];

export const LABELS = ["case", "stage/intake"].map((name) => ({ name, color: "ededed", description: name }));

export const WISH: SetupWish = { files: FILES, labels: LABELS, again: false };

export function branch(name: string, paths: string[], removed: string[] = []): BranchSight {
  return { name, head: { commit: `c-${name}`, tree: `t-${name}` }, paths, removed };
}

/** A repository with a README that nobody has set up. */
export function untouched(change: Partial<SetupSight> = {}): SetupSight {
  const base = branch("main", []);
  return { repository: "acme/support", labels: [], base, own: null, pull: null, ...change };
}

/** What each effect says in short. */
export function told(effects: readonly SetupEffect[]): string[] {
  return effects.map((effect) => {
    if (effect.do === "label") return `label ${effect.look.name}`;
    if (effect.do === "reopen") return `reopen #${effect.pull}`;
    const files = effect.files.map(({ what }) => what).join(" ");
    if (effect.do === "open") return `open ${effect.branch} into ${effect.base}: ${files}`;
    return `write ${effect.isNew ? "new " : ""}${effect.branch} on ${effect.on.commit}: ${files}`;
  });
}

/** The repository after the effects were carried out; an effect that contradicts it throws. */
export function carriedOut(sight: SetupSight, effects: readonly SetupEffect[]): SetupSight {
  return effects.reduce((before, effect) => STEPS[effect.do](before, effect as never), sight);
}

type EffectOf<K extends SetupEffect["do"]> = Extract<SetupEffect, { do: K }>;

const STEPS: { [K in SetupEffect["do"]]: (sight: SetupSight, effect: EffectOf<K>) => SetupSight } = {
  label: (sight, { look }) => ({ ...sight, labels: [...sight.labels, look.name] }),
  write: ({ base, own, ...sight }, { branch: name, isNew, on, files }) => {
    const from = isNew ? base : own;
    if (from?.head !== on || isNew !== (own === null) || !("paths" in from))
      throw new Error("written on what was not seen");
    const paths = files.map(({ path }) => path);
    if (paths.some((path) => from.paths.includes(path))) throw new Error("written over a file");
    return { ...sight, base, own: { name, head: on, paths: [...from.paths, ...paths], removed: from.removed } };
  },
  open: (sight) => {
    if (sight.pull?.state === "open" || sight.own === null) throw new Error("opened twice, or without a branch");
    return { ...sight, pull: { number: (sight.pull?.number ?? 0) + 1, url: "", state: "open" } };
  },
  reopen: (sight, { pull: number }) => {
    if (sight.pull?.number !== number || sight.pull.state !== "closed") throw new Error("reopened what is not closed");
    return { ...sight, pull: { number, url: "", state: "open" } };
  },
};

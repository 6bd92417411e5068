/** Which texts are about the same as another: open cases that may be the same problem, articles that may be its answer. */
import MiniSearch from "minisearch";
import { likeness } from "./width.ts";

/** A text to compare with; `id` tells it apart. */
export interface Candidate {
  id: string;
  title: string;
  text: string;
}

/** How much two texts have in common, from 0 to 1, by the words that are rare among the candidates. */
export interface Likeness {
  id: string;
  score: number;
}

/** How much of each text is compared, in UTF-16 units: hostile ones are long. */
const LONGEST = 2000;
const ITSELF = "\u0000itself";
/** A title says in few words what a text says in many. */
const BOOST = { title: 2 };

/**
 * The candidates from the most alike on, at least `least` alike, at most `most` of them. What is compared stands among
 * them itself, so that a score can be told as a part of what a text has in common with itself.
 */
export function alike(
  compared: Omit<Candidate, "id">,
  candidates: readonly Candidate[],
  { least, most }: { least: number; most: number },
): Likeness[] {
  const index = new MiniSearch<Candidate>({
    fields: ["title", "text"],
    tokenize: wordsOf,
    processTerm: (term) => term,
  });
  const short = ({ title, text }: Omit<Candidate, "id">) => ({
    title: title.slice(0, LONGEST),
    text: text.slice(0, LONGEST),
  });
  index.addAll(candidates.map((candidate) => ({ ...short(candidate), id: candidate.id })));
  index.add({ ...short(compared), id: ITSELF });
  const { title, text } = short(compared);
  const found = index.search(`${title}\n${text}`, { boost: BOOST, combineWith: "OR" });
  const whole = found.find(({ id }) => id === ITSELF)?.score ?? 0;
  return found
    .filter(({ id }) => id !== ITSELF)
    .map(({ id, score }) => ({ id: String(id), score: whole === 0 ? 0 : score / whole }))
    .filter(({ score }) => score >= least)
    .slice(0, most);
}

/** Chinese has no spaces: words are parted as the language parts them, and English in a Chinese text as well. */
const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });

/** The words of a text in any mixture of languages, without those that say nothing by themselves. */
export function wordsOf(text: string): string[] {
  const segments = [...SEGMENTER.segment(likeness(text))];
  return segments.flatMap(({ segment, isWordLike }) => (isWordLike === true && !EMPTY.has(segment) ? [segment] : []));
}

const EMPTY: ReadonlySet<string> = new Set(
  (
    "a an and are as at be but by can do does for from has have i in is it its my not of on or our so that the their " +
    "there they this to was we when with you your 的 了 在 是 我 我们 你 您 他 和 有 不 就 都 也 很 请 这 那 一个 一 上 中 时 后 把 被 让 给 会"
  ).split(" "),
);

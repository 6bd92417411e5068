/** Reactions to issues and comments. They change no time and cause no webhook (github-facts.md, "reactions"). */
import type { Account } from "./account.ts";
import { type Comment, type Issue, type Reaction, type ReactionContent } from "./issue.ts";
import { nextId, type World } from "./world.ts";

type Subject = Issue | Comment;

/** One account gives each reaction once: `isNew` is false when it was there. */
export function react(world: World, subject: Subject, given: { by: Account; content: ReactionContent }) {
  const { by, content } = given;
  const there = subject.reactions.find((reaction) => reaction.by === by && reaction.content === content);
  if (there !== undefined) return { reaction: there, isNew: false };
  const reaction: Reaction = { id: nextId(world), by, content, createdAt: world.now };
  subject.reactions.push(reaction);
  return { reaction, isNew: true };
}

/** Everybody may take back their own only; false when it is not there. */
export function takeBack(subject: Subject, id: number, by: Account): boolean {
  const kept = subject.reactions.filter((reaction) => !(reaction.id === id && reaction.by === by));
  const was = kept.length < subject.reactions.length;
  subject.reactions = kept;
  return was;
}

/** How often each reaction was given. */
export function countsOf({ reactions }: Subject): Record<ReactionContent, number> {
  const counts = { "+1": 0, "-1": 0, laugh: 0, confused: 0, heart: 0, hooray: 0, rocket: 0, eyes: 0 };
  for (const { content } of reactions) counts[content] += 1;
  return counts;
}

import process from 'node:process';
import { atRate, saturate, type Span } from './load.ts';
import type { Options } from './options.ts';
import { caseOf, kindOf, type Mail } from './post-bag.ts';
import type { Townspeople } from './townspeople.ts';
import { turnsOf, type Town } from './turns.ts';

/** What was seen of all decisions; the milliseconds add up over the turns. */
export type Seen = {
  readonly decisionMs: number[];
  readonly invitationMs: number[];
  /** From the first decision of a turn to its last answer. */
  windowMs: number;
  /** From the first decision of a turn to the last mail that followed. */
  settledMs: number;
  /** What this process and the runtime worked in the windows. */
  ownCpuMs: number;
  theirCpuMs: number;
};

export type Load = Pick<Options, 'mode' | 'callers' | 'rate'>;

/** Plays the cases to their end, every turn under load. Between two turns nothing is measured. */
export async function playUnderLoad(town: Town, cases: readonly string[], load: Load): Promise<Seen> {
  const seen: Seen = {
    decisionMs: [],
    invitationMs: [],
    windowMs: 0,
    settledMs: 0,
    ownCpuMs: 0,
    theirCpuMs: 0,
  };
  for await (const { asked, followed } of turnsOf(town, cases)) {
    const decisions = await decisionsOf(town.people, asked, load);
    const before = await town.used();
    const spans = await decideAll(decisions, load, seen);
    seen.theirCpuMs += ((await town.used())?.cpuMs ?? 0) - (before?.cpuMs ?? 0);
    recordFollowing(seen, spans, await followed());
  }
  return seen;
}

type Decision = { readonly caseId: string; readonly decide: () => Promise<void> };

/** With `post`, everything up to the sending is done beforehand. */
async function decisionsOf(people: Townspeople, asked: readonly Mail[], load: Load): Promise<Decision[]> {
  if (load.mode === 'pages')
    return asked.map((mail) => ({ caseId: caseOf(mail), decide: () => people.decide(mail) }));
  const prepared = await saturate(asked, load.callers, (mail) => people.prepare(mail));
  return prepared.map(({ item, result }) => ({ caseId: caseOf(item), decide: result }));
}

/** When each decision was sent, by case. */
async function decideAll(
  decisions: readonly Decision[],
  load: Load,
  seen: Seen,
): Promise<ReadonlyMap<string, Span>> {
  const before = process.cpuUsage();
  const sent =
    load.rate === undefined
      ? await saturate(decisions, load.callers, ({ decide }) => decide())
      : await atRate(decisions, load.rate, ({ decide }) => decide());
  const { user, system } = process.cpuUsage(before);
  seen.ownCpuMs += (user + system) / 1000;
  const ends = sent.map(({ span }) => span.from + span.ms);
  seen.windowMs += Math.max(...ends) - Math.min(...sent.map(({ span }) => span.from));
  seen.decisionMs.push(...sent.map(({ span }) => span.ms));
  return new Map(sent.map(({ item, span }) => [item.caseId, span]));
}

/** Goes by the clock in the mailbox, which is that of the same machine. */
function recordFollowing(seen: Seen, spans: ReadonlyMap<string, Span>, mails: readonly Mail[]): void {
  const last = Math.max(...mails.map((mail) => Date.parse(mail.at)));
  seen.settledMs += last - Math.min(...[...spans.values()].map((span) => span.from));
  for (const mail of mails) {
    const span = spans.get(caseOf(mail));
    if (span !== undefined && kindOf(mail) === 'invitation')
      seen.invitationMs.push(Date.parse(mail.at) - span.from);
  }
}

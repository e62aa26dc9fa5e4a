import { saturate } from './load.ts';
import type { Used } from './place.ts';
import { caseOf, kindOf, type Mail, type PostBag } from './post-bag.ts';
import type { Townspeople } from './townspeople.ts';

export type Town = {
  readonly people: Townspeople;
  readonly bag: PostBag;
  /** What its runtime has used so far; `undefined` of one that does not tell. */
  readonly used: () => Promise<Used | undefined>;
};

/** One conversation in each case: who is asked, and, once they have all decided, the mails that follow. */
export type Turn = { readonly asked: readonly Mail[]; readonly followed: () => Promise<readonly Mail[]> };

/** Brings plans in and has the families confirm them. */
export async function openCases(
  { people, bag }: Pick<Town, 'people' | 'bag'>,
  how: { cases: number; callers: number },
): Promise<string[]> {
  const opened = await saturate(Array.from({ length: how.cases }), how.callers, () => people.open());
  const cases = opened.map(({ result }) => result);
  await saturate(await bag.until(cases, toConfirm), how.callers, (mail) => people.confirm(mail));
  return cases;
}

/** The conversations of cases that go side by side: the next turn begins when every official in it has their mail. */
export async function* turnsOf({ bag }: Town, cases: readonly string[]): AsyncGenerator<Turn> {
  const read = new Set<string>();
  let asked = await bag.until(cases, (mails) => news(mails, read));
  while (asked.length > 0) {
    for (const { id } of asked) read.add(id);
    let after: Promise<Mail[]> | undefined;
    const followed = () => (after ??= bag.until(asked.map(caseOf), (mails) => news(mails, read)));
    yield { asked, followed };
    asked = (await followed()).filter((mail) => kindOf(mail) === 'invitation');
  }
}

function toConfirm(mails: readonly Mail[]): readonly Mail[] | undefined {
  const found = mails.filter((mail) => kindOf(mail) === 'family-confirm');
  return found.length === 0 ? undefined : found;
}

/** The next invitation; or, to everyone who spoke, the family and the contact person, that the case is over. */
function news(mails: readonly Mail[], read: ReadonlySet<string>): readonly Mail[] | undefined {
  const invited = mails.filter((mail) => kindOf(mail) === 'invitation');
  const next = invited.filter((mail) => !read.has(mail.id));
  if (next.length > 0) return next;
  const closed = mails.filter((mail) => kindOf(mail) === 'closed');
  return closed.length === new Set(invited.map((mail) => mail.to)).size + 2 ? closed : undefined;
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { loadCase, readPlanAsWritten } from '../../shared/ledger/perform.ts';
import { movesTo } from '../support/another-chain.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { SmallTown } from '../support/small-town.ts';
import { filledIn, people, type ReceivedMail } from '../support/town.ts';

let small: SmallTown;
beforeAll(async () => {
  small = await SmallTown.open(['alderman', 'wmo']);
});
afterAll(() => small.close());

type Asked = { readonly caseId: CaseId; readonly mail: ReceivedMail };
type Row = {
  readonly cause: string;
  readonly to: 'alderman' | 'family';
  readonly happens: (asked: Asked) => Promise<unknown>;
  readonly title: string;
  readonly text: string;
  /** Whether a fresh link would open something. */
  readonly offers: boolean;
};

async function conversation(caseId: CaseId) {
  return (await small.entry(caseId, 'conversation-opened')).conversation;
}

/** A new version, in which something changed for everybody. */
function amend({ caseId }: Asked): Promise<string> {
  const plan = zomerdijk({
    asks: zomerdijk().asks.filter(({ domain }) => domain === 'wmo'),
    advisers: [],
    reportedOn: '2027-03-22',
    safety: 'Anders.',
  });
  return small.do(caseId, 'contact-1', { type: 'amend-plan', plan, planVersion: 1 });
}

/** Somebody else has it from now on, for a cause of which only the clockwork or the contact person can know. */
function taken(who: string, cause: 'absence' | 'silent' | 'asked'): Row['happens'] {
  return async ({ caseId }) =>
    small.do(caseId, who, {
      type: 'hand-over',
      conversation: await conversation(caseId),
      to: personIdSchema.parse('policy-officer-1'),
      cause,
    });
}

const handedOver = { to: 'alderman', title: 'Dit gesprek is overgedragen', offers: false } as const;

const rows: Row[] = [
  {
    ...handedOver,
    cause: 'taken over by a substitute',
    happens: taken('system', 'absence'),
    text: 'In de gids van de gemeente staat dat u er nu niet bent. Het is overgedragen aan: beleidsambtenaar. U hoeft niets meer te doen.',
  },
  {
    ...handedOver,
    cause: 'taken over because no answer came',
    happens: taken('system', 'silent'),
    text: 'Er kwam geen antwoord van u. Het is overgedragen aan: beleidsambtenaar.',
  },
  {
    ...handedOver,
    cause: 'asked of somebody else',
    happens: taken('contact-1', 'asked'),
    text: 'De contactpersoon of een manager vraagt het nu aan iemand anders. Het is overgedragen aan: beleidsambtenaar.',
  },
  {
    cause: 'handed over',
    to: 'alderman',
    happens: async ({ caseId, mail }) => {
      const official = await small.town.enter(mail);
      await official.open(`${new URL(official.page.url).pathname}/overdragen`);
      await official.send({ to: 'policy-officer-1', step: 'hand-over' });
      await small.town.mailTo('policy-officer', 'handed-over', { caseId });
    },
    title: 'Dit gesprek is overgedragen',
    text: 'U hebt laten weten dat dit niet voor u is. Het is overgedragen aan: beleidsambtenaar. U hoeft niets meer te doen.',
    offers: false,
  },
  {
    cause: 'answered',
    to: 'alderman',
    happens: ({ caseId }) => small.town.answer('alderman', caseId),
    title: 'Hier is al op geantwoord',
    text: 'Het antwoord is vastgelegd op 22 maart 2027',
    offers: true,
  },
  {
    cause: 'amended',
    to: 'alderman',
    happens: amend,
    title: 'Het plan is gewijzigd',
    text: 'Daarom is dit gesprek vervallen.',
    offers: false,
  },
  {
    cause: 'amended, of the family itself',
    to: 'family',
    happens: amend,
    title: 'Het plan is gewijzigd',
    text: 'U krijgt een mail met de nieuwe versie. Open de link in die mail.',
    offers: true,
  },
  {
    cause: 'moved to a chain without them',
    to: 'alderman',
    happens: async ({ caseId }) => {
      const { books } = small.town.runtime.system;
      const found = await loadCase(books, caseId);
      if (found === undefined) throw new Error('no case');
      const plan = await readPlanAsWritten(books, found.state);
      const move = { type: 'move-to-chain', plan, planVersion: 1, chain: movesTo.another } as const;
      await small.do(caseId, 'administrator', { ...move, reason: 'Korter.' });
    },
    title: 'Dit gesprek is vervallen',
    text: 'De gemeente vraagt nu anderen over dit plan.',
    offers: false,
  },
  {
    cause: 'withdrawn',
    to: 'alderman',
    happens: ({ caseId }) => small.do(caseId, 'family', { type: 'withdraw' }),
    title: 'Het verzoek is ingetrokken',
    text: 'Het is ingetrokken op 22 maart 2027. U hoeft niets meer te doen.',
    offers: false,
  },
  {
    cause: 'renewed',
    to: 'alderman',
    happens: async ({ caseId }) =>
      small.do(caseId, 'contact-1', {
        type: 'renew-link',
        conversation: await conversation(caseId),
        cause: 'sent-again',
      }),
    title: 'Deze link werkt niet meer',
    text: 'Er is een nieuwere link gestuurd.',
    offers: true,
  },
  {
    cause: 'address changed',
    to: 'family',
    happens: ({ caseId }) =>
      small.do(caseId, 'contact-1', { type: 'mend-address', email: 'ilse@anders.example' }),
    title: 'Er is een ander e-mailadres',
    text: 'De mails over deze zaak gaan nu naar een ander e-mailadres.',
    offers: true,
  },
];

/** What people did; the clockwork goes on by itself meanwhile. */
async function done(caseId: CaseId): Promise<string[]> {
  const types = (await small.entries(caseId)).map(({ type }) => type);
  return types.filter((type) => type !== 'conversation-opened' && type !== 'generation-started');
}

/** After the code: the page, and what stands on it. */
async function entered(mail: ReceivedMail) {
  const person = await small.town.enter(mail);
  const { root, status } = person.page;
  return { person, status, title: root.querySelector('h1')?.text, form: root.querySelector('main form') };
}

describe('a link made obsolete', () => {
  it.each(rows)('$cause', async ({ to, happens, title, text, offers }) => {
    const caseId = to === 'family' ? await small.bringIn() : await small.confirmed();
    const mail = await small.town.mailTo(to, to === 'family' ? 'family-confirm' : 'invitation', { caseId });
    const result = await happens({ caseId, mail });
    if (typeof result === 'string') expect(result).toBe('recorded');
    const before = await done(caseId);
    const page = await entered(mail);
    expect([page.status, page.title]).toEqual([410, title]);
    expect(page.person.text).toContain(text);
    expect(page.form !== null).toBe(offers);
    for (const name of ['Vos', 'Marleen', 'Peters', 'Zomerdijk', 'Haddou'])
      expect(page.person.text).not.toContain(name);
    // Asking for a fresh one without the page that offers it brings none either.
    if (!offers) {
      const token = (mail.links[0] ?? '').split('/l/')[1] ?? '';
      const fields = new URLSearchParams({ token, code: mail.code, nonce: 'abcdefgh12' });
      expect((await page.person.post('/nieuwe-link', fields)).status).toBe(410);
    }
    expect(await done(caseId)).toEqual(before);
  });

  it('of whoever has left the directory opens nothing, nor does a session of theirs decide', async () => {
    const caseId = await small.confirmed();
    const mail = await small.town.mailTo('alderman', 'invitation', { caseId });
    const session = await small.town.enter(mail);
    const alderman = { function: 'alderman', name: 'Marleen Vos' };
    const put = (id: string, email: string): Promise<void> =>
      small.town.register({ type: 'put-person', list: 'officials', person: { ...alderman, id, email } });
    await put('alderman-2', 'n.nieuw@waterrijk.example');
    await small.town.register({ type: 'remove-person', person: 'alderman-1' });
    try {
      const page = await entered(mail);
      expect([page.status, page.title, page.form]).toEqual([410, 'U staat niet meer in de gids', null]);
      await session.send(filledIn(session, { reason: 'Nog net even.' }));
      expect([session.page.status, session.page.body.includes('Nog net even.')]).toEqual([410, true]);
      expect((await small.entries(caseId)).some(({ type }) => type === 'answered')).toBe(false);
    } finally {
      await put('alderman-1', people.alderman);
      await small.town.register({ type: 'remove-person', person: 'alderman-2' });
    }
  });

  it('that has expired says so, and a fresh one opens', async () => {
    const caseId = await small.confirmed();
    const mail = await small.town.mailTo('alderman', 'invitation', { caseId });
    const { at } = small;
    small.at = at + 15 * 86_400_000;
    const page = await entered(mail);
    expect([page.status, page.title]).toEqual([410, 'Deze link is verlopen']);
    await page.person.send();
    const fresh = await small.town.mailTo('alderman', 'fresh-link', { caseId });
    expect((await small.town.enter(fresh)).page.status).toBe(200);
    small.at = at;
  });

  it('five wrong codes on the link of who had it before bring its new holder no mail', async () => {
    const caseId = await small.confirmed();
    const mail = await small.town.mailTo('alderman', 'invitation', { caseId });
    const command = {
      type: 'hand-over',
      conversation: await conversation(caseId),
      to: small.municipality.officials[2]?.id ?? small.municipality.contactPersons[0]?.id,
      cause: 'asked',
    } as const;
    if (command.to === undefined) throw new Error('nobody there');
    expect(await small.do(caseId, 'contact-1', { ...command, to: command.to })).toBe('recorded');
    const before = await done(caseId);
    for (let miss = 0; miss < 6; miss += 1) {
      const person = small.town.person();
      await person.open(mail.links[0] ?? '');
      await person.send({ code: mail.code === '0000' ? '0001' : '0000' });
    }
    expect(await done(caseId)).toEqual(before);
  });
});

describe('a case that stands still', () => {
  it('opens, says until when, and keeps what was typed for when it goes on', async () => {
    const caseId = await small.confirmed();
    const mail = await small.town.mailTo('alderman', 'invitation', { caseId });
    const session = await small.town.enter(mail);
    const pause = { type: 'pause', until: '2027-04-05', consent: false } as const;
    expect(await small.do(caseId, 'contact-1', pause)).toBe('recorded');
    const page = await entered(mail);
    expect([page.status, page.title]).toEqual([200, 'Deze zaak staat nu stil']);
    expect(page.person.text).toContain('De zaak gaat uiterlijk op maandag 5 april 2027 verder.');
    await session.send(filledIn(session, { reason: 'Dit dacht ik al.' }));
    expect([session.page.status, session.text.includes('Dit dacht ik al.')]).toEqual([409, true]);
    expect((await small.entries(caseId)).some(({ type }) => type === 'answered')).toBe(false);
    expect(await small.do(caseId, 'contact-1', { type: 'resume' })).toBe('recorded');
    await session.open(session.page.url);
    expect(session.fields()['answers.0.reason']).toBe('Dit dacht ik al.');
  });
});

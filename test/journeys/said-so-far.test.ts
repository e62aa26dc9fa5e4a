import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { commandSchema } from '../../shared/domain/commands.ts';
import { contactFunction, personIdSchema, type CaseId } from '../../shared/domain/identifiers.ts';
import { openConversation } from '../../shared/domain/turn.ts';
import { loadCase, perform } from '../../shared/ledger/perform.ts';
import { filledIn, openTown, type OwnTown, type ReceivedMail } from '../support/town.ts';

let town: OwnTown;
beforeAll(async () => {
  town = await openTown({ now: () => Date.parse('2027-02-01T09:00:00Z') });
});
afterAll(() => town.runtime.close());

/** The contact person has a colleague asked, with a few words for them. */
async function handOver(caseId: CaseId, to: string, note: string): Promise<void> {
  const { books } = town.runtime.system;
  const conversation = openConversation((await loadCase(books, caseId))?.state ?? fail('no case'));
  const result = await perform(books, {
    caseId,
    command: commandSchema.parse({
      type: 'hand-over',
      conversation: conversation?.id,
      to,
      cause: 'asked',
      note,
    }),
    actor: { id: personIdSchema.parse('contact-1'), function: contactFunction },
    commandId: `hand-over-${to}`,
  });
  expect(result.kind).toBe('recorded');
}

function fail(why: string): never {
  throw new Error(why);
}

async function mailOf(caseId: CaseId, kind: string, to: string): Promise<ReceivedMail> {
  return vi.waitFor(
    async () =>
      (await town.mails()).find(
        (mail) => mail.id.startsWith(caseId) && mail.id.endsWith(`/${kind}`) && mail.to === to,
      ) ?? fail(`no ${kind} for ${to} yet`),
    { timeout: 20_000 },
  );
}

it('whoever takes over reads the question, the talk, the telephone call and the note, and nobody else does', async () => {
  const caseId = await town.bringIn();
  await town.until('wmo', caseId);
  const first = await town.enter(await town.mailTo('participatiewet', 'invitation', { caseId }));
  await first.send({ 'answers.0.outcome': 'question', 'question.text': 'Van wie wordt de caravan?' });
  await first.send({ step: 'send' });
  const contact = await town.enter(await town.mailTo('contact', 'question-asked', { caseId }));
  await contact.open(contact.page.root.querySelector('main a.button')?.getAttribute('href') ?? '');
  await contact.send({ text: 'Van een stichting.', step: 'send' });
  await first.open(first.page.url.replace(/\/vraag$/, ''));
  await first.send({
    'answers.0.outcome': 'talk',
    'talk.on': '2027-02-02',
    'talk.time': '10:00',
    'talk.channel': 'phone',
  });
  await first.send({ step: 'send' });
  await first.open(first.page.url.replace(/\/afspraak$/, ''));
  await first.send({
    heldOn: '2027-02-01',
    spoke: 'Vader en ik.',
    agreed: 'De stichting tekent.',
    step: 'record',
  });
  await contact.open(`/werk/zaak/${caseId}/telefoon`);
  await contact.send({ ...filledIn(contact, { reason: 'Aan de telefoon gezegd.' }), spokenOn: '2027-02-01' });
  await contact.send({ step: 'send' });
  expect(contact.page.url).toMatch(/gedaan=genoteerd$/);
  await handOver(caseId, 'participatiewet-2', 'Fatima is ziek. Let op de termijn.');

  const second = await town.enter(await mailOf(caseId, 'handed-over', 'h.deboer@waterrijk.example'));
  const said = [
    'Wat er al is gezegd',
    'Van wie wordt de caravan?',
    'Van een stichting.',
    'Vader en ik.',
    'De stichting tekent.',
    'Aan de telefoon gezegd.',
    'Fatima is ziek. Let op de termijn.',
  ];
  for (const words of said) expect(second.text).toContain(words);
  // It was said by somebody else: it is no answer of theirs to confirm.
  expect(second.text).not.toContain('namens u dit op');
  expect(second.fields()['answers.0.outcome']).toBeUndefined();

  await contact.open(`/werk/zaak/${caseId}`);
  expect(contact.text).toContain('De stichting tekent.');
  expect(contact.text).not.toContain('Fatima is ziek.');
  const family = await town.enter(await town.mailTo('family', 'part-agreed', { caseId }));
  for (const words of said.slice(1)) expect(family.page.body).not.toContain(words);
  await second.send(filledIn(second));
  await second.send({ step: 'send' });
  expect(second.text).toContain('Uw antwoord is vastgelegd');
  const next = await town.enter(await town.mailTo('cjg', 'invitation', { caseId }));
  for (const words of said) expect(next.page.body).not.toContain(words);
});

it('a question that stands open goes along with the conversation, and its answer reaches whoever has it then', async () => {
  const caseId = await town.bringIn();
  await town.until('wmo', caseId);
  const first = await town.enter(await town.mailTo('participatiewet', 'invitation', { caseId }));
  await first.send({ 'answers.0.outcome': 'question', 'question.text': 'Van wie wordt de caravan?' });
  await first.send({ step: 'send' });
  await handOver(caseId, 'participatiewet-2', 'Er staat nog een vraag open.');
  const second = await town.enter(await mailOf(caseId, 'handed-over', 'h.deboer@waterrijk.example'));
  expect(second.text).toContain('Er staat nog een vraag open van wie dit gesprek eerst had');
  expect(second.text).toContain('Van wie wordt de caravan?');
  const contact = await town.enter(await town.mailTo('contact', 'question-asked', { caseId }));
  await contact.open(contact.page.root.querySelector('main a.button')?.getAttribute('href') ?? '');
  await contact.send({ text: 'Van een stichting.', step: 'send' });
  const told = await town.enter(await mailOf(caseId, 'question-answered', 'h.deboer@waterrijk.example'));
  expect(told.text).toContain('Van een stichting.');
  const mails = await town.mails();
  expect(
    mails.filter((mail) => mail.id.startsWith(caseId) && mail.id.endsWith('/question-answered')),
  ).toHaveLength(1);
});

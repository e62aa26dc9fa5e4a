import { dateIn } from '../../shared/domain/working-days.ts';
import type { Page } from 'playwright-core';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { officials, type OwnTown, type ReceivedMail, type Role } from '../support/town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

/** How the tour finds its way. */
type Way = {
  readonly town: OwnTown;
  readonly page: Page;
  readonly see: (name: string) => Promise<void>;
  readonly goTo: (path: string) => Promise<void>;
  readonly press: (selector: string) => Promise<void>;
  readonly enter: (role: Role, about: { caseId: CaseId; kind: string }) => Promise<void>;
  readonly open: (mail: ReceivedMail) => Promise<void>;
  readonly signIn: () => Promise<void>;
};

/** The pages on which a family or its contact person thinks again, and those that come of it. */
export async function tourOfSecondThoughts(at: Way): Promise<void> {
  await standStill(at);
  await together(at);
}

/** The family lets its case stand still and goes on; the contact person looks at what they could do. */
async function standStill(at: Way): Promise<void> {
  const caseId = await at.town.bringIn();
  await at.enter('family', { caseId, kind: 'family-confirm' });
  await at.goTo(`/gezin/${caseId}/stoppen`);
  await at.see('family, take it back?');
  await at.goTo(`/gezin/${caseId}/pauze`);
  await at.see('family, stand still?');
  await at.page.fill('[name=text]', 'Oma ligt in het ziekenhuis.');
  await at.press('main form button.main');
  await at.see('family, standing still');
  await at.goTo(`/gezin/${caseId}/pauze`);
  await at.see('family, go on?');
  await at.press('main form button.main');
  await at.signIn();
  for (const page of ['stoppen', 'pauze', 'verlengen']) {
    await at.goTo(`/werk/zaak/${caseId}/${page}`);
    await at.see(`case, ${page}`);
  }
}

/** A plan that two must say yes to, with a day that is fixed: amended, and taken back when a part was agreed. */
async function together(at: Way): Promise<void> {
  const today = dateIn(new Date().toISOString());
  const plan = zomerdijk({
    reportedOn: today,
    urgency: { on: '2027-06-01', why: 'Het gezin moet uit huis.' },
  });
  const other = { name: 'Bram Zomerdijk', email: 'bram@post.example', role: 'parent' as const };
  const { representative, alias } = plan.family;
  const shared = { ...plan, family: { alias, representative, others: [other] } };
  const caseId = await at.town.bringIn(JSON.stringify(shared));
  for (const nth of [1, 2]) {
    const mail = await at.town.mailTo('family', 'family-confirm', { caseId, nth });
    await at.open(mail);
    await at.see(`family, ${nth} of two`);
    await at.page.check('[value=confirm]');
    await at.press('main form button.main');
    await at.see(`family, ${nth} of two said yes`);
  }
  for (const role of officials.slice(0, 4)) await at.town.answer(role, caseId);
  await at.enter('family', { caseId, kind: 'part-agreed' });
  await at.see('family, a part may begin');
  await at.signIn();
  await at.goTo(`/werk/zaak/${caseId}`);
  await at.see('case, a part may begin');
  await at.goTo(`/werk/zaak/${caseId}/verlengen`);
  await at.press('main form button.main');
  await at.see('case, more time without a day or a reason');
  await at.town.amend(caseId, JSON.stringify({ ...shared, enough: 'Drie rustige avonden.' }));
  await at.goTo(`/werk/zaak/${caseId}/wijzigingen`);
  await at.see('case, what changed');
  const again = await at.town.mailTo('family', 'family-confirm', { caseId, nth: 3 });
  await at.open(again);
  await at.see('family, what changed');
  await at.goTo(`${new URL(at.page.url()).pathname}/stoppen`);
  await at.press('main form button.main');
  await at.see('family, taken back');
  await at.goTo(`${new URL(at.page.url()).pathname}/besluiten`);
  await at.see('family, the decisions');
}

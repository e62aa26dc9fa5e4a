import type { Page } from 'playwright-core';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { dateIn, plusDays } from '../../shared/domain/working-days.ts';
import type { Role, Town } from '../support/town.ts';

/** How a tour goes from page to page. */
export type Steps = {
  readonly town: Town;
  readonly page: Page;
  readonly see: (name: string) => Promise<void>;
  readonly goto: (path: string) => Promise<void>;
  readonly press: (selector: string) => Promise<void>;
  readonly href: (selector: string) => Promise<string>;
  readonly enter: (role: Role, about: { caseId: CaseId; kind: string }) => Promise<void>;
};

/** A question to the family, and its answer by the contact person; it ends on the official's page. */
export async function askQuestion(steps: Steps, caseId: CaseId): Promise<void> {
  await steps.page.check('[name="answers.0.outcome"][value=question]');
  await steps.press('main form button.main');
  await steps.see('official, question without words');
  await steps.page.fill('[name="question.text"]', 'Van wie is de grond waarop de caravan staat?');
  await steps.page.check('[name="question.to"][value=family]');
  await steps.page.fill('[name="question.answerBy"]', inAWeek());
  await steps.press('main form button.main');
  await steps.see('official, check the question');
  await steps.press('main form button.main');
  await steps.see('official, question sent');
  await steps.page.locator('main a').last().click();
  await steps.see('official, with a question');
  await steps.enter('family', { caseId, kind: 'question-to-family' });
  await steps.see('family, with a question');
  await steps.enter('contact', { caseId, kind: 'question-asked' });
  await steps.see('case, with a question');
  await steps.goto(await steps.href('main a.button'));
  await steps.see('question');
  await steps.press('main form button.main');
  await steps.see('question, no answer');
  await steps.page.fill('[name=text]', 'Van de gemeente zelf.');
  await steps.press('main form button.main');
  await steps.see('question, answered');
  await steps.enter('alderman', { caseId, kind: 'question-answered' });
  await steps.see('official, with an answer to their question');
}

/** What came of the talk: forgotten, incomplete, written down. */
export async function holdTalk(steps: Steps): Promise<void> {
  await steps.page.check('[name="answers.0.outcome"][value=agree]');
  await steps.press('main form button.main');
  await steps.see('official, talk not written down');
  await steps.press('main button[value=record]');
  await steps.see('official, talk without words');
  await steps.page.fill('[name=heldOn]', today());
  await steps.page.fill('[name=spoke]', 'Moeder, oma en ik.');
  await steps.page.fill('[name=agreed]', 'De caravan staat er van april tot oktober.');
  await steps.press('main button[value=record]');
  await steps.see('official, talk written down');
}

/** The contact person writes down what the official said. */
export async function answerByTelephone(steps: Steps, caseId: CaseId): Promise<void> {
  await steps.enter('contact', { caseId, kind: 'talk-planned' });
  await steps.see('case, with a talk that was held');
  await steps.goto(await steps.href('main a[href$="/telefoon"]'));
  await steps.see('by telephone');
  await steps.press('main form button.main');
  await steps.see('by telephone, nothing filled in');
  await steps.page.fill('[name=spokenOn]', today());
  await steps.page.check('[name="answers.0.outcome"][value=agree]');
  await steps.press('main form button.main');
  await steps.see('by telephone, check');
  await steps.press('main form button.main');
  await steps.see('case, answer by telephone');
}

/** A talk that the contact person hears of, and that will not be. */
export async function callOffTalk(steps: Steps, caseId: CaseId): Promise<void> {
  const official = await steps.town.enter(
    await steps.town.mailTo('behavioural-scientist', 'invitation', { caseId }),
  );
  await official.send({
    'answers.0.outcome': 'talk',
    'talk.on': inAWeek(),
    'talk.time': '10:30',
    'talk.channel': 'visit',
  });
  await official.send({ step: 'send' });
  await steps.goto(`/werk/zaak/${caseId}`);
  await steps.see('case, with a talk');
  await steps.press('main button[value=record-talk]');
  await steps.see('case, talk without words');
  await steps.press('main button[value=cancel-talk]');
  await steps.see('case, talk called off');
}

/** A calendar date a week ahead, as a browser's date field takes it. */
export function inAWeek(): string {
  return plusDays(today(), 7);
}

function today(): string {
  return dateIn(new Date().toISOString());
}

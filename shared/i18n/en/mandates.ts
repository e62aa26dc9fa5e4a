import type { Texts } from '../nl.ts';

const mandateNumber = (id: string): string => (id === '' ? 'The mandate' : `Mandate ${id}`);

export const mandates: Texts['mandates'] = {
  under: ({ grantor, id, upTo, isForThisCase }) =>
    `on behalf of ${grantor}, mandate ${id}${isForThisCase ? ' for this case alone' : ''}${
      upTo === '' ? ', without a limit to the amount' : ` up to ${upTo}`
    }`,
  underNumber: (id) => `under mandate ${id}`,
  youDecide: (under) => `You decide ${under}.`,
  signed: 'Decided',
  decided: (under) => `Decided ${under}.`,
  title: 'Your mandate',
  ahead: 'Please note: you cannot decide on this now.',
  aheadThen: 'If you send a decision anyway, the question goes to somebody who may decide.',
  refusedTitle: 'You cannot take this decision now',
  lacks: {
    none: () => 'There is no mandate under which you may decide on this question.',
    'own-plan': () =>
      'You brought this plan in yourself. You do not decide on it, unless you have a mandate for this one case.',
    'not-yet': ({ id, from }) => `${mandateNumber(id)} only begins on ${from}.`,
    expired: ({ id, until }) => `${mandateNumber(id)} ran until ${until}.`,
    revoked: ({ id, revokedFrom }) => `${mandateNumber(id)} was revoked on ${revokedFrom}.`,
    'over-limit': ({ id, upTo }) => `${mandateNumber(id)} goes up to ${upTo}. The amount asked is higher.`,
    'no-consent': ({ id }) =>
      `Your employer has not agreed to ${id === '' ? 'the mandate' : `mandate ${id}`} yet (Awb 10:4).`,
    'not-passed-on': ({ id }) =>
      `${mandateNumber(id)} depends on another mandate, and that one does not hold here.`,
  },
  lacksShort: {
    none: 'no mandate',
    'own-plan': 'their own plan',
    'not-yet': 'the mandate has not begun',
    expired: 'the mandate has expired',
    revoked: 'the mandate was revoked',
    'over-limit': 'the amount is higher than the mandate',
    'no-consent': 'the employer has not agreed to the mandate',
    'not-passed-on': 'the mandate no longer holds',
  },
  passedTo: (who) =>
    `The question has been passed on to ${who}. You need not do anything more. Your text did not go along.`,
  nobody:
    'Nobody else has a mandate for this decision now. The manager has been told. As soon as there is a mandate, you can go on here.',
  kept: 'Your decision was not sent. Below is what you filled in. You can copy it. We keep it for you for 24 hours.',
  instead: {
    absence: (who) => `${who} is away`,
    'no-mandate': (who, lack) => `${who} may not decide on this: ${lack}`,
    'for-this-case': 'the college gave a mandate for this one case',
  },
  because: (why) => `Reason: ${why}`,
  asked: (who, why) => `Asked: ${who}, because ${why}.`,
  takenOver: (who, why) => `Handed over to ${who}: ${why}.`,
};

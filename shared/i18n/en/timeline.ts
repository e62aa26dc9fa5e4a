import type { Texts } from '../nl.ts';

export const timeline: Texts['timeline'] = {
  'request-opened': 'The plan has been brought in',
  'plan-amended': (version) => `Version ${version} of the plan has been brought in`,
  'generation-started': (generation) =>
    generation === 1
      ? 'The plan goes to the family first'
      : `The round of conversations has started again (round ${generation})`,
  'conversation-opened': (who, due) => `Asked: ${who}, answer by ${due}`,
  'plan-confirmed': 'The family has confirmed the plan',
  'changes-asked': 'The family asks for a change',
  answered: (who, outcomes) => `${who}: ${outcomes}`,
  'look-recorded': (who) => `Waiting for some working days already: ${who}`,
  'talk-planned': (who, when) => `${who}: wants to talk first, ${when}`,
  'address-mended': 'An email address of the family has been corrected',
  'link-renewed': (who) => `New link sent to: ${who}`,
  'question-asked': (who, answerBy) =>
    answerBy === undefined
      ? `Question from: ${who}`
      : `Question to the family from: ${who}, answer by ${answerBy}`,
  'question-answered': (who) => `Question answered, from: ${who}`,
  'talk-held': (who, on) => `Talk held on ${on} with: ${who}`,
  'talk-cancelled': (who) => `Talk cancelled with: ${who}`,
  'handed-over': (from, to) => `Handed over from: ${from}, to: ${to}`,
  handOverCauses: {
    'not-mine': 'it was not for this person',
    absence: 'away',
    'no-mandate': 'no valid mandate',
    'may-not-decide': 'may not decide on this now',
    silent: 'no answer came',
    asked: 'on request',
  },
  'nobody-mandated': (lack) => `Nobody may decide on this now: ${lack}. The managers have been told`,
  'answer-noted': (who) => `Answer written down by the contact person, still to be confirmed by: ${who}`,
  'mail-bounced': (who) => `An email came back, sent to: ${who}`,
  'condition-met': (on) =>
    on === undefined ? 'Taken back: that a condition was met' : `A condition was met on ${on}`,
  'carried-out': (on) =>
    on === undefined ? 'Taken back: that something has begun' : `Something that was agreed began on ${on}`,
  withdrawn: (who) => `Withdrawn by: ${who}`,
  paused: (who, until) => (until === undefined ? `Paused by: ${who}` : `Paused until ${until} by: ${who}`),
  erased: 'The data of this case were erased',
  resumed: 'The case goes on',
  nudged: (who) => `A manager had a reminder sent to: ${who}`,
  'moved-to-chain': 'The plan now follows the new path of the municipality',
  'term-extended': (until) => `The term for deciding has been extended to ${until}`,
  'term-warned': (days) =>
    days === 1
      ? 'One working day left of the term for deciding'
      : `${days} working days left of the term for deciding`,
};

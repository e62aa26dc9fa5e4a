import type { Texts } from '../nl.ts';

export const issues: Texts['issues'] = {
  bsn: 'There is a citizen service number (BSN) here. We do not need it and may not keep it. Take it out.',
  required: 'Fill this in.',
  'unknown-field': 'We do not know this field.',
  'wrong-type': 'This is a different kind of value from what belongs here.',
  'too-long': 'This is too long.',
  'too-many-words': 'This is too long: use no more than 80 words.',
  'too-few': 'There must be at least one.',
  'too-many': 'These are too many.',
  'not-an-email': 'This is not an email address. An email address looks like name@example.nl.',
  'not-a-date': 'This is not a date.',
  'not-an-amount': 'This is not an amount. Write only the number, for example 14.500.',
  'control-characters': 'There are characters here that cannot be read.',
  'unknown-choice': 'This is not one of the choices.',
  duplicate: 'This is already there.',
  'plan-too-long': 'The plan is too long. Characters:',
  'unknown-rule':
    'This rule is not on the municipality’s list. Leave out the number and name the rule in words.',
  'rule-not-in-force': 'This rule does not apply at the moment.',
  'rule-of-other-layer': 'On the municipality’s list this is another kind of rule:',
  statute:
    'The municipality cannot depart from a national law. Ask the policy officer which rule lies beneath it.',
  'domain-without-official': 'Nobody in the chain decides on this area. Possible are:',
  'unknown-adviser': 'This adviser is not in the chain. Possible are:',
  'other-municipality': 'This plan is for another municipality. This municipality is called:',
  'unknown-contact-person':
    'Put here the email address of the contact person who brings in this plan, as the municipality knows it.',
  'already-brought-in':
    'A plan has already been brought in from this page. Look at your cases. If this is a different plan, send it once more.',
  'sent-before':
    'You have already sent this form. Do you want to send this too? Then press the button again.',
  'address-of-staff':
    'This is the address of somebody who works for the municipality. Fill in the family’s address.',
  'date-in-past': 'This day or time has already passed.',
  'date-in-future': 'This day has yet to come.',
  'before-decision': 'The municipality had not decided this yet. Choose a later day.',
  'cannot-be-extended': 'The law does not allow this term to be extended.',
  'not-running-yet': 'This term has not begun yet.',
  'term-over': 'The term is over. It can only be extended before its end.',
  'already-extended': 'This term has been extended once already.',
  'no-later-date': 'Choose a day after the last day of the term.',
  'not-a-time': 'This is not a time. Write for example 14:30.',
  'date-too-far': 'This date is too far in the future.',
  'until-before-from': 'The end date is before the start date.',
  'reason-required': 'Write down why.',
  'answer-required': 'Choose an answer.',
  'condition-required': 'Write down at least one condition.',
  'condition-incomplete': 'Fill in all three boxes of a condition: what, who and when.',
  'conditions-without-choice':
    'You wrote down conditions. Choose “Agreed with conditions”, or take them out.',
  'talk-not-recorded':
    'A talk has been planned. First write down what was agreed there, or cancel the talk. What you filled in here is kept.',
  'question-open': 'A question is still open. Wait for the reply, or answer now.',
  'not-json': 'This is not a valid JSON file.',
  invalid: 'This is not right.',
};

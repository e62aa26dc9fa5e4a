import type { Texts } from '../nl.ts';

export const decisions: Texts['decisions'] = {
  mayBegin: 'This may begin now',
  mayBeginText: 'This has been agreed. It may begin, even though the rest is still going on.',
  decidedBy: (who, on) => `${who}, ${on}`,
  bundle: 'The decisions',
  inTheName: 'On behalf of the municipal executive (college van burgemeester en wethouders)',
  by: 'Decided by',
  on: 'Decided on',
  mandate: 'Mandate',
  sentOn: 'Made known to you on',
  objection: 'Do you disagree with a decision?',
  objectionUntil: (until) => `You can object up to and including ${until}.`,
  objectionWhere: (municipality) =>
    `Write a letter to the municipal executive (college van burgemeester en wethouders) of ${municipality}. Give your name and address, the date, which decision it is about and why you disagree. Sign the letter. It is free of charge.`,
  support: (municipality) =>
    `Do you need help? An independent client supporter helps you free of charge, in conversations and with an objection. Ask the municipality of ${municipality}, or ask your contact person.`,
  notDecided: 'No decision was taken on this',
  others: 'What others said about it',
  print: 'All decisions on one page, to print or keep',
  back: 'Back to the case',
};

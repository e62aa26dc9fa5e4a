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
  to: {
    family: {
      sentOn: 'Made known to you on',
      objection: 'Do you disagree with a decision?',
      objectionWhere: (municipality) =>
        `Write a letter to the municipal executive (college van burgemeester en wethouders) of ${municipality}. Give your name and address, the date, which decision it is about and why you disagree. Sign the letter. It is free of charge.`,
      support: (municipality) =>
        `Do you need help? An independent client supporter helps you free of charge, in conversations and with an objection. Ask the municipality of ${municipality}, or ask your contact person.`,
      back: 'Back to your plan',
    },
    contact: {
      sentOn: 'Made known to the family on',
      objection: 'Does the family disagree with a decision?',
      objectionWhere: (municipality) =>
        `The family then writes a letter to the municipal executive (college van burgemeester en wethouders) of ${municipality}. It gives their name and address, the date, which decision it is about and why they disagree. They sign the letter. It is free of charge.`,
      support: (municipality) =>
        `Does the family need help? An independent client supporter helps free of charge, in conversations and with an objection. They can be asked for at the municipality of ${municipality}. Tell the family so.`,
      back: 'Back to the case',
    },
  },
  objectionUntil: (until) => `An objection can be made up to and including ${until}.`,
  notDecided: 'No decision was taken on this',
  others: 'What others said about it',
  print: 'All decisions on one page, to print or keep',
};

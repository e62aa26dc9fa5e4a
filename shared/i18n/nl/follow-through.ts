/** What became of what was agreed: the parts that have begun, and the conditions that were met. */
export const followThrough = {
  title: 'Hoe het daarna gaat',
  lead: {
    family: 'Wat is afgesproken, en wat daarvan al is begonnen. Uw contactpersoon houdt dit bij.',
    contact: 'Wat is afgesproken, en wat daarvan al is begonnen. U houdt dit bij. Het gezin leest mee.',
  },
  condition: 'Voorwaarde',
  notYet: { part: 'Nog niet begonnen.', condition: 'Nog niet bekend of dit is gedaan.' },
  late: 'te laat',
  done: {
    part: (on: string): string => `Begonnen op ${on}.`,
    condition: (on: string): string => `Gedaan op ${on}.`,
  },
  record: { part: 'Schrijf op dat dit is begonnen', condition: 'Schrijf op dat dit is gedaan' },
  correct: 'Verbeter dit',
  recordTitle: { part: 'Dit is begonnen', condition: 'Aan deze voorwaarde is voldaan' },
  decidedOn: (on: string): string => `Dit is afgesproken op ${on}.`,
  before: (on: string): string => `Er staat nu: ${on}. Wat u hier invult, komt daarvoor in de plaats.`,
  on: { part: 'Op welke dag is het begonnen?', condition: 'Op welke dag is het gedaan?' },
  onHint: 'Dit kan vandaag zijn, of een dag sinds het besluit.',
  note: 'Wilt u er iets bij zeggen? (mag leeg blijven)',
  noteHint: 'Het gezin leest dit ook.',
  send: 'Leg dit vast',
  takeBack: 'Toch niet: haal dit weg',
  back: 'Terug naar de zaak',
  recorded: 'Het is vastgelegd. Het gezin ziet het ook.',
};

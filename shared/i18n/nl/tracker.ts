export const tracker = {
  title: 'Waar het plan nu is',
  family: 'Het gezin bevestigt',
  waiting: (since: string, due: string): string => `aan zet sinds ${since}, antwoord uiterlijk ${due}`,
  changesAsked: 'vroeg om een wijziging; de contactpersoon past het plan aan',
  turn: 'aan de beurt',
  done: (outcome: string, on: string): string => `${outcome}, ${on}`,
  confirmedOn: (on: string): string => `bevestigd op ${on}`,
  passedOver: 'overgeslagen: het plan raakt dit onderdeel niet',
  noAdviser: 'overgeslagen: het plan vraagt dit advies niet',
  stillValid: (outcome: string, on: string): string => `${outcome}, ${on}; blijft gelden na de wijziging`,
  later: 'komt nog',
  late: 'De dag is voorbij.',
  closed: 'Alle gesprekken zijn gevoerd',
  outcome: 'Uitkomst',
  decided: 'Wat er is besloten',
  conditionLine: (text: string, owner: string, dueOn: string): string =>
    `${text} (${owner}, uiterlijk ${dueOn})`,
};

/** For whoever moves a case to another chain. */
export const moves = {
  invalidTitle: 'Zo kan de zaak niet naar de keten van nu',
  invalid: 'Er is niets vastgelegd. Alles wat er mis is, staat in de lijst.',
  refusedTitle: 'De zaak is niet naar de keten van nu gegaan',
  notYours: 'Alleen een manager of een beheerder brengt een zaak naar een andere keten.',
};

/** For whoever keeps the registers. */
export const registers = {
  invalidTitle: 'Dit is geen wijziging van de registers',
  invalid: 'Er is niets vastgelegd. Alles wat er mis is, staat in de lijst.',
  refusedTitle: 'De registers nemen deze wijziging niet aan',
  refused: 'Er is niets vastgelegd. Alles wat er mis is, staat in de lijst.',
};

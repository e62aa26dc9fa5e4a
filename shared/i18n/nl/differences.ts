/** Two versions of a plan, side by side. */
export const differences = {
  title: 'Wat er is veranderd',
  lead: 'Hieronder staat alleen wat anders is. Daarna staat het hele plan.',
  leadAlone: 'Hier staat alleen wat anders is.',
  since: (version: number): string => `Vergeleken met versie ${version} van het plan.`,
  asked: 'Wat er is veranderd sinds wij het u de vorige keer vroegen',
  was: 'Was',
  now: 'Wordt',
  nothing: 'Dit stond er nog niet',
  gone: 'Dit vervalt',
  order: 'De woorden zijn hetzelfde gebleven. Alleen de volgorde kan anders zijn.',
  link: 'Wat er is veranderd in deze versie',
  back: 'Terug naar de zaak',
};

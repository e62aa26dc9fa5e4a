import type { Lack } from '../../domain/mandates.ts';

/** A mandate as a sentence takes it: dates and amounts as people read them, empty where it has none. */
export type MandateWords = {
  readonly grantor: string;
  readonly id: string;
  readonly upTo: string;
  readonly isForThisCase: boolean;
  readonly from: string;
  readonly until: string;
  readonly revokedFrom: string;
};

const mandateNumber = (id: string): string => (id === '' ? 'Het mandaat' : `Mandaat ${id}`);

export const mandates = {
  under: ({ grantor, id, upTo, isForThisCase }: MandateWords): string =>
    `namens ${grantor}, mandaat ${id}${isForThisCase ? ' voor alleen deze zaak' : ''}${
      upTo === '' ? ', zonder grens aan het bedrag' : ` tot ${upTo}`
    }`,
  /** Of a mandate that the register no longer holds. */
  underNumber: (id: string): string => `onder mandaat ${id}`,
  youDecide: (under: string): string => `U besluit ${under}.`,
  signed: 'Besloten',
  decided: (under: string): string => `Besloten ${under}.`,
  title: 'Uw mandaat',
  ahead: 'Let op: u kunt hierover nu niet besluiten.',
  aheadThen: 'Verstuurt u toch een besluit? Dan gaat de vraag naar iemand die het wel mag.',
  refusedTitle: 'U kunt dit besluit nu niet nemen',
  /** To whoever lacks it, in full sentences. */
  lacks: {
    none: () => 'Er is geen mandaat waarmee u over deze vraag mag besluiten.',
    'own-plan': () =>
      'U hebt dit plan zelf ingebracht. Daarover besluit u niet, tenzij u een mandaat hebt voor deze ene zaak.',
    'not-yet': ({ id, from }) => `${mandateNumber(id)} gaat pas in op ${from}.`,
    expired: ({ id, until }) => `${mandateNumber(id)} liep tot en met ${until}.`,
    revoked: ({ id, revokedFrom }) => `${mandateNumber(id)} is ingetrokken op ${revokedFrom}.`,
    'over-limit': ({ id, upTo }) => `${mandateNumber(id)} gaat tot ${upTo}. Het gevraagde bedrag is hoger.`,
    'no-consent': ({ id }) =>
      `Uw werkgever heeft nog niet ingestemd met ${id === '' ? 'het mandaat' : `mandaat ${id}`} (Awb 10:4).`,
    'not-passed-on': ({ id }) =>
      `${mandateNumber(id)} hangt af van een ander mandaat, en dat geldt hier niet.`,
  } satisfies Record<Lack, (mandate: MandateWords) => string>,
  /** The same in a few words, between brackets, for others. */
  lacksShort: {
    none: 'geen mandaat',
    'own-plan': 'het eigen plan',
    'not-yet': 'het mandaat gaat nog niet in',
    expired: 'het mandaat is verlopen',
    revoked: 'het mandaat is ingetrokken',
    'over-limit': 'het bedrag is hoger dan het mandaat',
    'no-consent': 'de werkgever stemde niet in met het mandaat',
    'not-passed-on': 'het mandaat geldt niet meer',
  } satisfies Record<Lack, string>,
  passedTo: (who: string): string =>
    `De vraag is doorgegeven aan: ${who}. U hoeft niets meer te doen. Uw tekst is niet meegegaan.`,
  nobody:
    'Niemand anders heeft nu een mandaat voor dit besluit. De manager heeft daarvan bericht. Zodra er een mandaat is, kunt u hier verder.',
  kept: 'Uw besluit is niet verstuurd. Hieronder staat wat u had ingevuld. U kunt het kopiëren. Wij bewaren het 24 uur voor u.',
  /** Why a stage is asked of another function than its own. */
  instead: {
    absence: (who: string): string => `wie dit zou doen (${who}), is afwezig`,
    'no-mandate': (who: string, lack: string): string =>
      `wie dit zou doen (${who}), mag hierover niet besluiten: ${lack}`,
    'for-this-case': 'het college gaf een mandaat voor deze ene zaak',
  },
  because: (why: string): string => `Reden: ${why}`,
  asked: (who: string, why: string): string => `Gevraagd: ${who}. Reden: ${why}.`,
  takenOver: (who: string, why: string): string => `Overgedragen aan: ${who}. Reden: ${why}.`,
};

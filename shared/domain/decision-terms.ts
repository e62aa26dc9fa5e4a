/**
 * The term in which a law wants its decision, for a lawyer to check.
 *
 * The Algemene termijnenwet, article 4 under a, leaves out terms in hours and those of more than 90 days, twelve weeks or
 * three months, or of a year; none of these is that long, so article 1 (the next working day) holds for each of them.
 */
export interface DecisionTerm {
  /** The article that sets it. */
  readonly article: string;
  readonly count: number;
  readonly unit: 'days' | 'working-days';
  /** Days from receipt before this term begins when nobody has applied yet: the investigation of the Wmo. */
  readonly daysBefore: number;
  /** Whether Awb 4:5 and 4:15 can suspend it: only the term of a decision on an application can be. */
  readonly canBeSuspended: boolean;
  /** The paragraph under which a later date may be announced; without one it cannot be extended. */
  readonly extension?: string;
}

/** Awb 4:13 second paragraph: eight weeks from receipt, for an application whose law sets no term of its own. */
const generalTerm: DecisionTerm = {
  article: 'Awb 4:13 second paragraph',
  count: 8 * 7,
  unit: 'days',
  daysBefore: 0,
  canBeSuspended: true,
  extension: 'Awb 4:14 third paragraph',
};

/** Wmo 2015 2.3.2 first paragraph. */
export const investigationDays = 6 * 7;

/**
 * Per domain. Youth and policy have the general term (an ordinance may set another for youth). The Participatiewet sets none of
 * its own for special assistance: eight weeks again.
 */
const terms = new Map<string, DecisionTerm>([
  ['policy', generalTerm],
  ['youth', generalTerm],
  ['participatiewet', { ...generalTerm, article: 'Participatiewet; Awb 4:13 second paragraph' }],
  [
    'wmo',
    {
      article: 'Wmo 2015 2.3.5 second paragraph, after 2.3.2 first paragraph',
      count: 2 * 7,
      unit: 'days',
      daysBefore: investigationDays,
      canBeSuspended: true,
      extension: 'Awb 4:14 first paragraph',
    },
  ],
  [
    // A threatening situation (eviction, energy, water, health insurance): the first conversation, not a decision, so Awb 4:14
    // and 4:15 do not reach it. Other debt help has the general term under another slug.
    'debt',
    {
      article: 'Wgs 4 second paragraph',
      count: 3,
      unit: 'working-days',
      daysBefore: 0,
      canBeSuspended: false,
    },
  ],
]);

/** The term of a domain by its slug; the general one for every other. */
export function termOf(domain?: string): DecisionTerm {
  return (domain === undefined ? undefined : terms.get(domain)) ?? generalTerm;
}

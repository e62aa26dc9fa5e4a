/** Something that must never be, by kind; the kinds are the figures a run is told in. */
export type Finding = {
  readonly kind: 'lost' | 'double' | 'stuck' | 'mail-missing' | 'mail-twice' | 'rule';
  readonly what: string;
};

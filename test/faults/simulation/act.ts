/** Something somebody wanted recorded; its words stand nowhere else. `acknowledged`: a page told them that it was. */
export type Act = {
  readonly who: string;
  readonly what:
    | 'opened'
    | 'confirmed'
    | 'changes-asked'
    | 'amended'
    | 'talk-planned'
    | 'talk-held'
    | 'talk-cancelled'
    | 'answered'
    | 'question-asked'
    | 'question-answered'
    | 'handed-over'
    | 'answer-noted'
    | 'address-mended'
    | 'term-extended'
    | 'paused'
    | 'resumed'
    | 'withdrawn'
    | 'moved-to-chain'
    | 'nudged'
    | 'registered';
  /** Of a mended address, that; of what is said without a word, where it was said; of a change of the registers, its key. */
  readonly words: string;
  /** Of an answer, what was chosen; of a confirmation, the version on the page. */
  readonly outcome?: string;
  readonly version?: number;
  acknowledged: boolean;
};

export type Intends = (
  who: string,
  what: Act['what'],
  about?: Partial<Pick<Act, 'outcome' | 'version' | 'words'>>,
) => Act;

/** What nobody says a word about: it is looked for by its kind. */
export function saysNothing({ what }: Act): boolean {
  return what === 'confirmed' || what === 'talk-cancelled' || what === 'resumed';
}

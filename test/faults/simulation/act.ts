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
    | 'answered'
    | 'question-asked'
    | 'question-answered'
    | 'handed-over'
    | 'answer-noted'
    | 'paused'
    | 'withdrawn';
  readonly words: string;
  /** Of an answer, what was chosen; of a confirmation, the version on the page. */
  readonly outcome?: string;
  readonly version?: number;
  acknowledged: boolean;
};

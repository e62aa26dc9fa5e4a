/** What kind of people live here. Probabilities are per visit, unless something else is said. */
export type Habits = {
  /** How long somebody waits before they act, in milliseconds. */
  readonly thinksFor: () => number;
  readonly asksChanges: boolean;
  readonly amendsUnasked: boolean;
  /** Sends just when the clockwork takes its daily look. */
  readonly answersAtTheLook: number;
  /** Leaves the last page open for hours before they send it. */
  readonly leavesPageOpen: number;
  readonly refuses: number;
  /** Wants to talk before they answer. */
  readonly talksFirst: number;
  /** Calls off a talk, where others write down what came of it. */
  readonly cancelsTalk: number;
  readonly asksQuestion: number;
  readonly handsOver: number;
  readonly clicksTwice: number;
  readonly usesTwoDevices: number;
  readonly mistypes: number;
  readonly returnsToOldMail: number;
  /**
   * Leaves a mail that came before they did what they were asked. Whoever does not, and thinks for a week, has a reminder and
   * a new link under way at the same time: each that they ask for outdates the other, and they go on for ever.
   */
  readonly leavesDoneMail: boolean;
  /** The contact person writes down or calls off the talk of an official. */
  readonly tendsTalk: number;
  /** Once in a case: the contact person has a mail sent again, or mends the family's address. */
  readonly looksAfter: number;
  /** Once in a case: an official answers the contact person by telephone. */
  readonly notesByPhone: number;
  /** Once in a case: the contact person, or a manager, has somebody else asked. */
  readonly asksAnother: number;
  /** Once in a case: a manager has whoever is waited for reminded. */
  readonly nudges: number;
  /** Once in a case, by the contact person and by a manager: the decision comes later. */
  readonly extendsTerm: number;
  /** Once in a case, by the family or by the contact person. */
  readonly pauses: number;
  readonly withdraws: number;
};

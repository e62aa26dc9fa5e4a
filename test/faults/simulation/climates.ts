import { people, signingIn } from '../../support/town.ts';
import type { Chance } from '../../../infra/local/demo/chance.ts';
import type { Habits } from './habits.ts';
import type { Returns } from './post-office.ts';
import type { Climate, Home } from './climate.ts';
import type { Call, Fate } from './world.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** What can go wrong with a call, by where the product runs. A process that holds its own database loses no replies. */
const fates: Readonly<Record<Home, readonly [Fate, ...Fate[]]>> = {
  cloud: ['crash-before', 'crash-after', 'reply-lost', 'sent-twice', 'throttled'],
  laptop: ['power-cut'],
};

/** What goes wrong by name: calls by their number in the run, and changes whose every delivery is lost. */
export type Faults = {
  /** In the cloud when it is left out. */
  readonly home?: Home;
  readonly calls?: ReadonlyMap<number, Fate>;
  readonly lostChanges?: ReadonlySet<number>;
  /** The call that takes most of a minute, among people who answer at once. */
  readonly slow?: number;
  /** The family's first address is one that does not work. */
  readonly isFamilyUnreached?: boolean;
};

/** Everything takes a moment, in order, and only what is named goes wrong. */
export function calmClimate({ calls, lostChanges, slow }: Faults): Climate {
  let changes = 0;
  return {
    fateOf: ({ number }) => calls?.get(number) ?? 'done',
    latencyOf: ({ number }) => (number === slow ? 50 * second : 2),
    deliveriesOf: () => {
      changes += 1;
      return lostChanges?.has(changes) === true ? [] : [5];
    },
    indexLag: () => 20,
    mailTakes: () => second,
    pageSize: 100,
    clearUp: () => undefined,
  };
}

export const calmPeople: Habits = {
  thinksFor: () => minute,
  asksChanges: false,
  amendsUnasked: false,
  answersAtTheLook: 0,
  leavesPageOpen: 0,
  refuses: 0,
  talksFirst: 0,
  cancelsTalk: 0,
  asksQuestion: 0,
  handsOver: 0,
  clicksTwice: 0,
  usesTwoDevices: 0,
  mistypes: 0,
  returnsToOldMail: 0,
  leavesDoneMail: false,
  tendsTalk: 0,
  looksAfter: 0,
  notesByPhone: 0,
  asksAnother: 0,
  nudges: 0,
  extendsTerm: 0,
  pauses: 0,
  withdraws: 0,
};

/**
 * Everything may happen: changes are told one to five times, late and out of order, indexes are behind, mails take hours;
 * and until `faultsLeft` is used up, calls fail and changes are not told at all. Now and then it storms.
 */
export function roughClimate(chance: Chance, home: Home): Climate {
  // In some places mail is there at once, and everything happens on top of each other.
  const isQuick = chance.happens(0.4);
  // Where functions hang in the middle, others come in between.
  const stalls = chance.oneOf([0, 0, 0.05, 0.2]);
  let stallsLeft = chance.between(1, 30);
  const roughness = chance.oneOf([0, 0.003, 0.01, 0.04, 0.3]);
  const most = { cloud: roughness > 0.1 ? 60 : 12, laptop: 4 };
  let faultsLeft = roughness === 0 ? 0 : chance.between(1, most[home]);
  // A sign-in is asked for by somebody who sees the error and asks again: they are not played.
  const mayFail = ({ invocation }: Call): boolean => !invocation.startsWith('POST link#');
  return {
    fateOf: (call) => {
      if (faultsLeft === 0 || !mayFail(call) || !chance.happens(roughness)) return 'done';
      faultsLeft -= 1;
      return chance.oneOf(fates[home]);
    },
    latencyOf: ({ invocation }) => {
      if (stallsLeft > 0 && /^(react|hold-conversation)#/.test(invocation) && chance.happens(stalls)) {
        stallsLeft -= 1;
        return chance.between(second, 40 * second);
      }
      if (chance.happens(0.9)) return chance.between(1, 30);
      if (chance.happens(0.9)) return chance.between(30, 2 * second);
      return chance.happens(0.9)
        ? chance.between(2 * second, 8 * second)
        : chance.between(8 * second, minute);
    },
    deliveriesOf: () => {
      if (faultsLeft > 0 && chance.happens(roughness)) {
        faultsLeft -= 1;
        return [];
      }
      const copies = chance.happens(0.6) ? 1 : chance.between(2, 5);
      return Array.from({ length: copies }, () =>
        chance.happens(0.8) ? chance.between(50, 2 * second) : chance.between(2 * second, 20 * minute),
      );
    },
    indexLag: () => (chance.happens(0.9) ? chance.between(1, second) : chance.between(second, 30 * minute)),
    mailTakes: () => {
      if (isQuick) return chance.between(1, 200);
      return chance.happens(0.8) ? chance.between(second, minute) : chance.between(minute, 8 * hour);
    },
    pageSize: chance.oneOf([2, 5, 100]),
    clearUp: () => {
      faultsLeft = 0;
      stallsLeft = 0;
    },
  };
}

export function roughPeople(chance: Chance): Habits {
  const often = (): number => chance.oneOf([0, 0, 0.1, 0.4]);
  const isInHurry = chance.happens(0.4);
  return {
    thinksFor: () => {
      if (isInHurry) return chance.happens(0.9) ? chance.between(0, 3 * second) : chance.between(0, 5 * hour);
      if (chance.happens(0.7)) return chance.between(0, 10 * minute);
      return chance.happens(0.9) ? chance.between(0, 200 * hour) : chance.between(0, 600 * hour);
    },
    answersAtTheLook: often(),
    leavesPageOpen: often(),
    asksChanges: chance.happens(0.3),
    amendsUnasked: chance.happens(0.3),
    refuses: often(),
    clicksTwice: often(),
    usesTwoDevices: often(),
    mistypes: chance.happens(0.2) ? 0.2 : 0,
    returnsToOldMail: often(),
    leavesDoneMail: false,
    talksFirst: often(),
    cancelsTalk: chance.oneOf([0, 0.3]),
    tendsTalk: often(),
    asksQuestion: often(),
    handsOver: chance.oneOf([0, 0, 0.1, 0.3]),
    looksAfter: often(),
    notesByPhone: chance.oneOf([0, 0.3]),
    asksAnother: chance.oneOf([0, 0, 0.4]),
    nudges: chance.oneOf([0, 0.4]),
    extendsTerm: chance.oneOf([0, 0.3]),
    pauses: chance.oneOf([0, 0.4]),
    withdraws: chance.oneOf([0, 0, 0.3]),
  };
}

/** Which addresses do not work: the family's for good, one of an official for some days. */
export function deadAddresses(chance: Chance): Returns {
  const begin = Date.parse('2027-01-27T09:00:00Z');
  const dead = new Map<string, number>();
  if (chance.happens(0.15)) dead.set(people.family, Infinity);
  if (chance.happens(0.2)) {
    const { alderman, wmo, cjg, participatiewet } = people;
    dead.set(chance.oneOf([alderman, wmo, cjg, participatiewet]), begin + chance.between(1, 300) * hour);
  }
  if (chance.happens(0.05)) dead.set(signingIn.manager, Infinity);
  return (address, now) => now < (dead.get(address) ?? 0);
}

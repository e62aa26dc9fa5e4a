import { familyStage } from '../../../shared/domain/chain.ts';
import type { CalendarDate } from '../../../shared/domain/working-days.ts';
import type { Chance } from './chance.ts';

/** What becomes of a plan, as far as people have a hand in it; what the law and the clockwork do comes by itself. */
export type Fate = {
  readonly ends: 'agreed' | 'partly' | 'refused' | 'withdrawn' | 'paused';
  /** The asks that are refused, by their ids. */
  readonly refused: readonly string[];
  /** The stage at which the family stops, for a while or for good. */
  readonly stopsAt: string | undefined;
  /** Working days until the family goes on; `undefined` where it does not. */
  readonly pausedFor: number | undefined;
  readonly asksChanges: boolean;
  /** The address of the family does not work. */
  readonly isUnreachable: boolean;
  readonly questionAt: string | undefined;
  readonly talkAt: string | undefined;
  /** Where nobody answers for weeks. */
  readonly silentAt: string | undefined;
};

const official = ['alderman', 'policy-officer', 'wmo', 'participatiewet', 'cjg'] as const;

export function drawFate(chance: Chance, asks: readonly string[]): Fate {
  const ends = endOf(chance.between(1, 100));
  const at = (probability: number): string | undefined =>
    chance.happens(probability) ? chance.oneOf(official) : undefined;
  const stops = ends === 'withdrawn' || ends === 'paused';
  return {
    ends,
    refused: ends === 'refused' ? asks : ends === 'partly' ? asks.slice(0, 1) : [],
    stopsAt: stops ? chance.oneOf([familyStage, ...official]) : undefined,
    pausedFor: ends === 'paused' && chance.happens(0.7) ? chance.between(8, 30) : undefined,
    asksChanges: chance.happens(0.12),
    isUnreachable: chance.happens(0.08),
    questionAt: at(0.3),
    talkAt: at(0.15),
    silentAt: at(0.2),
  };
}

function endOf(percent: number): Fate['ends'] {
  if (percent <= 58) return 'agreed';
  if (percent <= 78) return 'partly';
  if (percent <= 84) return 'refused';
  return percent <= 94 ? 'withdrawn' : 'paused';
}

/** About how many working days each takes over it. Income support has one desk, and everything comes past it. */
const paces: Readonly<Record<string, number>> = {
  [familyStage]: 3,
  alderman: 2,
  'behavioural-scientist': 4,
  'policy-officer': 3,
  wmo: 4,
  participatiewet: 11,
  cjg: 3,
};

/** Working days somebody takes, and more of them when people are away. */
export function waitAt(chance: Chance, stage: string, today: CalendarDate): number {
  return waitAbout(chance, paces[stage] ?? 3, today);
}

export function waitAbout(chance: Chance, days: number, today: CalendarDate): number {
  const away = isQuiet(today) && chance.happens(0.5) ? chance.between(3, 10) : 0;
  return chance.between(1, 2 * days - 1) + away;
}

/** The summer holidays, and the days around the turn of the year. */
export function isQuiet(date: CalendarDate): boolean {
  const day = date.slice(5);
  return (day >= '07-15' && day <= '08-25') || day >= '12-20' || day <= '01-03';
}

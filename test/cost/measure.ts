import { readMunicipality } from '../../infra/local/runtime.ts';
import { outcomeOf } from '../../shared/domain/turn.ts';
import { loadCase } from '../../shared/ledger/perform.ts';
import { Chance } from '../../infra/local/demo/chance.ts';
import { calmClimate, calmPeople } from '../faults/simulation/climates.ts';
import { Townspeople } from '../faults/simulation/townspeople.ts';
import { VirtualTown } from '../faults/simulation/virtual-town.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { assumptions } from './assumptions.ts';
import { plus, times, type Usage } from './bill.ts';
import { Meter } from './meter.ts';

const day = 86_400_000;
const hour = 3_600_000;
const fiveMinutes = 300_000;
/** How many rounds of sweeper and mailer are counted where one is wanted. */
const sample = 10;

/** `open` and `after`: what one round of the sweeper costs more because of a case that runs, and one that has just ended. */
export type Measured = {
  readonly usage: Usage;
  readonly daysOpen: number;
  readonly open: Usage;
  readonly after: Usage;
  /** What is measured of a case, and in how many different hours. */
  readonly figures: ReadonlyMap<string, number>;
};

type Counted = { readonly town: VirtualTown; readonly meter: Meter; readonly chance: Chance };

function countedTown(): Counted {
  const meter = new Meter();
  const chance = new Chance(1);
  const town = new VirtualTown({
    home: 'cloud',
    climate: calmClimate({}),
    chance,
    municipality: readMunicipality(undefined),
    tellsRepeats: false,
    observe: (step) => {
      meter.entered(step);
    },
    taken: (taken) => {
      meter.taken(taken);
    },
    logged: (line) => {
      meter.logged(line, town.world.now);
    },
  });
  return { town, meter, chance };
}

function minus(one: Usage, other: Usage): Usage {
  return plus(one, times(other, -1));
}

/** One round of sweeper and mailer. */
async function roundIn({ town, meter }: Counted): Promise<Usage> {
  const before = meter.usage(town.world);
  for (let round = 0; round < sample; round += 1) {
    town.round();
    await town.world.pass(60_000);
  }
  return times(minus(meter.usage(town.world), before), 1 / sample);
}

/** One round where there is nothing to do. What it measures it measures in every hour, so each round has its share of one. */
export async function emptyRound(): Promise<Usage> {
  const counted = countedTown();
  const round = await roundIn(counted);
  return { ...round, metricHours: (counted.meter.figures.size * 24) / assumptions.roundsPerDay };
}

/**
 * The whole plan of the worked example past everybody, by people who answer so many days after they were asked: the pages,
 * steps, mails and daily looks of one case, with two rounds of sweeper and mailer every six hours, whose own cost is told apart.
 */
export async function oneCase(daysWaited: number, emptyRound: Usage): Promise<Measured> {
  const { coldShare } = assumptions;
  const idle = { ...emptyRound, metricHours: 0 };
  const counted = countedTown();
  const { town, meter, chance } = counted;
  // An hour past the day, so that whoever answers does not always meet the daily look.
  const habits = { ...calmPeople, leavesDoneMail: true, thinksFor: () => daysWaited * day + hour };
  const people = new Townspeople({ town, chance, habits, plan: zomerdijk() });
  const caseId = town.outside.newCaseId();
  const began = town.world.now;
  const rounds = roundsEvery(counted, 6 * hour);
  people.start(caseId);
  await town.world.untilQuiet();
  const all = meter.usage(town.world);
  const daysOpen = (town.world.now - began) / day;
  const [anew, again] = [quietOf(rounds.anew, idle), quietOf(rounds.again, idle)];
  const round = plus(times(anew, coldShare), times(again, 1 - coldShare));
  // What it still finds to do is not what every round finds.
  await roundIn(counted);
  const after = await roundIn(counted);
  const found = await loadCase(town.outside.books, caseId);
  if (found === undefined || outcomeOf(found.state) !== 'approved' || people.fellOver.length > 0)
    throw new Error('the case that was counted did not end well');
  return {
    usage: minus(all, plus(times(anew, rounds.anew.length), times(again, rounds.again.length))),
    daysOpen,
    open: minus(round, idle),
    after: minus(after, idle),
    figures: meter.figures,
  };
}

/** A round in which sweeper and mailer came by, and nothing was to be done. */
function isQuiet({ lambdaRequests, writeUnits }: Usage): boolean {
  return lambdaRequests === 2 && (writeUnits ?? 0) === 0;
}

/** The average of those in which nothing was done. */
function quietOf(rounds: readonly Usage[], none: Usage): Usage {
  const quiet = rounds.filter(isQuiet);
  return quiet.length === 0 ? none : times(plus(...quiet), 1 / quiet.length);
}

/** `anew` knows nothing, as in a function that has just been started; `again` is five minutes later, and knows what that one read. */
type Rounds = { readonly anew: readonly Usage[]; readonly again: readonly Usage[] };

/** What was used in the minute of each round: of two, every so many milliseconds. */
function roundsEvery({ town, meter }: Counted, ms: number): Rounds {
  const rounds: { anew: Usage[]; again: Usage[] } = { anew: [], again: [] };
  const roundIn = (wait: number, into: Usage[], then: () => void): void => {
    town.world.later(
      wait,
      () => {
        const before = meter.usage(town.world);
        town.round();
        town.world.later(60_000, () => into.push(minus(meter.usage(town.world), before)), true);
        then();
      },
      true,
    );
  };
  const next = (): void => {
    roundIn(ms - fiveMinutes, rounds.anew, () => {
      roundIn(fiveMinutes, rounds.again, next);
    });
  };
  next();
  return rounds;
}

/** Everything one case costs: with the form it was written on, the rounds that look after it, and its rows for a year. */
export function wholeCase(measured: Measured, sweeperLooksBack: number): Usage {
  const { roundsPerDay, monthsStored, filesPerMail, formPages, formKb, pageKb } = assumptions;
  const { usage, daysOpen, open, after } = measured;
  const { storedGbMonths = 0, mails = 0 } = usage;
  const files = mails * filesPerMail + formPages;
  const form: Usage = {
    lambdaRequests: files,
    lambdaGbSeconds: files * 0.1,
    httpRequests: files,
    cdnRequests: files,
    firewallRequests: files,
    transferredGb: (files * pageKb) / 1_048_576,
    writeUnits: formPages * formKb,
    readUnits: formPages * Math.ceil(formKb / 4),
    kmsRequests: formPages,
  };
  return {
    ...plus(usage, form, times(open, daysOpen * roundsPerDay), times(after, sweeperLooksBack * roundsPerDay)),
    storedGbMonths: storedGbMonths * monthsStored,
    recoverableGbMonths: storedGbMonths * monthsStored,
  };
}

/** What is measured of so many cases in a month: no figure is billed more hours than there are. */
export function metricHoursOf({ figures }: Measured, cases: number): Usage {
  const { busyHours, daysPerMonth } = assumptions;
  const hours = [...figures].map(([name, ofOne]) =>
    // Told at every round while a plan is open.
    Math.min(ofOne * cases, name === 'open-plans' ? 24 * daysPerMonth : busyHours),
  );
  return { metricHours: hours.reduce((sum, one) => sum + one, 0) };
}

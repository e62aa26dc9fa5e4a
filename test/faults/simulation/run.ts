import { readMunicipality } from '../../../infra/local/runtime.ts';
import { turnOf } from '../../../shared/domain/turn.ts';
import { endedTurn } from '../../../shared/domain/chain.ts';
import { caseIdSchema, type CaseId } from '../../../shared/domain/identifiers.ts';
import type { Request } from '../../../shared/domain/request.ts';
import { plusDays } from '../../../shared/domain/working-days.ts';
import { loadCase } from '../../../shared/ledger/perform.ts';
import type { Municipality } from '../../../shared/registers/municipality.ts';
import { zomerdijk } from '../../support/zomerdijk.ts';
import type { Act } from './act.ts';
import { Chance } from '../../../infra/local/demo/chance.ts';
import {
  calmClimate,
  calmPeople,
  deadAddresses,
  roughClimate,
  roughPeople,
  type Faults,
} from './climates.ts';
import {
  changingRegisters,
  withDiscretion,
  withSpare,
  type RegistersOverTime,
} from './changing-registers.ts';
import type { Finding } from './finding.ts';
import { findingsOf, standingStill } from './findings.ts';
import type { Habits } from './habits.ts';
import { drawnCommands } from './register-commands.ts';
import { Townspeople } from './townspeople.ts';
import { VirtualTown, type Place } from './virtual-town.ts';
import type { Call, World } from './world.ts';

export type Scenario = Place & {
  readonly habits: Habits;
  readonly plan: Request;
  /** Drawn when the case begins where it is left out. */
  readonly caseId?: CaseId;
  /** Hours between the sweeps that come by while people are still busy; none when it is left out. */
  readonly sweepsEvery?: () => number;
};

export type Outcome = {
  readonly findings: readonly Finding[];
  readonly calls: readonly Call[];
  readonly trace: readonly string[];
  /** What people did, and whether they were told that it was recorded. */
  readonly acts: readonly Act[];
};

const hour = 3_600_000;
/** After this much time every token that nobody holds has become too old. */
const everythingIsStale = 26 * hour;
/** How often the world is given time to come round before only the sweeps are left. */
const mostWaits = 12;
/** How often of those the weather may stay bad: no more than the sweeper looks back. */
const stormyWaits = 5;
/** After this much time with nothing but a sweep, the case must have ended. */
const sweepsAllowed = 2;

/** One case from beginning to end, whatever happens on the way, and what was wrong about it in the end. */
export async function play(scenario: Scenario): Promise<Outcome> {
  const town = new VirtualTown(scenario);
  const { calls, trace } = town.world;
  const people = new Townspeople({ ...scenario, town });
  const findings = await live(town, people, scenario).catch((error: unknown): readonly Finding[] => [
    { kind: 'stuck', what: `it fell over: ${String(error)}` },
  ]);
  return { findings, calls, trace, acts: people.acts };
}

async function live(town: VirtualTown, people: Townspeople, scenario: Scenario): Promise<readonly Finding[]> {
  const { chance } = scenario;
  const { world } = town;
  const caseId = scenario.caseId ?? town.outside.newCaseId();
  const stopSweeping = sweepNowAndThen(town, scenario.sweepsEvery);
  people.start(caseId);
  await world.untilQuiet();
  const stoodStill = [...(await standingStill(town, caseId))];
  for (let waits = 0; waits < mostWaits && scenario.sweepsEvery !== undefined; waits += 1) {
    if (await hasEnded(town, caseId)) break;
    if (waits >= stormyWaits) scenario.climate.clearUp();
    await world.pass(chance.between(1, 48) * hour);
    stoodStill.push(...(await standingStill(town, caseId)));
  }
  stopSweeping();
  scenario.climate.clearUp();
  for (let sweeps = 0; sweeps < sweepsAllowed; sweeps += 1) {
    await world.pass(everythingIsStale);
    town.round();
    await world.untilQuiet();
  }
  return [
    ...(await findingsOf(town, caseId, people.acts)),
    ...stoodStill,
    ...people.doorstep.openedByOldLinks.map((id): Finding => ({
      kind: 'double',
      what: `the old link of ${id} still opens`,
    })),
    ...people.doorstep.deadOnArrival.map((id): Finding => ({
      kind: 'stuck',
      what: `the link of ${id} never opened`,
    })),
    ...people.fellOver.map((what): Finding => ({ kind: 'stuck', what: `somebody fell over: ${what}` })),
    ...unprovoked(world, people),
  ];
}

/** Where nothing went wrong, nobody sees an error page and no function ends in an error. */
function unprovoked(world: World, people: Townspeople): Finding[] {
  if (world.faults > 0 || people.doorstep.troubles + world.failures === 0) return [];
  return [
    {
      kind: 'stuck',
      what: `${people.doorstep.troubles} error pages and ${world.failures} errors out of nothing`,
    },
  ];
}

async function hasEnded(town: VirtualTown, caseId: Parameters<typeof loadCase>[1]): Promise<boolean> {
  const found = await loadCase(town.outside.books, caseId);
  return found !== undefined && turnOf(found.state) === endedTurn;
}

function sweepNowAndThen(town: VirtualTown, every: (() => number) | undefined): () => void {
  if (every === undefined) return () => undefined;
  let cancel: () => void = () => undefined;
  const next = (): void => {
    cancel = town.world.later(
      every() * hour,
      () => {
        town.round();
        next();
      },
      true,
    );
  };
  next();
  return () => {
    cancel();
  };
}

const waterrijk = readMunicipality(undefined);
const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
const wholePlan = zomerdijk();
const bram = { name: 'Bram Zomerdijk', email: 'bram.zomerdijk@post.example', role: 'parent' as const };
const roos = { name: 'Roos Zomerdijk', email: 'roos.zomerdijk@post.example', role: 'child' as const };
const joke = {
  name: 'Joke de Wit',
  email: 'joke.dewit@post.example',
  role: 'authorised' as const,
  authorisation: 'Brief van 20 januari 2027',
};

/** The registers of a run; `caseId` is the case that it plays. */
type Changing = (
  municipality: Municipality,
  drawn: { readonly chance: Chance; readonly caseId: CaseId },
) => RegistersOverTime;

/**
 * A run in which everything is drawn from the seed: the plan, the people, the place, and what goes wrong. With `always`
 * the registers change in that way whatever is drawn.
 */
export async function playSeed(seed: number, always?: Changing): Promise<Outcome> {
  const chance = new Chance(seed);
  const home = chance.happens(0.3) ? 'laptop' : 'cloud';
  const asks = wholePlan.asks.filter(() => chance.happens(0.6));
  const others = chance.oneOf([[bram], [bram, roos], [roos], [joke]]);
  const urgency = { on: plusDays(wholePlan.reportedOn, chance.between(2, 30)), why: 'De huur loopt af.' };
  const caseId = caseIdSchema.parse(Array.from(chance.bytes(26), (byte) => base32[byte % 32]).join(''));
  const municipality = withDiscretion(waterrijk, chance);
  const isChanging = chance.happens(0.5);
  const isCommanded = !isChanging && always === undefined && chance.happens(0.5);
  return play({
    home,
    caseId,
    chance,
    climate: roughClimate(chance, home),
    habits: roughPeople(chance),
    plan: {
      ...wholePlan,
      ...(chance.happens(0.5) ? { advisers: [] } : {}),
      ...(asks.length === 0 ? {} : { asks }),
      ...(chance.happens(0.3) ? { family: { ...wholePlan.family, others } } : {}),
      ...(chance.happens(0.3) ? { urgency } : {}),
    },
    municipality: isCommanded ? withSpare(municipality) : municipality,
    ...(isCommanded ? { commands: drawnCommands({ chance, caseId }) } : {}),
    ...(isChanging || always !== undefined
      ? { registers: (always ?? changingRegisters)(municipality, { chance, caseId }) }
      : {}),
    returns: deadAddresses(chance),
    // The mailbox of a laptop knows every mail by its id; the cloud's post office knows none.
    tellsRepeats: home === 'laptop',
    sweepsEvery: () => chance.between(1, 24),
  });
}

/** The same quiet case every time, in which exactly the calls that are named go wrong. */
export function playFaults(faults: Faults): Promise<Outcome> {
  return playCalmly(faults, { plan: wholePlan, municipality: waterrijk });
}

/** The shortest chain there is, the Wmo alone: small enough to let two things go wrong in every combination. */
export function playFaultsInOneStage(faults: Faults): Promise<Outcome> {
  const chain = waterrijk.chain.filter((stage) => stage.id === 'wmo');
  const asks = wholePlan.asks.filter((ask) => ask.domain === 'wmo');
  return playCalmly(faults, {
    plan: { ...wholePlan, advisers: [], asks },
    municipality: { ...waterrijk, chain },
  });
}

async function playCalmly(
  faults: Faults,
  where: { readonly plan: Request; readonly municipality: Municipality },
): Promise<Outcome> {
  const home = faults.home ?? 'cloud';
  const outcome = await play({
    ...where,
    home,
    chance: new Chance(1),
    climate: calmClimate(faults),
    habits: faults.slow === undefined ? calmPeople : { ...calmPeople, thinksFor: () => 1_000 },
    tellsRepeats: home === 'laptop',
    ...(faults.isFamilyUnreached === true
      ? { returns: (address: string) => address === where.plan.family.representative.email }
      : {}),
  });
  const missed = [...(faults.calls?.keys() ?? [])].filter((number) => number > outcome.calls.length);
  // A crash point that is never reached would count as survived.
  const never = missed.map((number): Finding => ({ kind: 'stuck', what: `call ${number} was never made` }));
  return { ...outcome, findings: [...outcome.findings, ...never] };
}

import process from 'node:process';
import { rounded, spreadOf, tailOf } from './figures.ts';
import { keepAlive } from './keep-alive.ts';
import { operationsOfADecision } from './one-by-one.ts';
import { readOptions } from './options.ts';
import { startPlace, usedBy, type Place } from './place.ts';
import { PostBag } from './post-bag.ts';
import { Townspeople } from './townspeople.ts';
import { openCases, type Town } from './turns.ts';
import { playUnderLoad, type Seen } from './under-load.ts';

/**
 * `npm run -s bench -- [--base-url URL] [--mode post|pages] [--cases 200] [--callers 16] [--rate 40]`
 *
 * Cases from the plan to the closing mails over HTTP, and how fast decisions are taken on the way. Starts a runtime of
 * its own where none is named. The last line is the result as JSON.
 */
const options = readOptions(process.argv.slice(2));
const connections = keepAlive();
const place: Place =
  options.baseUrl === undefined
    ? await startPlace()
    : { origin: options.baseUrl, readyMs: null, close: () => Promise.resolve() };
try {
  const town: Town = {
    people: new Townspeople(place.origin, connections.ask),
    bag: new PostBag(place.origin),
    used: () => usedBy(place),
  };
  const opsPerDecision = await operationsOfADecision(town);
  const cases = await openCases(town, options);
  const seen = await playUnderLoad(town, cases, options);
  const result = {
    mode: options.mode,
    cases: options.cases,
    callers: options.callers,
    readyMs: place.readyMs,
    decisionsPerSecond: perSecond(seen, seen.windowMs),
    decisionMs: tailOf(seen.decisionMs),
    invitationMs: spreadOf(seen.invitationMs),
    opsPerDecision,
    mailsTwice: await town.bag.twice(cases),
    rssMiB: (await town.used())?.rssMiB ?? null,
  };
  process.stdout.write(`${remark(seen)}\n${JSON.stringify(result)}\n`);
} finally {
  connections.close();
  await place.close();
}

function perSecond(seen: Seen, ms: number): number {
  return rounded((seen.decisionMs.length * 1000) / ms);
}

/** Answers may run ahead of what follows from them; and who asks must not be slower than who answers. */
function remark(seen: Seen): string {
  const share = (cpuMs: number): string => `${Math.round((cpuMs * 100) / seen.windowMs)}%`;
  const settled = perSecond(seen, seen.settledMs);
  return [
    `${seen.decisionMs.length} decisions; ${settled} a second when what follows counts too`,
    `of one core, the runtime used ${share(seen.theirCpuMs)} and this side ${share(seen.ownCpuMs)}`,
  ].join('; ');
}

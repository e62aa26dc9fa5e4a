import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { cloudReach } from '../../functions/sweep/sweep.ts';
import { afterFree, apart, billOf, plus, times, type Bill, type Usage } from './bill.ts';
import { emptyRound, metricHoursOf, oneCase, wholeCase } from './measure.ts';
import { eurPerUsd } from './price-list.ts';
import { resultOf } from './result.ts';
import { deployed, has, idleMonth, renewals } from './standing.ts';

/**
 * `npm run cost -- [--cases 1000] [--days-waited 3]`: what a month of so many cases costs on AWS, counted in a simulated
 * run of the functions as they are and in the templates as they are deployed, at the prices of `price-list.ts`. Each
 * conversation is answered after so many days. The last line is the result as JSON.
 */
const usage =
  'npm run cost -- [--cases 1000] [--days-waited 3]; at most 10: who waits longer goes by links that have run out, and asks for others';
const optionsSchema = z.object({
  cases: z.coerce.number().int().min(0).max(1_000_000).default(1_000),
  'days-waited': z.coerce.number().int().min(0).max(10).default(3),
});

function readOptions(): z.infer<typeof optionsSchema> | undefined {
  try {
    const text = { type: 'string' } as const;
    return optionsSchema.parse(parseArgs({ options: { cases: text, 'days-waited': text } }).values);
  } catch {
    return undefined;
  }
}

function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

function euro(amount: number, digits: number): string {
  return `€ ${amount.toFixed(digits)}`.padStart(12);
}

function tell(title: string, bill: Bill, digits: number): void {
  say(title);
  for (const { service, eur } of bill.services)
    say(`  ${service.padEnd(18)}${euro(eur, digits)}${apart.has(service) ? '  (apart)' : ''}`);
  say(`  ${'together'.padEnd(18)}${euro(bill.eur, digits)}`);
}

/** With what the account itself changes in it: keys that grow older, and what AWS leaves out of every bill. */
function tellMonth(title: string, usage: Usage, renewed: Usage): void {
  tell(title, billOf(usage), 2);
  const line = (text: string, eur: number): void => {
    say(`  ${text.padEnd(52)}${euro(eur, 2)}`);
  };
  line('once every key has been renewed twice', billOf(plus(usage, renewed)).eur);
  line('where nothing else uses what AWS always gives', billOf(afterFree(usage)).eur);
  say();
}

async function run(cases: number, daysWaited: number): Promise<void> {
  const round = await emptyRound();
  const measured = await oneCase(daysWaited, round);
  const release = deployed();
  const idle = idleMonth(release, round);
  const whole = wholeCase(measured, cloudReach.lookBackDays);
  const one: Usage = {
    ...whole,
    cdnRequests: has(release, 'AWS::CloudFront::Distribution') ? (whole.cdnRequests ?? 0) : 0,
    firewallRequests: has(release, 'AWS::WAFv2::WebACL') ? (whole.firewallRequests ?? 0) : 0,
  };
  const month = plus(idle, times(one, cases), metricHoursOf(measured, cases));
  say(
    `eu-central-1, ${eurPerUsd.rate} euro for a dollar; answered after ${daysWaited} days, open for ${Math.round(measured.daysOpen)}`,
  );
  say();
  tell('One case, without what is measured of it', billOf(one), 5);
  say();
  tellMonth('A month in which nothing happens', idle, renewals(release));
  tellMonth(`A month of ${cases} cases`, month, renewals(release));
  say(JSON.stringify(resultOf({ cases, one, idle })));
}

const options = readOptions();
if (process.argv.includes('--help')) say(usage);
else if (options === undefined) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else await run(options.cases, options['days-waited']);

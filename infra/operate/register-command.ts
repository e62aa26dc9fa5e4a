import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Misasked } from './misasked.ts';
import { defaultChain } from '../../workflows/chain.ts';

/** What `npm run register` was asked: to read the registers, or one change of them as the API takes it. */
export type Asked =
  | ({ readonly kind: 'show' | 'history'; readonly json: boolean } & Where)
  | ({
      readonly kind: 'change';
      readonly change: Readonly<Record<string, unknown>>;
      readonly as: string | undefined;
    } & Where);

/** A deployment on AWS, or a runtime that is up. */
type Where = { readonly environment: string | undefined; readonly baseUrl: string | undefined };

export const usage = `npm run register -- COMMAND [--as PERSON] [--environment NAME | --base-url URL]

Without --environment, of the local runtime that is up.

  show [--json]                            the registers as they stand
  history [--json]                         every change, the oldest first
  person FILE --list LIST                  adds or changes somebody; LIST is officials, contactPersons, managers or administrators
  remove-person PERSON
  absent PERSON --from DAY [--until DAY] --substitute PERSON
  present PERSON --from DAY [--until DAY]  ends the absence that began that day, or strikes it
  grant FILE                               grants the mandate in the file
  revoke MANDATE --from DAY                from that day on it holds no more
  rule FILE                                adds or changes a rule
  end-rule RULE --until DAY                the last day it is in force
  chain FILE                               a file with the list of stages
  discretion FUNCTION [--up-to EURO]       what a function decides alone; nothing without --up-to
  replace FILE                             all registers at once, from the configuration of a municipality

DAY is a date such as 2027-03-24. Persons, mandates, rules and functions are named by their ids.`;

const text = { type: 'string' } as const;
const options = {
  as: text,
  'base-url': text,
  environment: text,
  from: text,
  until: text,
  substitute: text,
  list: text,
  'up-to': text,
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof read>['values'];
type Option = Exclude<keyof Values, 'json' | 'help'>;

const everywhere: readonly (keyof Values)[] = ['as', 'base-url', 'environment', 'help'];

/** How each change is asked for: what stands after its name, which options it takes, and what is sent. */
type Shape = {
  readonly subject: string;
  readonly needs: readonly Option[];
  readonly may: readonly Option[];
  readonly change: (subject: string, values: Values) => Record<string, unknown>;
};

const changes: Readonly<Record<string, Shape>> = {
  person: {
    subject: 'FILE',
    needs: ['list'],
    may: [],
    change: (file, { list }) => ({ type: 'put-person', list, person: readJson(file) }),
  },
  'remove-person': {
    subject: 'PERSON',
    needs: [],
    may: [],
    change: (person) => ({ type: 'remove-person', person }),
  },
  absent: {
    subject: 'PERSON',
    needs: ['from', 'substitute'],
    may: ['until'],
    change: (person, { from, until, substitute }) => ({
      type: 'put-absence',
      person,
      from,
      until,
      substitute,
    }),
  },
  present: {
    subject: 'PERSON',
    needs: ['from'],
    may: ['until'],
    change: (person, { from, until }) => ({ type: 'end-absence', person, from, until }),
  },
  grant: {
    subject: 'FILE',
    needs: [],
    may: [],
    change: (file) => ({ type: 'grant-mandate', mandate: readJson(file) }),
  },
  revoke: {
    subject: 'MANDATE',
    needs: ['from'],
    may: [],
    change: (id, { from }) => ({ type: 'revoke-mandate', id, from }),
  },
  rule: {
    subject: 'FILE',
    needs: [],
    may: [],
    change: (file) => ({ type: 'put-rule', rule: readJson(file) }),
  },
  'end-rule': {
    subject: 'RULE',
    needs: ['until'],
    may: [],
    change: (id, { until }) => ({ type: 'end-rule', id, until }),
  },
  chain: {
    subject: 'FILE',
    needs: [],
    may: [],
    change: (file) => ({ type: 'set-chain', chain: readJson(file) }),
  },
  discretion: {
    subject: 'FUNCTION',
    needs: [],
    may: ['up-to'],
    change: (functionId, { 'up-to': upTo }) => ({
      type: 'set-discretion',
      function: functionId,
      ...(upTo === undefined ? {} : { upTo: euro(upTo) }),
    }),
  },
  replace: {
    subject: 'FILE',
    needs: [],
    may: [],
    change: (file) => ({ type: 'replace', registers: registersIn(readJson(file)) }),
  },
};

/** Reads what was typed. `undefined` when help is wanted; throws `Misasked` with what is wrong. */
export function askedFor(typed: readonly string[]): Asked | undefined {
  const { values, positionals } = read(typed);
  if (values.help === true) return undefined;
  const [command, subject, ...more] = positionals;
  if (command === undefined) throw new Misasked('which command?');
  const where = { environment: values.environment, baseUrl: values['base-url'] };
  if (command === 'show' || command === 'history') {
    if (subject !== undefined) throw new Misasked(`${command} takes nothing after it, and has ${subject}`);
    checkOptions(command, values, ['json']);
    return { kind: command, json: values.json === true, ...where };
  }
  const shape = changes[command];
  if (shape === undefined) throw new Misasked(`there is no command ${command}`);
  if (subject === undefined) throw new Misasked(`${command} needs ${shape.subject} after it`);
  if (more.length > 0)
    throw new Misasked(`${command} takes one ${shape.subject}, and has ${more.join(', ')}`);
  checkOptions(command, values, [...shape.needs, ...shape.may]);
  for (const name of shape.needs)
    if (values[name] === undefined) throw new Misasked(`${command} needs --${name}`);
  return { kind: 'change', change: shape.change(subject, values), as: values.as, ...where };
}

function read(typed: readonly string[]) {
  try {
    return parseArgs({ args: [...typed], options, allowPositionals: true });
  } catch (error) {
    throw new Misasked(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** An option that means nothing here was meant for something: doing the rest would do another thing. */
function checkOptions(command: string, values: Values, taken: readonly (keyof Values)[]): void {
  const names = z.record(z.string(), z.unknown()).parse(values);
  const known: readonly string[] = [...everywhere, ...taken];
  for (const name of Object.keys(names))
    if (!known.includes(name)) throw new Misasked(`${command} takes no --${name}`);
}

function readJson(file: string): unknown {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Misasked(`${file} cannot be read`, { cause: error });
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new Misasked(`${file} is no JSON`, { cause: error });
  }
}

function euro(typed: string): number {
  const amount = Number(typed);
  if (typed.trim() === '' || Number.isNaN(amount)) throw new Misasked(`${typed} is no amount in euro`);
  return amount;
}

/** The registers of a configuration file: name, sender and look stay where they are. */
function registersIn(configuration: unknown): unknown {
  const parsed = z.record(z.string(), z.unknown()).safeParse(configuration);
  if (!parsed.success) throw new Misasked('the file holds no configuration');
  const own = new Set(['name', 'sender', 'look', 'retention']);
  const registers = Object.entries(parsed.data).filter(([part]) => !own.has(part));
  return { chain: defaultChain, ...Object.fromEntries(registers) };
}

import { randomUUID } from 'node:crypto';
import process from 'node:process';
import * as z from 'zod';
import { registersSchema, type Registers } from '../../shared/domain/registers.ts';
import { askApi, tellRefusal } from './ask-api.ts';
import { runCommand, say } from './misasked.ts';
import { askedFor, usage, type Asked } from './register-command.ts';

/**
 * `npm run register -- COMMAND`: reads and changes the registers of a runtime that is up. Ends with 0 when it was done, 1
 * when it was refused or nobody listens, 2 when it was not asked well.
 */
const recordedSchema = z.object({ n: z.number(), type: z.string(), isChainWaiting: z.boolean() });
const shownSchema = z.object({
  version: z.string(),
  registers: registersSchema,
  isChainWaiting: z.boolean(),
  isConfigurationLeft: z.boolean(),
  history: z.array(z.object({ n: z.number(), at: z.string(), type: z.string(), actor: z.string() })),
});
type Shown = z.infer<typeof shownSchema>;

const chainWaits =
  'Another chain is registered than the one that runs. New cases follow it when the runtime has been started again (on AWS: when it has been deployed); open cases stay on their own.';

await runCommand(usage, async () => {
  const asked = askedFor(process.argv.slice(2));
  if (asked !== undefined) return carryOut(asked);
  say(usage);
  return 'done';
});

async function carryOut(asked: Asked): Promise<'done' | 'refused'> {
  const { environment, baseUrl } = asked;
  const asking = { environment, baseUrl, path: '/v1/registers' } as const;
  const { ok, json: answer } = await askApi(
    asked.kind === 'change'
      ? {
          ...asking,
          headers: { 'idempotency-key': randomUUID() },
          body: JSON.stringify({ change: asked.change, as: asked.as }),
        }
      : asking,
  );
  if (!ok) return tellRefusal(answer, 'change');
  if (asked.kind === 'change') {
    const { n, type, isChainWaiting } = recordedSchema.parse(answer);
    say(`recorded as change ${n} of the registers: ${type}`);
    if (isChainWaiting && (type === 'set-chain' || type === 'replace')) say(chainWaits);
  } else if (asked.json) say(JSON.stringify(answer, undefined, 2));
  else tell(asked.kind, shownSchema.parse(answer));
  return 'done';
}

function tell(what: 'show' | 'history', shown: Shown): void {
  if (what === 'history') {
    for (const { n, at, type, actor } of shown.history) say(`${n}  ${at}  ${type}  ${actor}`);
    return;
  }
  for (const [title, lines] of sectionsOf(shown.registers)) {
    say(title);
    for (const line of lines) say(`  ${line}`);
  }
  say(`version ${shown.version}, ${shown.history.length} changes`);
  if (shown.isChainWaiting) say(chainWaits);
  if (shown.isConfigurationLeft)
    say('The configuration file says something else than these registers were last given as a whole.');
}

function sectionsOf(registers: Registers): [string, string[]][] {
  const { officials, contactPersons, managers, administrators } = registers;
  const { mandates, chain, rules, discretion } = registers;
  const person = (one: (typeof managers)[number], does: string): string =>
    [
      `${one.id}  ${does}  ${one.name} <${one.email}>`,
      ...one.absences.map(
        ({ from, until, substitute }) => `away ${period(from, until)}, ${substitute} stands in`,
      ),
    ].join('; ');
  return [
    ['Officials', officials.map((one) => person(one, one.function))],
    ['Contact persons', contactPersons.map((one) => person(one, one.organisation))],
    ['Managers', managers.map((one) => person(one, 'manager'))],
    ['Administrators', administrators.map((one) => person(one, 'administrator'))],
    ['Mandates', mandates.map(mandateLine)],
    ['Decides alone', discretion.map((one) => `${one.function}  up to ${one.upTo} euro`)],
    ['Chain', chain.map((stage) => [stage.id, stage.function, stage.word, ...stage.domains].join('  '))],
    ['Rules', rules.map(({ id, from, until, title }) => [id, ...inForce(from, until), title].join('  '))],
  ];
}

function mandateLine(mandate: Registers['mandates'][number]): string {
  const { id, domains, upTo, from, until, revokedFrom, under, caseId } = mandate;
  return [
    id,
    mandate.function ?? mandate.person,
    domains.join(', '),
    upTo === undefined ? 'no limit' : `up to ${upTo} euro`,
    period(from, until),
    ...(caseId === undefined ? [] : [`case ${caseId}`]),
    ...(under === undefined ? [] : [`under ${under}`]),
    ...(revokedFrom === undefined ? [] : [`revoked from ${revokedFrom}`]),
  ].join('  ');
}

function inForce(from: string | undefined, until: string | undefined): string[] {
  return from === undefined && until === undefined ? [] : [period(from, until)];
}

function period(from: string | undefined, until: string | undefined): string {
  return `${from ?? ''}–${until ?? ''}`;
}

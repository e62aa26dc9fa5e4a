import * as z from 'zod';
import type { StateMachineDefinition } from '../../workflows/state-machine.ts';
import { synth } from '../infra/synth.ts';

const joinSchema = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });
const machineSchema = z.object({ Properties: z.object({ DefinitionString: joinSchema }) });
const definitionSchema = z.object({
  Comment: z.string(),
  StartAt: z.string(),
  States: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/**
 * What CloudFormation is told to run, letter for letter: only what it fills in itself, the addresses of two functions, is
 * filled in here with their names.
 */
export function deployedDefinition(): StateMachineDefinition {
  const machines = Object.values(synth().app.findResources('AWS::StepFunctions::StateMachine'));
  const [machine] = z.tuple([machineSchema]).parse(machines);
  const [, parts] = machine.Properties.DefinitionString['Fn::Join'];
  const text = parts.map((part) => (typeof part === 'string' ? part : nameOf(JSON.stringify(part)))).join('');
  return definitionSchema.parse(JSON.parse(text));
}

function nameOf(reference: string): string {
  if (reference.includes('"TakeStock')) return 'take-stock';
  if (reference.includes('"HoldConversation')) return 'hold-conversation';
  throw new Error(`the definition names ${reference}`);
}

/** The same with a day as long as a test has time for. */
export function withDaysOf(definition: StateMachineDefinition, daySeconds: number): StateMachineDefinition {
  // The interpreter writes in what it is given.
  const states = Object.entries(structuredClone(definition.States)).map(
    ([name, state]) =>
      [name, state['TimeoutSeconds'] === 86_400 ? { ...state, TimeoutSeconds: daySeconds } : state] as const,
  );
  return { ...definition, States: Object.fromEntries(states) };
}

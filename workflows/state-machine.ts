import * as z from 'zod';
import { endedTurn, familyStage, pausedTurn, type Chain } from '../shared/domain/chain.ts';

/** The functions the state machine calls, as ARNs or names; `daySeconds` is how long it waits before it looks again. */
export type Tasks = {
  readonly takeStock: string;
  readonly holdConversation: string;
  readonly daySeconds: number;
};

export type StateMachineDefinition = {
  readonly Comment: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const takeStock = 'Take stock';
const whoseTurn = 'Whose turn';
const familyConfirms = 'Family confirms';
const paused = 'Paused';
const earlierStage = 'Stage of an earlier chain';
const closed = 'Closed';
const unknownTurn = 'Unknown turn';

/** A task that fails for whatever reason is tried again: throttling passes, and every task is safe to do twice. */
const retry = [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2 }];

/**
 * The chain as Amazon States Language (JSONPath). Forward edges draw the chain; `Take stock` is the only way back, and
 * where every generation enters. State data: case id, generation, turn; never a word or a name.
 *
 * A case keeps the chain it was opened with, and a new generation of it runs on the newest definition: whoever has the turn
 * there without a state of their own here waits in one that serves every stage, so that any definition carries any case.
 */
export function stateMachine(chain: Chain, tasks: Tasks): StateMachineDefinition {
  const conversations = chain.flatMap((stage, index) => {
    const next = chain[index + 1]?.title;
    const after = `After ${stage.title}`;
    const steps: [string, Record<string, unknown>][] = [
      [
        stage.title,
        callback({
          name: stage.title,
          stage: { stage: stage.id },
          next: next === undefined ? takeStock : after,
          tasks,
        }),
      ],
    ];
    if (next !== undefined) {
      steps.push([
        after,
        {
          Type: 'Choice',
          Choices: [{ Variable: '$.ring.turn', StringEquals: 'on', Next: next }],
          Default: takeStock,
        },
      ]);
    }
    return steps;
  });
  return {
    Comment: 'One family plan past everyone whose yes it needs, one conversation at a time',
    StartAt: takeStock,
    States: {
      [takeStock]: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: {
          FunctionName: tasks.takeStock,
          Payload: { 'caseId.$': '$.caseId', 'generation.$': '$.generation' },
        },
        OutputPath: '$.Payload',
        TimeoutSeconds: 60,
        Retry: retry,
        Next: whoseTurn,
      },
      [whoseTurn]: {
        Type: 'Choice',
        Choices: [
          turnIs(familyStage, familyConfirms),
          ...chain.map((stage) => turnIs(stage.id, stage.title)),
          turnIs(pausedTurn, paused),
          turnIs(endedTurn, closed),
          { Variable: '$.turn', IsString: true, Next: earlierStage },
        ],
        Default: unknownTurn,
      },
      [familyConfirms]: callback({
        name: familyConfirms,
        stage: { stage: familyStage },
        next: takeStock,
        tasks,
      }),
      ...Object.fromEntries(conversations),
      [earlierStage]: callback({
        name: earlierStage,
        stage: { 'stage.$': '$.turn' },
        next: takeStock,
        tasks,
      }),
      [paused]: callback({ name: paused, stage: { stage: pausedTurn }, next: takeStock, tasks }),
      [closed]: { Type: 'Succeed' },
      [unknownTurn]: {
        Type: 'Fail',
        Error: 'UnknownTurn',
        Cause: 'The ledger did not say whose turn it is',
      },
    },
  };
}

function turnIs(turn: string, next: string): Record<string, unknown> {
  return { Variable: '$.turn', StringEquals: turn, Next: next };
}

/** A conversation: waits for its token to come back, and once a day looks again by entering itself anew. */
function callback(step: {
  name: string;
  /** The stage itself, or where in the data it stands. */
  stage: { stage: string } | { 'stage.$': string };
  next: string;
  tasks: Tasks;
}): Record<string, unknown> {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Parameters: {
      FunctionName: step.tasks.holdConversation,
      Payload: {
        'token.$': '$$.Task.Token',
        'caseId.$': '$.caseId',
        'generation.$': '$.generation',
        ...step.stage,
      },
    },
    ResultPath: '$.ring',
    TimeoutSeconds: step.tasks.daySeconds,
    Retry: retry,
    Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: step.name }],
    Next: step.next,
  };
}

/** The same machine as a Mermaid picture, for people who review a change to the chain. */
export function mermaidOf(definition: StateMachineDefinition): string {
  const names = Object.keys(definition.States);
  const box = (name: string): string => `s${names.indexOf(name)}`;
  const lines = ['flowchart TD'];
  for (const [name, state] of Object.entries(definition.States)) {
    const [open, close] = state['Type'] === 'Choice' ? ['{"', '"}'] : ['["', '"]'];
    lines.push(`  ${box(name)}${open}${name}${close}`);
    for (const { to, label } of edgesOf(state)) {
      lines.push(`  ${box(name)} -->${label === '' ? '' : `|${label}|`} ${box(to)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function edgesOf(state: Readonly<Record<string, unknown>>): { to: string; label: string }[] {
  const edges: { to: string; label: string }[] = [];
  const add = (to: unknown, label: string): void => {
    if (typeof to === 'string') edges.push({ to, label });
  };
  for (const choice of listOf(state['Choices'])) {
    const { StringEquals: turn } = choice;
    add(choice['Next'], typeof turn === 'string' ? turn : 'any other stage');
  }
  add(state['Default'], 'otherwise');
  add(state['Next'], '');
  for (const caught of listOf(state['Catch'])) add(caught['Next'], 'a day');
  return edges;
}

function listOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return listSchema.parse(value ?? []);
}

const listSchema = z.array(z.record(z.string(), z.unknown()));

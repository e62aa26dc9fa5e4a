import { randomUUID } from 'node:crypto';
import { StateMachine, type StateMachineDefinition as LocalDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod';
import { executionName, type Executions } from '../../functions/system.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Ring } from '../../shared/domain/turn.ts';
import type { StateMachineDefinition } from '../../workflows/state-machine.ts';

/** The functions the state machine calls, by the name the definition gives them. */
export type TaskFunctions = Readonly<Record<string, (payload: unknown) => Promise<unknown>>>;

/** One event of an execution, as AWS would name it. */
export type HistoryEvent = { readonly execution: string; readonly type: string; readonly state?: string };

type Waiting = {
  readonly execution: string;
  readonly expiresAt: number;
  readonly resolve: (output: { turn: Ring }) => void;
};

const taskSchema = z.object({
  Resource: z.string(),
  Parameters: z.object({ FunctionName: z.string() }).optional(),
});
const inputSchema = z.object({ Payload: z.record(z.string(), z.unknown()) });
const eventSchema = z.object({ type: z.string(), state: z.object({ name: z.string() }).optional() });

/**
 * AWS Step Functions in this process. What the interpreter does not do itself is done here: a token for each task (it
 * gives one to a whole run), and its end when the task times out.
 */
export class LocalStepFunctions implements Executions {
  readonly #machine: StateMachine;
  readonly #definition: StateMachineDefinition;
  readonly #functions: TaskFunctions;
  readonly #observe: (event: HistoryEvent) => void;
  readonly #onError: (error: unknown) => void;
  readonly #now: () => number;
  readonly #started = new Map<string, { abort: () => void; ended: Promise<void> }>();
  readonly #waiting = new Map<string, Waiting>();

  constructor(from: {
    definition: StateMachineDefinition;
    functions: TaskFunctions;
    observe?: (event: HistoryEvent) => void;
    onError: (error: unknown) => void;
    now: () => number;
  }) {
    const definition: unknown = from.definition;
    if (!isLocalDefinition(definition)) throw new Error('not a state machine');
    this.#machine = new StateMachine(definition, { validationOptions: { checkArn: false } });
    this.#definition = from.definition;
    this.#functions = from.functions;
    this.#observe = from.observe ?? (() => undefined);
    this.#onError = from.onError;
    this.#now = from.now;
  }

  start(caseId: CaseId, generation: number): Promise<void> {
    const execution = executionName(caseId, generation);
    if (this.#started.has(execution)) return Promise.resolve();
    const run = this.#machine.run(
      { caseId, generation },
      {
        overrides: { taskResourceLocalHandlers: this.#handlersFor(execution) },
        context: { Task: { Token: 'made for each task' } },
        noThrowOnAbort: true,
      },
    );
    const ended = Promise.all([this.#drain(execution, run.eventLogs), run.result]).then(
      () => undefined,
      (error: unknown) => {
        this.#onError(error);
      },
    );
    this.#started.set(execution, { abort: run.abort, ended });
    return Promise.resolve();
  }

  async stop(caseId: CaseId, generation: number): Promise<void> {
    const execution = executionName(caseId, generation);
    const run = this.#started.get(execution);
    run?.abort();
    this.#forget(execution);
    await Promise.resolve();
  }

  ring(token: string, ring: Ring): Promise<'rung' | 'gone'> {
    const waiting = this.#waiting.get(token);
    this.#waiting.delete(token);
    if (waiting === undefined || waiting.expiresAt <= this.#now()) return Promise.resolve('gone');
    waiting.resolve({ turn: ring });
    return Promise.resolve('rung');
  }

  async close(): Promise<void> {
    for (const [execution, { abort }] of this.#started) {
      abort();
      this.#forget(execution);
    }
    await Promise.all([...this.#started.values()].map((run) => run.ended));
  }

  #handlersFor(
    execution: string,
  ): NonNullable<NonNullable<Parameters<StateMachine['run']>[1]>['overrides']>['taskResourceLocalHandlers'] &
    object {
    const tasks = Object.entries(this.#definition.States).filter(([, state]) => state['Type'] === 'Task');
    return Object.fromEntries(
      tasks.map(([name, state]) => {
        const { Resource, Parameters } = taskSchema.parse(state);
        const call = this.#functions[Parameters?.FunctionName ?? ''];
        if (call === undefined)
          throw new Error(`nothing is called ${Parameters?.FunctionName ?? 'nothing'} in ${name}`);
        const seconds = Number(state['TimeoutSeconds']);
        const isCallback = Resource.endsWith('.waitForTaskToken');
        return [
          name,
          (input: unknown) =>
            isCallback ? this.#wait(execution, { call, input, seconds }) : invoke(call, input),
        ];
      }),
    );
  }

  async #wait(
    execution: string,
    task: { call: (payload: unknown) => Promise<unknown>; input: unknown; seconds: number },
  ): Promise<{ turn: Ring }> {
    this.#forget(execution);
    const token = randomUUID();
    const { promise, resolve } = Promise.withResolvers<{ turn: Ring }>();
    this.#waiting.set(token, { execution, expiresAt: this.#now() + task.seconds * 1000, resolve });
    await task.call({ ...inputSchema.parse(task.input).Payload, token });
    return promise;
  }

  /**
   * An execution is in one state at a time: once it enters the next, or is stopped, the token before is gone. Its
   * promise is settled, or the interpreter would keep the timer of the task, and the process, for a day.
   */
  #forget(execution: string): void {
    for (const [token, waiting] of this.#waiting) {
      if (waiting.execution !== execution) continue;
      this.#waiting.delete(token);
      waiting.resolve({ turn: 'elsewhere' });
    }
  }

  /** The interpreter keeps every event until somebody reads it. */
  async #drain(execution: string, events: AsyncIterable<unknown>): Promise<void> {
    for await (const event of events) {
      const { type, state } = eventSchema.parse(event);
      this.#observe({ execution, type, ...(state === undefined ? {} : { state: state.name }) });
    }
  }
}

async function invoke(call: (payload: unknown) => Promise<unknown>, input: unknown) {
  return { Payload: asJson(await call(inputSchema.parse(input).Payload)) };
}

type Json = ReturnType<typeof jsonSchema.parse>;
const jsonSchema = z.json();
function asJson(value: unknown): Json {
  return jsonSchema.parse(value);
}

function isLocalDefinition(value: unknown): value is LocalDefinition {
  return typeof value === 'object' && value !== null && 'StartAt' in value && 'States' in value;
}

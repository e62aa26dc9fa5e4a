import * as z from 'zod';
import { executionName, type Executions } from '../../../functions/system.ts';
import type { CaseId } from '../../../shared/domain/identifiers.ts';
import type { Ring } from '../../../shared/domain/turn.ts';
import type { StateMachineDefinition } from '../../../workflows/state-machine.ts';
import { stateSchema, type State, type Task } from './states-language.ts';
import type { Ending, World } from './world.ts';

type Execution = {
  readonly name: string;
  /** Of the definition that was deployed when it began. */
  readonly states: ReadonlyMap<string, State>;
  data: Readonly<Record<string, unknown>>;
  status: 'running' | 'succeeded' | 'failed' | 'aborted';
  state: string;
  /** Counts attempts: an answer to an earlier one counts for nothing. */
  attempt: number;
  token: string | undefined;
  endWaiting: () => void;
  /** When its state gives up waiting. */
  lookAt: number;
};

/** The functions the definition names, and how long each may take in milliseconds. */
export type VirtualFunctions = Readonly<
  Record<string, { readonly call: (payload: unknown) => Promise<unknown>; readonly timeoutMs: number }>
>;

/**
 * Standard executions on the world's clock, as AWS runs them: they outlive every invocation, every attempt has a token
 * of its own, what fails is tried again as the definition says, and a name that ran is not run again.
 */
export class VirtualStepFunctions implements Executions {
  readonly #world: World;
  readonly #definition: () => StateMachineDefinition;
  readonly #functions: VirtualFunctions;
  readonly #executions = new Map<string, Execution>();
  readonly #observe: (what: string) => void;
  #tokens = 0;

  constructor(from: {
    world: World;
    /** As it is deployed now. */
    definition: () => StateMachineDefinition;
    functions: VirtualFunctions;
    observe?: (step: string) => void;
  }) {
    this.#world = from.world;
    this.#definition = from.definition;
    this.#functions = from.functions;
    this.#observe = from.observe ?? (() => undefined);
  }

  start(caseId: CaseId, generation: number): Promise<void> {
    const name = executionName(caseId, generation);
    return this.#world.call(`StartExecution ${name}`, () => {
      if (this.#executions.has(name)) return;
      const { StartAt, States } = this.#definition();
      const execution: Execution = {
        name,
        states: statesOf(States),
        data: { caseId, generation },
        status: 'running',
        state: '',
        attempt: 0,
        token: undefined,
        endWaiting: () => undefined,
        lookAt: Infinity,
      };
      this.#executions.set(name, execution);
      this.#enter(execution, StartAt);
    });
  }

  stop(caseId: CaseId, generation: number): Promise<void> {
    const name = executionName(caseId, generation);
    return this.#world.call(`StopExecution ${name}`, () => {
      const execution = this.#executions.get(name);
      if (execution?.status === 'running') this.#finish(execution, 'aborted');
    });
  }

  ring(token: string, ring: Ring): Promise<'rung' | 'gone'> {
    return this.#world.call(`SendTaskSuccess ${token} ${ring}`, () => {
      const execution = [...this.#executions.values()].find((one) => one.token === token);
      if (execution === undefined) return 'gone';
      const task = this.#taskOf(execution);
      this.#forget(execution);
      execution.data = { ...execution.data, ring: { turn: ring } };
      this.#enter(execution, task.Next);
      return 'rung';
    });
  }

  /** The executions that have not ended, each with the state it is in. */
  get running(): ReadonlyMap<string, string> {
    const running = [...this.#executions.values()].filter((one) => one.status === 'running');
    return new Map(running.map(({ name, state }) => [name, state]));
  }

  /** Whether the definition that an execution runs on knows a state. */
  knows(name: string, state: string): boolean {
    return this.#executions.get(name)?.states.has(state) === true;
  }

  /** When the state that waits longest already is entered anew; never, when nothing waits. */
  get nextLook(): number {
    const due = [...this.#executions.values()]
      .filter((one) => one.token !== undefined)
      .map((one) => one.lookAt);
    return Math.min(...due);
  }

  /** What an interpreter in memory does when its process dies. */
  forgetEverything(): void {
    for (const execution of this.#executions.values()) this.#forget(execution);
    for (const execution of this.#executions.values()) execution.status = 'aborted';
    this.#executions.clear();
  }

  #enter(execution: Execution, name: string): void {
    const state = execution.states.get(name);
    if (state === undefined) throw new Error(`there is no state ${name}`);
    execution.state = name;
    this.#observe(name);
    this.#world.tell(`   ${execution.name} enters ${name}`);
    switch (state.Type) {
      case 'Task':
        this.#try(execution, state, 0);
        return;
      case 'Choice': {
        const chosen = state.Choices.find((one) => {
          const value = valueAt(execution.data, one.Variable);
          return 'IsString' in one ? typeof value === 'string' : value === one.StringEquals;
        });
        this.#enter(execution, chosen?.Next ?? state.Default);
        return;
      }
      case 'Succeed':
        this.#finish(execution, 'succeeded');
        return;
      case 'Fail':
        this.#finish(execution, 'failed');
    }
  }

  #try(execution: Execution, task: Task, failures: number): void {
    execution.attempt += 1;
    const { attempt } = execution;
    const isCallback = 'ResultPath' in task;
    this.#tokens += 1;
    const token = `token-${this.#tokens}`;
    if (isCallback) execution.token = token;
    execution.lookAt = this.#world.now + task.TimeoutSeconds * 1000;
    execution.endWaiting = this.#world.later(
      task.TimeoutSeconds * 1000,
      () => {
        this.#timedOut(execution, task);
      },
      true,
    );
    const called = this.#functions[task.Parameters.FunctionName];
    if (called === undefined) throw new Error(`nothing is called ${task.Parameters.FunctionName}`);
    const payload = Object.fromEntries(
      Object.entries(task.Parameters.Payload).map(([key, value]) => [
        key.replace(/\.\$$/, ''),
        key.endsWith('.$') ? (value === '$$.Task.Token' ? token : valueAt(execution.data, value)) : value,
      ]),
    );
    void this.#world
      .invoke(task.Parameters.FunctionName, () => called.call(payload), called.timeoutMs)
      .then((ending) => {
        if (execution.status !== 'running' || execution.attempt !== attempt) return;
        this.#invoked(execution, { task, failures, ending });
      });
  }

  #invoked(execution: Execution, what: { task: Task; failures: number; ending: Ending<unknown> }): void {
    const { task, failures, ending } = what;
    if (ending.kind === 'done') {
      if ('ResultPath' in task) return;
      this.#forget(execution);
      execution.data = dataSchema.parse(JSON.parse(JSON.stringify(ending.value)));
      this.#enter(execution, task.Next);
      return;
    }
    this.#forget(execution);
    const [retry] = task.Retry;
    if (retry === undefined || failures >= retry.MaxAttempts) {
      this.#finish(execution, 'failed');
      return;
    }
    const { attempt } = execution;
    this.#world.later(retry.IntervalSeconds * retry.BackoffRate ** failures * 1000, () => {
      if (execution.status === 'running' && execution.attempt === attempt)
        this.#try(execution, task, failures + 1);
    });
  }

  #timedOut(execution: Execution, task: Task): void {
    this.#forget(execution);
    const [caught] = 'Catch' in task ? task.Catch : [];
    if (caught === undefined) {
      this.#finish(execution, 'failed');
      return;
    }
    this.#observe(`${execution.state} timed out`);
    this.#enter(execution, caught.Next);
  }

  #forget(execution: Execution): void {
    execution.endWaiting();
    execution.attempt += 1;
    execution.token = undefined;
  }

  #finish(execution: Execution, status: Execution['status']): void {
    this.#forget(execution);
    execution.status = status;
    this.#observe(`Execution${status.slice(0, 1).toUpperCase()}${status.slice(1)}`);
    this.#world.tell(`   ${execution.name} ${status}`);
  }

  #taskOf(execution: Execution): Task {
    const state = execution.states.get(execution.state);
    if (state?.Type !== 'Task') throw new Error(`${execution.state} is no task`);
    return state;
  }
}

const parsed = new WeakMap<object, ReadonlyMap<string, State>>();

/** Parsed once for each definition. */
function statesOf(states: StateMachineDefinition['States']): ReadonlyMap<string, State> {
  const before = parsed.get(states);
  if (before !== undefined) return before;
  const own = new Map(Object.entries(states).map(([name, state]) => [name, stateSchema.parse(state)]));
  parsed.set(states, own);
  return own;
}

const dataSchema = z.record(z.string(), z.unknown());

/** What a reference path like `$.ring.turn` points at. */
function valueAt(data: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = data;
  for (const name of path.split('.').slice(1)) value = dataSchema.parse(value)[name];
  return value;
}

import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import type { Ring } from '../../shared/domain/turn.ts';
import { executionName, type Executions } from '../system.ts';
import type { Variables } from './variables.ts';

/** What executions are started by: it points at the newest published version, and an execution stays with the one it got. */
export const liveAlias = 'live';

const machinePart = ':stateMachine:';
const variablesSchema = z.object({ STATE_MACHINE: z.string().includes(machinePart) });

/** The clockwork on AWS. Names and inputs hold a case id and a number, never more: they stay in the history for months. */
export class StepFunctions implements Executions {
  readonly #client: SFNClient;
  readonly #stateMachine: string;

  constructor(from: { client: SFNClient; stateMachine: string }) {
    this.#client = from.client;
    this.#stateMachine = from.stateMachine;
  }

  async start(caseId: CaseId, generation: number): Promise<void> {
    try {
      await this.#client.send(
        new StartExecutionCommand({
          stateMachineArn: `${this.#stateMachine}:${liveAlias}`,
          name: executionName(caseId, generation),
          input: JSON.stringify({ caseId, generation }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  }

  async stop(caseId: CaseId, generation: number): Promise<void> {
    // Of an execution that was started by an alias, too, the ARN names the state machine alone.
    const executions = this.#stateMachine.replace(machinePart, ':execution:');
    try {
      await this.#client.send(
        new StopExecutionCommand({ executionArn: `${executions}:${executionName(caseId, generation)}` }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionDoesNotExist)) throw error;
    }
  }

  async ring(token: string, ring: Ring): Promise<'rung' | 'gone'> {
    try {
      await this.#client.send(
        new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify({ turn: ring }) }),
      );
      return 'rung';
    } catch (error) {
      if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return 'gone';
      throw error;
    }
  }
}

export function stepFunctions(variables: Variables): StepFunctions {
  return new StepFunctions({
    client: new SFNClient({}),
    stateMachine: variablesSchema.parse(variables).STATE_MACHINE,
  });
}

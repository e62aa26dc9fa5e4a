/** A key attribute and its type: string or number. */
export type KeyAttribute = { readonly name: string; readonly type: 'S' | 'N' };

export type TableIndex = {
  readonly name: string;
  readonly partition: KeyAttribute;
  readonly sort: KeyAttribute;
  readonly projection: 'ALL' | 'KEYS_ONLY';
};

export type TableShape = {
  readonly name: TableName;
  readonly partition: KeyAttribute;
  readonly sort?: KeyAttribute;
  readonly indexes: readonly TableIndex[];
  /** The attribute that holds when a row may be deleted, seconds since 1970. */
  readonly ttl?: string;
  /** Whether its changes ring the doorbell of a function. */
  readonly feed: boolean;
};

export type TableName = 'ledger' | 'seen' | 'keys' | 'views' | 'precedents' | 'desk';

/** What each table is called, when `nameOf` says it of one. */
export function namesOfTables(nameOf: (table: TableName) => string): Record<TableName, string> {
  return {
    ledger: nameOf('ledger'),
    seen: nameOf('seen'),
    keys: nameOf('keys'),
    views: nameOf('views'),
    precedents: nameOf('precedents'),
    desk: nameOf('desk'),
  };
}

const text = (name: string): KeyAttribute => ({ name, type: 'S' });

/** The tables, once, for AWS and for a laptop. What each holds and what code may do to it stands in the README. */
export const tables: readonly TableShape[] = [
  {
    name: 'ledger',
    partition: text('ledger'),
    sort: { name: 'n', type: 'N' },
    indexes: [{ name: 'recent', partition: text('day'), sort: text('at'), projection: 'KEYS_ONLY' }],
    feed: true,
  },
  { name: 'seen', partition: text('caseId'), sort: text('seenAt'), indexes: [], feed: false },
  { name: 'keys', partition: text('caseId'), indexes: [], feed: false },
  {
    name: 'views',
    partition: text('caseId'),
    indexes: [
      { name: 'open', partition: text('open'), sort: text('openedAt'), projection: 'ALL' },
      {
        name: 'byContactPerson',
        partition: text('contactPerson'),
        sort: text('openedAt'),
        projection: 'ALL',
      },
      { name: 'closed', partition: text('closedIn'), sort: text('openedAt'), projection: 'ALL' },
      { name: 'waited', partition: text('waitsFor'), sort: text('dueOn'), projection: 'ALL' },
    ],
    feed: false,
  },
  { name: 'precedents', partition: text('ruleId'), sort: text('decision'), indexes: [], feed: false },
  {
    name: 'desk',
    partition: text('pk'),
    sort: text('sk'),
    indexes: [
      {
        name: 'pending',
        partition: text('pending'),
        sort: { name: 'at', type: 'N' },
        projection: 'KEYS_ONLY',
      },
    ],
    ttl: 'ttl',
    feed: true,
  },
];

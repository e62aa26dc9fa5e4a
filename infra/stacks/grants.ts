import { pageFunctions, type PageFunction } from '../routes.ts';

/** The functions that no browser reaches. */
const eventFunctions = [
  'take-stock',
  'hold-conversation',
  'react',
  'sweep',
  'mailer',
  'bounces',
  'doorkeeper',
] as const;
export type FunctionName = PageFunction | (typeof eventFunctions)[number];
export const functionNames: readonly FunctionName[] = [...pageFunctions, ...eventFunctions];

/** What lies on the desk: the word before the `#` in its partition key. */
type DeskRow =
  | 'session'
  | 'sessions'
  | 'attempt'
  | 'limit'
  | 'mail'
  | 'parked'
  | 'token'
  | 'cursor'
  | 'language'
  | 'draft';
type DeskAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** What one function may do. The words are the actions of IAM; what is not listed here, no role has. */
export type Grant = {
  /** Puts are to cases alone. No word here changes or deletes an entry; that a put replaces none is up to the condition it is sent with. */
  readonly ledger?: readonly ('GetItem' | 'Query' | 'PutItem')[];
  /** Of the ledger and its key, the registers alone; whoever reads a case reads them too. */
  readonly registers?: 'read' | 'change';
  readonly seen?: readonly 'PutItem'[];
  readonly keys?: readonly ('GetItem' | 'PutItem' | 'DeleteItem')[];
  readonly views?: readonly ('GetItem' | 'PutItem' | 'DeleteItem')[];
  readonly precedents?: readonly ('Query' | 'PutItem')[];
  /** By kind of row: whoever could put any row could put a session, and be anybody without a link. */
  readonly desk?: Readonly<Partial<Record<DeskRow, readonly DeskAction[]>>>;
  /** Indexes it may query. */
  readonly indexes?: readonly (
    | 'ledger/recent'
    | 'views/open'
    | 'views/byContactPerson'
    | 'views/closed'
    | 'views/waited'
    | 'desk/pending'
  )[];
  /** On the key that wraps the data keys of cases. */
  readonly wrapping?: readonly ('Decrypt' | 'GenerateDataKey')[];
  readonly executions?: readonly ('start' | 'stop' | 'ring')[];
  readonly codeSecret?: true;
  /** `offered`: knows where staff sign in, and no secret; `used`: signs them in. */
  readonly openIdConnect?: 'offered' | 'used';
  /** What the edge shows to be let in. */
  readonly doorKeys?: true;
  /** `check` needs public keys from configuration and no permission at all. */
  readonly links?: 'check' | 'sign';
  readonly mail?: true;
  readonly feed?: 'ledger' | 'desk';
  /** Where what it was told goes when it keeps failing. */
  readonly failures?: 'bounces';
};

/** Reads a case, records on it and opens its words: what every page about a case does. */
const atACase = {
  ledger: ['GetItem', 'Query', 'PutItem'],
  seen: ['PutItem'],
  keys: ['GetItem'],
  wrapping: ['Decrypt'],
} as const satisfies Grant;

/** Lets its visitor in, and keeps what they posted after their session had run out. */
const behindTheGate = {
  session: ['GetItem'],
  language: ['PutItem'],
  parked: ['GetItem', 'PutItem', 'DeleteItem'],
} as const satisfies Grant['desk'];

/** Carries out what follows from an entry. */
const reacting = {
  ledger: ['GetItem', 'Query', 'PutItem'],
  keys: ['GetItem'],
  wrapping: ['Decrypt'],
  views: ['PutItem'],
  precedents: ['PutItem'],
  desk: {
    cursor: ['GetItem', 'UpdateItem'],
    token: ['Query', 'DeleteItem'],
    mail: ['PutItem'],
  },
  executions: ['start', 'stop', 'ring'],
} as const satisfies Grant;

/** Who may do what. Written by hand: an action that somebody adds shows up in review as a line of this table. */
export const grants: Readonly<Record<FunctionName, Grant>> = {
  start: {
    registers: 'read',
    desk: { limit: ['UpdateItem'], mail: ['PutItem'] },
    openIdConnect: 'offered',
  },
  'open-link': {
    ledger: ['GetItem', 'Query', 'PutItem'],
    keys: ['GetItem'],
    wrapping: ['Decrypt'],
    desk: {
      session: ['PutItem', 'DeleteItem'],
      sessions: ['Query', 'PutItem', 'DeleteItem'],
      limit: ['UpdateItem'],
      mail: ['PutItem'],
    },
    links: 'check',
    codeSecret: true,
    openIdConnect: 'offered',
  },
  // No case and no word of one: whoever is let in by it is shown something by others.
  'sign-in': {
    registers: 'read',
    desk: {
      attempt: ['GetItem', 'PutItem', 'UpdateItem'],
      limit: ['UpdateItem'],
      session: ['GetItem', 'PutItem', 'DeleteItem'],
      sessions: ['Query', 'PutItem', 'DeleteItem'],
    },
    openIdConnect: 'used',
  },
  family: { ...atACase, desk: behindTheGate },
  conversation: { ...atACase, precedents: ['Query'], desk: behindTheGate },
  casework: {
    ...atACase,
    keys: ['GetItem', 'PutItem'],
    wrapping: ['Decrypt', 'GenerateDataKey'],
    desk: {
      ...behindTheGate,
      draft: ['GetItem', 'Query'],
      limit: ['UpdateItem'],
    },
    indexes: ['views/byContactPerson'],
    openIdConnect: 'offered',
  },
  'request-form': {
    ...atACase,
    keys: ['GetItem', 'PutItem'],
    wrapping: ['Decrypt', 'GenerateDataKey'],
    desk: {
      session: ['GetItem'],
      language: ['PutItem'],
      draft: ['GetItem', 'PutItem', 'DeleteItem'],
      mail: ['PutItem'],
    },
    openIdConnect: 'offered',
  },
  overview: {
    ledger: ['GetItem', 'Query', 'PutItem'],
    seen: ['PutItem'],
    keys: ['GetItem'],
    wrapping: ['Decrypt'],
    views: ['GetItem'],
    desk: { session: ['GetItem'], language: ['PutItem'] },
    indexes: ['views/open', 'views/closed', 'views/waited'],
    openIdConnect: 'offered',
  },
  'requests-api': {
    ledger: ['GetItem', 'Query', 'PutItem'],
    keys: ['GetItem', 'PutItem'],
    wrapping: ['Decrypt', 'GenerateDataKey'],
  },
  'registers-api': { registers: 'change' },
  'moves-api': {
    ledger: ['GetItem', 'Query', 'PutItem'],
    keys: ['GetItem'],
    wrapping: ['Decrypt'],
    indexes: ['views/open'],
  },
  'take-stock': { ledger: ['GetItem', 'Query'] },
  'hold-conversation': {
    ledger: ['GetItem', 'Query', 'PutItem'],
    keys: ['GetItem'],
    wrapping: ['Decrypt'],
    desk: { token: ['PutItem', 'DeleteItem'] },
    executions: ['ring'],
  },
  react: { ...reacting, feed: 'ledger' },
  // The only one that ends a case for good: no page and no feed can have a key deleted.
  sweep: {
    ...reacting,
    keys: ['GetItem', 'DeleteItem'],
    views: ['GetItem', 'PutItem', 'DeleteItem'],
    desk: { ...reacting.desk, draft: ['DeleteItem'] },
    indexes: ['ledger/recent', 'views/open', 'views/closed'],
  },
  mailer: {
    ledger: ['GetItem', 'Query'],
    keys: ['GetItem'],
    wrapping: ['Decrypt'],
    desk: { mail: ['UpdateItem'], language: ['GetItem'] },
    indexes: ['desk/pending', 'views/open'],
    links: 'sign',
    codeSecret: true,
    mail: true,
    feed: 'desk',
  },
  bounces: {
    ledger: ['GetItem', 'Query', 'PutItem'],
    keys: ['GetItem'],
    wrapping: ['Decrypt'],
    failures: 'bounces',
  },
  doorkeeper: { doorKeys: true },
};

import { pageFunctions, type PageFunction } from '../routes.ts';

/** The functions that no browser reaches. */
const eventFunctions = ['take-stock', 'hold-conversation', 'react', 'sweep', 'mailer'] as const;
export type FunctionName = PageFunction | (typeof eventFunctions)[number];
export const functionNames: readonly FunctionName[] = [...pageFunctions, ...eventFunctions];

type DeskAction = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** What one function may do. The words are the actions of IAM; what is not listed here, no role has. */
export type Grant = {
  /** There is no word here for changing or deleting an entry. */
  readonly ledger?: readonly ('GetItem' | 'Query' | 'PutItem')[];
  readonly seen?: readonly 'PutItem'[];
  readonly keys?: readonly ('GetItem' | 'PutItem')[];
  readonly views?: readonly 'PutItem'[];
  readonly desk?: readonly DeskAction[];
  /** Indexes it may query. */
  readonly indexes?: readonly ('ledger/recent' | 'views/open' | 'views/byContactPerson' | 'desk/pending')[];
  /** On the key that wraps the data keys of cases. */
  readonly wrapping?: readonly ('Decrypt' | 'GenerateDataKey')[];
  readonly executions?: readonly ('start' | 'stop' | 'ring')[];
  readonly codeSecret?: true;
  /** `check` needs public keys from configuration and no permission at all. */
  readonly links?: 'check' | 'sign';
  readonly mail?: true;
  readonly feed?: 'ledger' | 'desk';
};

/** Reads a case, records on it and opens its words: what every page about a case does. */
const atACase = {
  ledger: ['GetItem', 'Query', 'PutItem'],
  seen: ['PutItem'],
  keys: ['GetItem'],
  wrapping: ['Decrypt'],
} as const satisfies Grant;

/** Carries out what follows from an entry. */
const reacting = {
  ledger: ['Query', 'PutItem'],
  keys: ['GetItem'],
  wrapping: ['Decrypt'],
  views: ['PutItem'],
  desk: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
  executions: ['start', 'stop', 'ring'],
} as const satisfies Grant;

/** Who may do what. Written by hand: an action that somebody adds shows up in review as a line of this table. */
export const grants: Readonly<Record<FunctionName, Grant>> = {
  start: { desk: ['PutItem', 'UpdateItem'] },
  'open-link': {
    ledger: ['Query', 'PutItem'],
    keys: ['GetItem'],
    wrapping: ['Decrypt'],
    desk: ['PutItem', 'UpdateItem'],
    links: 'check',
    codeSecret: true,
  },
  family: { ...atACase, desk: ['GetItem', 'PutItem', 'DeleteItem'] },
  conversation: { ...atACase, desk: ['GetItem', 'PutItem', 'DeleteItem'] },
  work: {
    ...atACase,
    keys: ['GetItem', 'PutItem'],
    wrapping: ['Decrypt', 'GenerateDataKey'],
    desk: ['GetItem'],
    indexes: ['views/byContactPerson'],
  },
  'requests-api': {
    ledger: ['Query', 'PutItem'],
    keys: ['GetItem', 'PutItem'],
    wrapping: ['Decrypt', 'GenerateDataKey'],
  },
  'take-stock': { ledger: ['Query'] },
  'hold-conversation': {
    ledger: ['Query', 'PutItem'],
    keys: ['GetItem'],
    wrapping: ['Decrypt'],
    desk: ['PutItem', 'DeleteItem'],
    executions: ['ring'],
  },
  react: { ...reacting, feed: 'ledger' },
  sweep: { ...reacting, indexes: ['ledger/recent', 'views/open'] },
  mailer: {
    ledger: ['GetItem', 'Query'],
    keys: ['GetItem'],
    wrapping: ['Decrypt'],
    desk: ['UpdateItem'],
    indexes: ['desk/pending'],
    links: 'sign',
    codeSecret: true,
    mail: true,
    feed: 'desk',
  },
};

/** DynamoDB's expressions as dynalite reads them; items in the wire's form (`{"S": "text"}`). */
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
  /** The same condition by the names of the keys, or what is wrong with it. */
  export function convertKeyCondition(expression: Condition): Readonly<Record<string, unknown>> | string;
}
declare module 'dynalite/db/index.js' {
  import type { AttributeValue } from '@aws-sdk/client-dynamodb';
  import type { Condition } from 'dynalite/validations/index.js';
  export type Then = (error: unknown, value?: unknown) => void;
  export type Write =
    | { readonly type: 'put'; readonly key: string; readonly value: unknown }
    | { readonly type: 'del'; readonly key: string };
  export type Range = {
    readonly gte?: string;
    readonly lt?: string;
    readonly reverse?: boolean;
    readonly limit?: number;
  };
  export type Level = {
    open(): Promise<void>;
    close(): Promise<void>;
    getSync(key: string): unknown;
    values(range: Range): { all(): Promise<unknown[]> };
    get(key: string, then: Then): void;
    put(key: string, value: unknown, then: Then): void;
    del(key: string, then: Then): void;
    batch(writes: readonly Write[], then: Then): void;
    createValueStream(range: Range): NodeJS.EventEmitter;
  };
  export type Store = { readonly db: Level; readonly options: { readonly maxItemSize: number } };
  /** Where `path` is; in memory without it. */
  export function create(options: { path?: string; createTableMs?: number }): Store;
  export function itemSize(item: object): number;
  export function matchesExprFilter(item: Record<string, AttributeValue>, expression: Condition): boolean;
}
declare module 'dynalite/actions/*' {
  import type { Store } from 'dynalite/db/index.js';
  const action: (store: Store, request: object, then: (error: unknown, answer: unknown) => void) => void;
  export default action;
}

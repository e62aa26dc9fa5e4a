import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

/** A row in the wire's form. */
export type Item = Record<string, AttributeValue>;

export function marshalled(value: Record<string, unknown> | undefined): Item {
  return marshall(value ?? {}, { removeUndefinedValues: true });
}

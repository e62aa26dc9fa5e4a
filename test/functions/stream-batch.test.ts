import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { handleBatch } from '../../functions/aws/stream-batch.ts';

describe('a feed', () => {
  let written: string[];
  beforeEach(() => {
    written = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      written.push(String(line));
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const change = (SequenceNumber: string, ledger: string, n = '1') => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber, Keys: { ledger: { S: ledger }, n: { N: n } } },
  });

  test('one case that fails holds up no other, and is named by its first change', async () => {
    const handled: string[] = [];
    const result = await handleBatch(
      {
        Records: [
          change('1', 'a'),
          change('2', 'b'),
          change('3', 'rules'),
          change('4', 'b'),
          change('5', 'c'),
        ],
      },
      {
        key: 'ledger',
        subjectOf: (key) => (key === 'rules' ? undefined : key),
        handle: (subject) => {
          handled.push(subject);
          return subject === 'b' ? Promise.reject(new Error('a secret')) : Promise.resolve();
        },
      },
    );
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(handled).toEqual(['a', 'b', 'c']);
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('"sequenceNumber":"2"');
    expect(written[0]).not.toContain('a secret');
  });

  test('a case is told of once, with the highest number of its changes', async () => {
    const told: [string, number][] = [];
    await handleBatch(
      { Records: [change('1', 'a', '9'), change('2', 'a', '10'), change('3', 'a', '2'), change('4', 'b')] },
      {
        key: 'ledger',
        subjectOf: (key) => key,
        handle: (subject, n) => Promise.resolve(void told.push([subject, n])),
      },
    );
    expect(told).toEqual([
      ['a', 10],
      ['b', 1],
    ]);
  });

  test('a row that was replaced or removed is told as such, and rings for nobody', async () => {
    const rung: string[] = [];
    const replaced: (string | undefined)[] = [];
    const { batchItemFailures } = await handleBatch(
      {
        Records: [
          change('1', 'a'),
          { ...change('2', 'b'), eventName: 'MODIFY' },
          { ...change('3', 'rules'), eventName: 'REMOVE' },
        ],
      },
      {
        key: 'ledger',
        subjectOf: (key) => (key === 'rules' ? undefined : key),
        handle: (subject) => Promise.resolve(void rung.push(subject)),
        onReplaced: (subject) => replaced.push(subject),
      },
    );
    expect(batchItemFailures).toEqual([]);
    expect(rung).toEqual(['a']);
    expect(replaced).toEqual(['b', undefined]);
  });

  test('an event of another kind is refused, not taken for an empty one', async () => {
    const batch = { key: 'ledger', subjectOf: () => undefined, handle: () => Promise.resolve() };
    await expect(handleBatch({ source: 'elsewhere' }, batch)).rejects.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import { chainSchema, stagesOf, type ChainStage } from '../../shared/domain/chain.ts';
import { defaultChain } from '../../workflows/chain.ts';

const support: ChainStage = {
  id: 'alderman',
  title: 'Alderman',
  label: 'wethouder',
  function: 'alderman',
  word: 'support',
  domains: [],
  optional: false,
};
const decision: ChainStage = {
  ...support,
  id: 'wmo',
  title: 'Wmo',
  label: 'Wmo',
  word: 'decision',
  domains: ['wmo'],
};

function faults(...chain: Partial<ChainStage>[]): string[] {
  const parsed = chainSchema.safeParse(chain);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a chain as a municipality configures it', () => {
  it('the default chain is in order, and so is the smallest one', () => {
    expect(faults(...defaultChain)).toEqual([]);
    expect(faults(decision)).toEqual([]);
    expect(faults({ ...support, optional: true }, decision)).toEqual([]);
  });

  it('has at least one stage and at most twenty', () => {
    expect(faults().length).toBe(1);
    const many = Array.from({ length: 21 }, (_, index) => ({
      ...support,
      id: `s-${index}`,
      title: `Stage ${String.fromCodePoint(65 + index)}`,
    }));
    expect(faults(...many.slice(0, 20))).toEqual([]);
    expect(faults(...many).length).toBe(1);
  });

  it.each(['family', 'ended', 'alderman'])('calls no stage %s, when that is taken', (id) => {
    expect(faults(support, { ...decision, id })).toEqual([
      `1: a second stage, or a reserved one, is called ${id}`,
    ]);
  });

  it.each(['Take stock', 'Whose turn', 'Family confirms', 'Closed', 'Unknown turn', 'Alderman'])(
    'calls no state %s, when that is taken',
    (title) => {
      expect(faults(support, { ...decision, title })).toEqual([
        `1: a second state, or a reserved one, is called ${title}`,
      ]);
    },
  );

  it('decisions, and they alone, cover domains, each domain is decided once, and none can be left out', () => {
    expect(faults({ ...decision, domains: [] })).toEqual(['0: decisions, and they alone, cover domains']);
    expect(faults({ ...support, domains: ['wmo'] })).toEqual(['0: decisions, and they alone, cover domains']);
    expect(faults(decision, { ...decision, id: 'other', title: 'Other' })).toEqual([
      '1: the domain wmo is decided at two stages',
    ]);
    expect(faults({ ...decision, optional: true })).toEqual(['0: a decision cannot be left out']);
  });

  it.each([
    [{ title: 'wmo' }, 'title'],
    [{ title: 'Wmo 2' }, 'title'],
    [{ title: 'W' }, 'title'],
    [{ label: '' }, 'label'],
    [{ label: 'x'.repeat(61) }, 'label'],
    [{ id: 'Wmo' }, 'id'],
  ])('names its stages so that states and pages can bear it: not %j', (change, field) => {
    expect(faults({ ...decision, ...change })[0]).toMatch(new RegExp(`^0\\.${field}:`));
  });

  it('a case keeps what concerns it and nothing else', () => {
    expect(stagesOf([decision])).toEqual([
      { id: 'wmo', function: 'alderman', word: 'decision', domains: ['wmo'], optional: false },
    ]);
  });
});

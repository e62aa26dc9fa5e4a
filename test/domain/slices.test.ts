import { describe, expect, it } from 'vitest';
import { stagesOf } from '../../shared/domain/chain.ts';
import { requestSchema } from '../../shared/domain/request.ts';
import { sliceFor, sliceText } from '../../shared/domain/slices.ts';
import { defaultChain } from '../../workflows/chain.ts';
import { zomerdijk } from '../support/zomerdijk.ts';

const plan = zomerdijk();
const stages = stagesOf(defaultChain);
const everyone = [
  'alias',
  'asks',
  'contactPerson',
  'costs',
  'domains',
  'intro',
  'question',
  'reference',
  'safety',
];

function stage(id: string) {
  const found = stages.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}
const fieldsFor = (id: string): string[] => Object.keys(sliceFor(stage(id), plan)).sort();

describe('what a reader sees of a plan', () => {
  it('is the same few things for whoever supports or decides', () => {
    for (const id of ['alderman', 'policy-officer', 'wmo', 'participatiewet'])
      expect(fieldsFor(id)).toEqual(everyone);
  });

  it('is also how the circle means to do it for an adviser, and the story and the voices for youth alone', () => {
    expect(fieldsFor('behavioural-scientist')).toEqual(
      [...everyone, 'circle', 'enough', 'goals', 'stops'].sort(),
    );
    expect(fieldsFor('cjg')).toEqual(
      [...everyone, 'circle', 'enough', 'goals', 'stops', 'story', 'voices'].sort(),
    );
  });

  it('holds the asks of their own domains, and all domains by name, each once', () => {
    expect(sliceFor(stage('wmo'), plan).asks.map((ask) => ask.domain)).toEqual(
      plan.asks.filter((ask) => ask.domain === 'wmo').map((ask) => ask.domain),
    );
    expect(sliceFor(stage('alderman'), plan).asks).toEqual([]);
    const twice = zomerdijk({
      asks: [...plan.asks, ...plan.asks].map((ask, index) => ({ ...ask, id: `a-${index}` })),
    });
    expect(sliceFor(stage('alderman'), twice).domains).toEqual([
      ...new Set(plan.asks.map((ask) => ask.domain)),
    ]);
  });

  it('holds the very words and sums of the plan', () => {
    const slice = sliceFor(stage('cjg'), plan);
    expect(slice).toMatchObject({
      reference: plan.reference,
      alias: plan.family.alias,
      question: plan.question,
      intro: plan.intro,
      safety: plan.safety,
      costs: plan.costs,
      story: plan.story,
      voices: plan.voices,
      circle: plan.circle,
      stops: plan.stops,
      goals: plan.goals,
      enough: plan.enough,
      contactPerson: plan.contactPerson,
    });
    expect(sliceFor(stage('behavioural-scientist'), plan)).toMatchObject({
      circle: plan.circle,
      stops: plan.stops,
      goals: plan.goals,
      enough: plan.enough,
    });
  });

  it('has one text, whatever the order in which its fields were written', () => {
    const reversed: unknown = JSON.parse(JSON.stringify(plan), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(JSON.stringify(reversed)).not.toBe(JSON.stringify(plan));
    for (const one of stages) {
      expect(sliceText(one, requestSchema.parse(reversed))).toBe(sliceText(one, plan));
      expect(JSON.parse(sliceText(one, plan))).toEqual(JSON.parse(JSON.stringify(sliceFor(one, plan))));
    }
    expect(sliceText(stage('wmo'), plan).startsWith('{"alias":')).toBe(true);
    expect(sliceText(stage('cjg'), zomerdijk({ story: 'Een ander verhaal.' }))).not.toBe(
      sliceText(stage('cjg'), plan),
    );
  });
});

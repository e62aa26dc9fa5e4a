import { describe, expect, test } from 'vitest';
import { acceptedIn, findingsIn, isAbout, type Accepted, type Finding } from '../../infra/stacks/nag.ts';
import { nameFunctions, synthTimeout, withStacks } from './synth.ts';
import { like, variants } from './variants.ts';

/** Each deployment that may be made, with what the rules find in it and what of that it gives a reason for. */
const found = Object.entries(variants).map(
  ([name, changes]): { name: string; findings: Finding[]; accepted: readonly Accepted[] } => {
    const deployment = like(changes);
    const findings = withStacks(({ app }) => findingsIn(app), deployment, nameFunctions);
    return { name, findings, accepted: acceptedIn(deployment) };
  },
);

describe('the rules of AWS, of serverless systems and of NIST 800-53', { timeout: synthTimeout }, () => {
  test.each(found)('find nothing $name that nobody gave a reason for', ({ findings, accepted }) => {
    expect(findings.filter((finding) => !accepted.some((one) => isAbout(one, finding)))).toEqual([]);
  });

  test('no reason is given for what they find nowhere', () => {
    const texts = (of: readonly Accepted[]): string[] =>
      of.map(({ rules, at }) => `${rules.join(', ')} at ${String(at)}`);
    const used = found.flatMap(({ findings, accepted }) =>
      texts(accepted.filter((one) => findings.some((finding) => isAbout(one, finding)))),
    );
    expect(found.flatMap(({ accepted }) => texts(accepted)).filter((one) => !used.includes(one))).toEqual([]);
  });

  test('a front without a firewall is a choice: where there should be one, its lack is found', () => {
    const lack = { rule: 'AwsSolutions-CFR2', path: 'Speelruimte-WaterrijkTest-App/Front/Resource' };
    const isAccepted = (changes: Readonly<Record<string, unknown>>): boolean =>
      acceptedIn(like(changes)).some((one) => isAbout(one, lack));
    expect([isAccepted({}), isAccepted({ firewall: undefined })]).toEqual([false, true]);
  });
});

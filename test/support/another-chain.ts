import { chainSchema, stagesOf, type Chain, type Stage } from '../../shared/domain/chain.ts';
import { defaultChain } from '../../workflows/chain.ts';

/**
 * What a municipality may come to: no alderman and no adviser any more, and the team lead is heard before the CJG. Every
 * other stage is as it was.
 */
export const anotherChain: Chain = chainSchema.parse(
  defaultChain.flatMap((stage) => {
    if (stage.id === 'alderman' || stage.id === 'behavioural-scientist') return [];
    return stage.id === 'cjg' ? [teamLead(), stage] : [stage];
  }),
);

function teamLead(): Chain[number] {
  return {
    id: 'team-lead',
    title: 'Team lead',
    label: 'teamleider',
    function: 'wmo-lead',
    word: 'support',
    domains: [],
    optional: false,
  };
}

function changed(id: string, change: Partial<Stage>): Stage[] {
  return stagesOf(defaultChain).map((stage) => (stage.id === id ? { ...stage, ...change } : stage));
}

/** Chains that a case might be moved to, and one that leaves an ask to nobody. */
export const movesTo = {
  default: stagesOf(defaultChain),
  another: stagesOf(anotherChain),
  renamed: changed('wmo', { id: 'wmo-team' }),
  wider: changed('wmo', { domains: ['wmo', 'income'] }),
  'nobody-for-youth': stagesOf(defaultChain).filter(({ id }) => id !== 'cjg'),
} as const satisfies Readonly<Record<string, readonly Stage[]>>;

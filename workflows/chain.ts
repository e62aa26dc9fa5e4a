import type { Chain } from '../shared/domain/chain.ts';

/**
 * The chain the method was learnt from: alderman, (behavioural scientist), policy officer, Wmo, Participatiewet, CJG.
 * The family confirms the plan before the first of them hears of it.
 */
export const defaultChain: Chain = [
  {
    id: 'alderman',
    title: 'Alderman',
    label: 'wethouder',
    function: 'alderman',
    word: 'support',
    domains: [],
    optional: false,
  },
  {
    id: 'behavioural-scientist',
    title: 'Behavioural scientist',
    label: 'gedragswetenschapper',
    function: 'behavioural-scientist',
    word: 'advice',
    domains: [],
    optional: true,
  },
  {
    id: 'policy-officer',
    title: 'Policy officer',
    label: 'beleidsambtenaar',
    function: 'policy-officer',
    word: 'decision',
    domains: ['policy'],
    optional: false,
  },
  {
    id: 'wmo',
    title: 'Wmo',
    label: 'Wmo-consulent',
    function: 'wmo',
    word: 'decision',
    domains: ['wmo'],
    optional: false,
  },
  {
    id: 'participatiewet',
    title: 'Participatiewet',
    label: 'consulent Participatiewet',
    function: 'participatiewet',
    word: 'decision',
    domains: ['participatiewet'],
    optional: false,
  },
  {
    id: 'cjg',
    title: 'CJG',
    label: 'Centrum voor Jeugd en Gezin',
    function: 'cjg',
    word: 'decision',
    domains: ['youth'],
    optional: false,
  },
];

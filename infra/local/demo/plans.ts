import type { Request } from '../../../shared/domain/request.ts';
import { plusDays } from '../../../shared/domain/working-days.ts';
import type { Chance } from './chance.ts';

type Ask = Request['asks'][number];

/** What a family asks of one domain. Amounts in euro, from and to. */
type Wish = {
  readonly domain: 'policy' | 'wmo' | 'participatiewet' | 'youth';
  readonly what: string;
  readonly once?: readonly [number, number];
  readonly perYear?: readonly [number, number];
};

/** A kind of plan that families make; all of it invented. */
type Story = {
  readonly question: string;
  readonly intro: string;
  readonly enough: string;
  readonly circle: readonly [string, string, string];
  readonly stops: string;
  readonly wishes: readonly [Wish, ...Wish[]];
};

const stories: readonly [Story, ...Story[]] = [
  {
    question: 'Hoe kan er weer rust komen?',
    intro: 'Een groot gezin vraagt ruimte om met zijn eigen kring een rustige plek te maken.',
    enough: 'Als het twee avonden in de week rustig is.',
    circle: ['oma', 'vangt de jongsten op', 'woensdag'],
    stops: 'gezinscoaching',
    wishes: [
      { domain: 'policy', what: "De beleidsregel 'recreatie wordt niet vergoed' buiten toepassing laten" },
      { domain: 'wmo', what: 'Een stacaravan als ontlasting van een ouder', once: [4000, 9500] },
      {
        domain: 'participatiewet',
        what: 'Bijzondere bijstand voor de jaarplaats',
        perYear: [1200, 3000],
      },
      {
        domain: 'youth',
        what: 'Het vrijvallende jeugdhulpbudget voor het familiegroepsplan',
        once: [3000, 9000],
      },
    ],
  },
  {
    question: 'Hoe blijft vader thuis wonen?',
    intro: 'Drie dochters en de buren nemen samen de zorg voor hun vader over.',
    enough: 'Als vader veilig thuis is en wij om de beurt een weekend vrij hebben.',
    circle: ['buurman', 'kijkt iedere ochtend even', 'iedere dag'],
    stops: 'dagbesteding op afstand',
    wishes: [
      { domain: 'wmo', what: 'Een kamer in de garage, in plaats van een traplift', once: [6000, 14_000] },
      { domain: 'participatiewet', what: 'Vrijlating van de vergoeding voor de zorg', perYear: [900, 2400] },
    ],
  },
  {
    question: 'Hoe komt onze zoon weer buiten?',
    intro: 'Een jongen van vijftien gaat niet meer naar school. Zijn oom heeft een werkplaats.',
    enough: 'Als hij drie dagen in de week met plezier weggaat.',
    circle: ['oom', 'neemt hem mee naar de werkplaats', 'dinsdag en donderdag'],
    stops: 'ambulante begeleiding',
    wishes: [
      { domain: 'policy', what: 'De leerplek bij familie laten tellen als dagbesteding' },
      { domain: 'youth', what: 'De leerplek betalen uit het jeugdhulpbudget', once: [1500, 8000] },
    ],
  },
  {
    question: 'Hoe komen wij uit de schulden zonder dat de kinderen het merken?',
    intro: 'Een moeder met drie kinderen wil met haar zus en een budgetmaatje zelf haar schulden regelen.',
    enough: 'Als de brieven open gaan en er elke maand iets overblijft.',
    circle: ['zus', 'opent samen de post', 'maandag'],
    stops: 'budgetbeheer',
    wishes: [
      { domain: 'participatiewet', what: 'De bijstand als voorschot in één keer', once: [800, 3200] },
      { domain: 'participatiewet', what: 'Een fiets met bak in plaats van reiskosten', once: [900, 2600] },
    ],
  },
  {
    question: 'Hoe kan oma weer oma zijn?',
    intro: 'Een oma zorgt voor haar kleinkinderen. Zij wil dat naast haar eigen huis kunnen doen.',
    enough: 'Als oma een middag in de week voor zichzelf heeft.',
    circle: ['tante', 'kookt en blijft slapen', 'vrijdag'],
    stops: 'logeeropvang',
    wishes: [
      { domain: 'policy', what: 'Wonen op twee adressen toestaan voor de kleinkinderen' },
      { domain: 'wmo', what: 'Huishoudelijke hulp door een bekende', perYear: [1500, 4800] },
      {
        domain: 'youth',
        what: 'Een vaste vergoeding in plaats van een pleegcontract',
        perYear: [2000, 6000],
      },
    ],
  },
  {
    question: 'Hoe houden wij het vol met zijn tweeën?',
    intro: 'Een stel met een kind dat veel zorg vraagt, wil een tuinhuis voor de nachten dat het niet gaat.',
    enough: 'Als wij allebei drie nachten in de week slapen.',
    circle: ['vrienden', 'nemen de zaterdag over', 'zaterdag'],
    stops: 'nachtzorg',
    wishes: [{ domain: 'wmo', what: 'Een tuinhuis als slaapplek voor een ouder', once: [3500, 9800] }],
  },
];

const given = [
  'Anna',
  'Bilal',
  'Cor',
  'Dina',
  'Els',
  'Farid',
  'Gerda',
  'Hamza',
  'Ineke',
  'Jaap',
  'Karin',
  'Luuk',
];
const family = [
  'Aalbers',
  'Boonstra',
  'Cornelissen',
  'Dekker',
  'El Amrani',
  'Feenstra',
  'Groen',
  'Hofman',
  'Ismaili',
  'Jonker',
  'Kuipers',
  'Lammers',
  'Meerman',
  'Noordhof',
  'Oosterveld',
  'Postma',
  'Roelofs',
  'Schouten',
  'Terpstra',
  'Yildiz',
];

const rules = {
  policy: {
    layer: 'policy-rule',
    ruleId: 'wmo-beleid-12',
    rule: 'Beleidsregels maatschappelijke ondersteuning, artikel 12',
    purpose: 'Voorkomen dat gewone kosten uit de Wmo worden betaald',
  },
  wmo: {
    layer: 'policy-rule',
    ruleId: 'wmo-beleid-12',
    rule: 'Beleidsregels maatschappelijke ondersteuning, artikel 12',
    purpose: 'Alleen vergoeden wat niet algemeen gebruikelijk is',
  },
  participatiewet: {
    layer: 'policy-rule',
    ruleId: 'bijstand-beleid-7',
    rule: 'Beleidsregels bijzondere bijstand, artikel 7',
    purpose: 'Bijstand voor noodzakelijke kosten van het bestaan',
  },
  youth: {
    layer: 'work-instruction',
    ruleId: 'inkoop-jeugd-4',
    rule: 'Werkinstructie inkoop jeugdhulp, stap 4',
    purpose: 'Kwaliteit van jeugdhulp bewaken',
  },
} as const;

/** Whose plan it is, and when and with whom it was written down. */
export type Written = {
  readonly number: number;
  readonly on: string;
  readonly municipality: string;
  readonly contactPerson: Request['contactPerson'];
  readonly urgentOn: string | undefined;
};

/** An invented plan of an invented family. */
export function inventPlan(chance: Chance, written: Written): Request {
  const { number, on, municipality, contactPerson, urgentOn } = written;
  const story = chance.oneOf(stories);
  const asks = asksOf(chance, story, on);
  const total = (of: 'amountOnce' | 'amountPerYear'): number =>
    asks.reduce((sum, ask) => sum + (ask[of] ?? 0), 0);
  const [surname, name] = [drawn(chance, family), drawn(chance, given)];
  return {
    reference: `${municipality.slice(0, 2).toUpperCase()}-${on.slice(0, 4)}-${String(number).padStart(4, '0')}`,
    municipality,
    reportedOn: on,
    contactPerson,
    family: {
      alias: `Gezin ${surname}`,
      representative: { name: `${name} ${surname}`, email: `gezin-${number}@post.example`, role: 'parent' },
    },
    ...(urgentOn === undefined ? {} : { urgency: { on: urgentOn, why: 'Dan loopt de huur af.' } }),
    question: story.question,
    intro: story.intro,
    story: `${story.intro} Zij hebben samen met hun kring dit plan gemaakt.`,
    voices: [{ who: 'ouder', concerns: ['het duurt al lang', 'iedere week opnieuw uitleggen'] }],
    goals: [story.enough],
    circle: [{ who: story.circle[0], does: story.circle[1], when: story.circle[2] }],
    stops: [{ what: story.stops, provider: 'Zorggroep Delta', from: on, restart: 'binnen 5 werkdagen' }],
    enough: story.enough,
    safety: 'Er hangt een belkaart bij de telefoon.',
    advisers: chance.happens(0.35) ? ['behavioural-scientist'] : [],
    costs: {
      planOnce: total('amountOnce'),
      planPerYear: total('amountPerYear'),
      currentPerYear: chance.between(80, 400) * 100,
    },
    asks,
  };
}

/** Not every family asks for all of it. */
function asksOf(chance: Chance, { wishes }: Story, on: string): Ask[] {
  const wanted = wishes.filter(() => chance.happens(0.8));
  return (wanted.length === 0 ? [wishes[0]] : wanted).map(({ domain, what, once, perYear }, index) => ({
    id: `${domain}-${index + 1}`,
    domain,
    what,
    ...(once === undefined ? {} : { amountOnce: amount(chance, once) }),
    ...(perYear === undefined ? {} : { amountPerYear: amount(chance, perYear) }),
    from: plusDays(on, 60),
    until: plusDays(on, chance.between(90, 900)),
    departsFrom: rules[domain],
    circumstances: 'De kring doet wat eerst door anderen werd gedaan.',
    consequences: 'Zonder dit blijft duurdere hulp nodig.',
  }));
}

function amount(chance: Chance, [least, most]: readonly [number, number]): number {
  return chance.between(least / 50, most / 50) * 50;
}

function drawn(chance: Chance, from: readonly string[]): string {
  return from[chance.between(0, from.length - 1)] ?? '';
}

import type { Request } from '../../../shared/domain/request.ts';
import { plusDays } from '../../../shared/domain/working-days.ts';
import { zomerdijk } from '../zomerdijk.ts';
import { small } from './administered.ts';

const plan = zomerdijk();
const bram = { name: 'Bram Zomerdijk', email: 'bram@post.example', role: 'parent' as const };
const roos = { name: 'Roos Zomerdijk', email: 'roos@post.example', role: 'child' as const };
const joke = {
  name: 'Joke de Wit',
  email: 'joke@post.example',
  role: 'authorised' as const,
  authorisation: 'Brief van 20 januari 2027',
};

/** Another plan; `at` is the last entry of the case, and makes its words new. */
export function amended(change: string, { at, today }: { at: number; today: string }): Request {
  switch (change) {
    case 'story':
      return zomerdijk({ story: `Verhaal ${at}` });
    case 'advisers':
      return zomerdijk({ advisers: [] });
    case 'parent':
      return zomerdijk({ family: { ...plan.family, others: [bram] } });
    case 'child':
      return zomerdijk({ family: { ...plan.family, others: [bram, roos] } });
    case 'authorised':
      return zomerdijk({ family: { ...plan.family, others: [joke] } });
    case 'urgency':
      return zomerdijk({ urgency: { on: plusDays(today, 2 + (at % 9)), why: 'De huur.' } });
    case 'domain':
      return zomerdijk({ asks: plan.asks.filter((ask) => ask.id !== 'wmo') });
    case 'small':
      // Around what each function decides alone: the one a little below it, the other above.
      return zomerdijk({ asks: plan.asks.map((ask) => costing(ask, small - 20 + at)) });
    default:
      return zomerdijk({
        asks: plan.asks.map((ask) => (ask.id === 'wmo' ? { ...ask, amountOnce: 1000 + at } : ask)),
      });
  }
}

function costing({ amountPerYear, ...ask }: Request['asks'][number], euro: number): Request['asks'][number] {
  return { ...ask, ...(amountPerYear === undefined ? {} : { amountPerYear: 1 }), amountOnce: euro };
}

/**
 * Tests begin when the plan of the family Zomerdijk was reported, Wednesday 27 January 2027 at ten in Amsterdam, on whatever
 * day they are run: weekends, holidays and terms are the same every time. From there the clock goes on. Processes that a
 * test starts share the clock.
 */
const begin = Date.parse('2027-01-27T09:00:00Z');
const name = 'TEST_CLOCK_AHEAD';
const ahead = Number((process.env[name] ??= String(begin - Date.now())));

const real = Date;
const now = (): number => real.now() + ahead;

globalThis.Date = new Proxy(real, {
  construct: (target, given: unknown[], made): Date => {
    const instant: unknown = Reflect.construct(target, given.length === 0 ? [now()] : given, made);
    if (instant instanceof real) return instant;
    throw new TypeError('no date was made');
  },
  get: (target, property): unknown => (property === 'now' ? now : Reflect.get(target, property)),
});

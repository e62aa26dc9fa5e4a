/** Dates and amounts as readers of one language write them. Dates are calendar dates in Amsterdam. */
export type Formats = {
  /** `woensdag 24 maart 2027`, of a calendar date or an instant. */
  readonly longDate: (date: string) => string;
  /** `24 maart 2027` */
  readonly shortDate: (date: string) => string;
  /** `maart 2027`, of `2027-03`. */
  readonly month: (month: string) => string;
  /** `24 maart 2027, 09:05` */
  readonly moment: (instant: string) => string;
  /** `09:05` */
  readonly time: (instant: string) => string;
  /** `€ 2.850`, with cents only when there are any. */
  readonly euro: (amount: number) => string;
};

const timeZone = 'Europe/Amsterdam';

/** Each formatter is made when it is first asked for: all of them together take longer than most functions do to start. */
export function formatsOf(locale: 'nl-NL' | 'en-GB'): Formats {
  const date = { day: 'numeric', month: 'long', year: 'numeric', timeZone } as const;
  const long = once(() => new Intl.DateTimeFormat(locale, { weekday: 'long', ...date }));
  const short = once(() => new Intl.DateTimeFormat(locale, date));
  const monthOnly = once(() => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone }));
  const clock = once(() => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }));
  const currency = { style: 'currency', currency: 'EUR' } as const;
  const wholeEuro = once(() => new Intl.NumberFormat(locale, { ...currency, maximumFractionDigits: 0 }));
  const cents = once(() => new Intl.NumberFormat(locale, currency));
  const shortDate = (day: string): string => short().format(instantOf(day));
  const time = (instant: string): string => clock().format(new Date(instant));
  return {
    longDate: (day) => long().format(instantOf(day)),
    shortDate,
    month: (month) => monthOnly().format(instantOf(`${month}-15`)),
    time,
    moment: (instant) => `${shortDate(instant)}, ${time(instant)}`,
    euro: (amount) => (Number.isInteger(amount) ? wholeEuro() : cents()).format(amount),
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

/** Noon keeps a calendar date the same day in every season. */
function instantOf(date: string): Date {
  return new Date(date.length === 10 ? `${date}T12:00:00Z` : date);
}

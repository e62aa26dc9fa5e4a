/** Dates and amounts as people in the Netherlands write them. Dates are calendar dates in Amsterdam. */
const timeZone = 'Europe/Amsterdam';
const dayFormat = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone,
});
const shortDayFormat = new Intl.DateTimeFormat('nl-NL', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone,
});
const timeFormat = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone });
const wholeEuro = new Intl.NumberFormat('nl-NL', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
});
const cents = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' });

/** `woensdag 24 maart 2027`, of a calendar date or an instant. */
export function longDate(date: string): string {
  return dayFormat.format(instantOf(date));
}

/** `24 maart 2027` */
export function shortDate(date: string): string {
  return shortDayFormat.format(instantOf(date));
}

/** `24 maart 2027, 09:05` */
export function moment(instant: string): string {
  return `${shortDate(instant)}, ${timeFormat.format(new Date(instant))}`;
}

/** `€ 2.850`, with cents only when there are any. */
export function euro(amount: number): string {
  return (Number.isInteger(amount) ? wholeEuro : cents).format(amount);
}

/** Noon keeps a calendar date the same day in every season. */
function instantOf(date: string): Date {
  return new Date(date.length === 10 ? `${date}T12:00:00Z` : date);
}

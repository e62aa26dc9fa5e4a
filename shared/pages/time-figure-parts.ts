import { html } from 'hono/html';
import type { Texts } from '../i18n/texts.ts';
import type { Count } from '../views/by-fives.ts';
import type { TimeFigures } from '../views/time-figures.ts';
import { hrefWith, type Markup, type PageFrame } from './layout.ts';

export type TimeChoice = {
  readonly from: string;
  readonly until: string;
  readonly domain: string | undefined;
  readonly stage: string | undefined;
};

/** Three months, `{ year: '2027', number: 1 }`. */
export type Quarter = { readonly year: string; readonly number: number };

export type TimeSpentView = {
  readonly figures: TimeFigures;
  readonly choice: TimeChoice;
  /** Months that can be chosen, the newest first. */
  readonly months: readonly string[];
  readonly domains: readonly string[];
  readonly stages: readonly string[];
  /** The instant at which the page was made. */
  readonly asOf: string;
  readonly stageLabel: (stage: string) => string;
  readonly ruleTitle: (ruleId: string) => string;
  /** Quarters of which there is a file for research, the newest first. */
  readonly quarters: readonly Quarter[];
};

/** The names of what can be chosen in the address, so that a view can be sent to somebody else. */
export const timeFields = {
  from: 'van',
  until: 'tot',
  domain: 'domein',
  stage: 'stap',
  table: 'tabel',
  quarter: 'kwartaal',
} as const;

/** The tables of the page, as the address of each file names them. */
export const timeTables = [
  'stappen',
  'oorzaken',
  'maanden',
  'wachten',
  'domeinen',
  'soorten',
  'regels',
  'kosten',
] as const;
export type TimeTable = (typeof timeTables)[number];

/** As of when a table is, and the file that holds it. */
export function sourceView(
  frame: PageFrame,
  { asOf }: Pick<TimeSpentView, 'asOf'>,
  { table, title }: { table: TimeTable; title: string },
): Markup {
  const { timeSpent, format } = frame.texts;
  return html`<p class="hint">
    ${timeSpent.source(format.moment(asOf))}
    <a href="/overzicht/tijd.csv${hrefWith(frame, { taal: '', [timeFields.table]: table })}"
      >${timeSpent.csv}<span class="spoken">: ${title}</span></a
    >
  </p>`;
}

/** What is so small that it could tell of one family is held back, and looks the same as what is not there at all. */
export function countText({ timeSpent }: Texts, count: Count): string {
  return count === 'few' ? timeSpent.few : String(count);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

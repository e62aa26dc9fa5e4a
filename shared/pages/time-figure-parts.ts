import { html } from 'hono/html';
import type { Texts } from '../i18n/texts.ts';
import { fewestCases, type Cell } from '../views/small-cells.ts';
import type { TimeFigures } from '../views/time-figures.ts';
import { hrefWith, type Markup, type PageFrame } from './layout.ts';

export type TimeChoice = {
  readonly from: string;
  readonly until: string;
  readonly domain: string | undefined;
  readonly stage: string | undefined;
};

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
};

/** The names of what can be chosen in the address, so that a view can be sent to somebody else. */
export const timeFields = {
  from: 'van',
  until: 'tot',
  domain: 'domein',
  stage: 'stap',
  table: 'tabel',
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

/** A count that is so small that it could tell of one family is held back; that there is none may be said. */
export function cellText({ timeSpent }: Texts, cell: Cell): string {
  if (cell === 'few') return `< ${fewestCases}`;
  return cell === 'held' ? timeSpent.held : String(cell);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

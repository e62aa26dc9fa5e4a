import { describe, expect, it } from 'vitest';
import { csvFile } from '../../functions/overview/csv.ts';

const text = (cells: string[]): string =>
  csvFile('tabel.csv', ['Een', 'Twee'], [cells]).body.replace(/^\uFEFF/, '');

describe('a table as a file', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+31 6', `'+31 6`],
    ['-5', `'-5`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
  ])('holds no cell that a spreadsheet would reckon with: %j', (cell, written) => {
    expect(text([cell, 'x'])).toBe(`Een;Twee\r\n${written};x\r\n`);
  });

  it('nor one that hides behind a separator or a quote', () => {
    expect(text(['a;=1+1', '"=1+1'])).toBe('Een;Twee\r\n"a;=1+1";"""=1+1"\r\n');
    expect(text(['=HYPERLINK("x";"y")', 'x'])).toBe(`Een;Twee\r\n"'=HYPERLINK(""x"";""y"")";x\r\n`);
  });

  it('opens in Dutch Excel: a byte order mark, semicolons, lines that end as Windows ends them', () => {
    const { body, headers } = csvFile('tabel.csv', ['Bedrag'], [['2.850']]);
    expect(body).toBe('\uFEFFBedrag\r\n2.850\r\n');
    expect(headers).toEqual({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="tabel.csv"',
    });
  });
});

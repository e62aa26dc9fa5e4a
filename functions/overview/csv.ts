import { stringify } from 'csv-stringify/sync';
import type { HttpResponse } from '../../shared/http/http.ts';

/** A table as Dutch Excel opens it: semicolons, a byte order mark, and no cell that is a formula. */
export function csvFile(name: string, columns: string[], rows: string[][]): HttpResponse {
  const body = stringify(rows, {
    bom: true,
    header: true,
    columns,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
    body,
  };
}

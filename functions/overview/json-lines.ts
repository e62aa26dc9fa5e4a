import type { HttpResponse } from '../../shared/http/http.ts';

/** One JSON value a line (jsonlines.org), to be kept as a file. */
export function linesFile(name: string, lines: readonly object[]): HttpResponse {
  return {
    status: 200,
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
    body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  };
}

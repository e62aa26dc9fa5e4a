import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import * as z from 'zod';

/** Evaluated on a page before what it finds there is asked for. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const foundSchema = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }));

/** What axe-core, once it is on the page, finds on it as it stands. */
export async function violations(page: Page): Promise<string[]> {
  const found: unknown = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 120)) })))`,
  );
  return foundSchema.parse(found).map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`);
}

import { readFileSync } from 'node:fs';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { emailSchema, type Issue } from '../../shared/domain/issues.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import type { Routes } from '../http-lambda.ts';
import { fingerprint } from '../../shared/links/tokens.ts';
import { linkAskedPage, startPage } from '../../shared/pages/start-pages.ts';
import { problemPage } from '../../shared/pages/problem-pages.ts';
import { contactPersonByEmail } from '../../shared/registers/municipality.ts';
import type { System } from '../system.ts';

/** So many links an address may ask for in a quarter of an hour. */
const linksPerQuarter = 5;
const quarter = 900;

/** Letters to nobody keep what is done for an unknown address the same as for a known one; the mailer drops them. */
const nobody = personIdSchema.parse('nobody');

/** The front door: what this is, and "vraag een link" for contact persons. Tells nobody whose address is known. */
export function startRoutes(
  system: Pick<System, 'edge' | 'limits' | 'outbox' | 'municipality' | 'random'>,
  assets: Assets,
): Routes {
  const { frame } = system.edge;
  const filled = (values: Form, issues: readonly Issue[]) => ({ texts: frame.texts, values, issues });

  async function askForLink(request: HttpRequest): Promise<HttpResponse> {
    const email = emailSchema.safeParse(request.form.text('email'));
    if (!email.success) {
      const code = request.form.text('email') === '' ? 'required' : 'not-an-email';
      return startPage(frame, filled(request.form, [{ path: 'email', code }]));
    }
    const asked = await system.limits.count(`links#${fingerprint(email.data.toLowerCase())}`, quarter);
    if (asked > linksPerQuarter) {
      const { title, tooOften } = frame.texts.start;
      return problemPage(frame, { status: 429, title, texts: [tooOften] });
    }
    const recipient = contactPersonByEmail(system.municipality, email.data)?.id ?? nobody;
    await system.outbox.order({ mailId: `sign-in/${system.random(12)}`, kind: 'sign-in', recipient });
    return seeOther('/link');
  }

  const asset = (type: string, body: string) => () =>
    Promise.resolve({
      status: 200,
      headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' },
      body,
    });

  return {
    '/': { GET: () => startPage(frame, filled(new Form([]), [])) },
    '/link': { GET: () => linkAskedPage(frame), POST: askForLink },
    '/stijl.css': { GET: asset('text/css; charset=utf-8', assets.style) },
    '/icoon.svg': { GET: asset('image/svg+xml', assets.icon) },
  };
}

export type Assets = { readonly style: string; readonly icon: string };

/** Reads the files beside the pages, once, at start. */
export function readAssets(folder: URL): Assets {
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return { style: read('style.css'), icon: read('icon.svg') };
}

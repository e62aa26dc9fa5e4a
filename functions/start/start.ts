import { readFileSync } from 'node:fs';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { emailSchema, type Issue } from '../../shared/domain/issues.ts';
import { Form, seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import { landingCookie } from '../../shared/http/landing-cookie.ts';
import { pageOfStaff } from '../../shared/sign-in/landing.ts';
import type { Routes } from '../http-lambda.ts';
import { fingerprint } from '../../shared/links/tokens.ts';
import { linkAskedPage, startPage } from '../../shared/pages/start-pages.ts';
import { notFoundPage, problemPage } from '../../shared/pages/problem-pages.ts';
import { entersByMail, staffRoles } from '../../shared/sign-in/provider-settings.ts';
import { staffAt } from '../../shared/sign-in/rooms.ts';
import { lookUpRegisters, type System } from '../system.ts';

/** So many links an address may ask for in a quarter of an hour. */
const linksPerQuarter = 5;
const quarter = 900;

/** Letters to nobody keep what is done for an unknown address the same as for a known one; the mailer drops them. */
const nobody = personIdSchema.parse('nobody');

/** The front door: what this is, and "vraag een link" for contact persons. Tells nobody whose address is known. */
export function startRoutes(
  system: Pick<System, 'edge' | 'limits' | 'outbox' | 'registers' | 'random' | 'openIdConnect'>,
  assets: Assets,
): Routes {
  const byMail = staffRoles.filter((role) => entersByMail(system.openIdConnect, role));
  const ways = { byProvider: system.openIdConnect !== undefined, byMail: byMail.length > 0 };
  const show = (request: HttpRequest, values: Form, issues: readonly Issue[]): Promise<HttpResponse> => {
    const frame = system.edge.frame(request);
    const to = pageOfStaff(request.query.get('naar') ?? values.text('naar'));
    return startPage(frame, { texts: frame.texts, values, issues }, { ...ways, to });
  };

  async function askForLink(request: HttpRequest): Promise<HttpResponse> {
    const frame = system.edge.frame(request);
    if (!ways.byMail) return notFoundPage(frame);
    const email = emailSchema.safeParse(request.form.text('email'));
    if (!email.success) {
      const code = request.form.text('email') === '' ? 'required' : 'not-an-email';
      return show(request, request.form, [{ path: 'email', code }]);
    }
    const asked = await system.limits.count(`links#${fingerprint(email.data.toLowerCase())}`, quarter);
    if (asked > linksPerQuarter) {
      const { title, tooOften } = frame.texts.start;
      return problemPage(frame, { status: 429, title, texts: [tooOften] });
    }
    await lookUpRegisters(system);
    const [known] = staffAt(system.registers.current, { email: email.data, roles: byMail });
    const recipient = known?.person ?? nobody;
    await system.outbox.order({
      mailId: `sign-in/${system.random(12)}`,
      kind: 'sign-in',
      recipient,
      language: request.language,
    });
    const to = pageOfStaff(request.form.text('naar'));
    return seeOther('/link', to === undefined ? [] : [landingCookie(system.edge.origin, to)]);
  }

  const asset = (type: string, body: string) => () =>
    Promise.resolve({
      status: 200,
      headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' },
      body,
    });

  return {
    '/': { GET: (request) => show(request, new Form([]), []) },
    '/link': { GET: (request) => linkAskedPage(system.edge.frame(request)), POST: askForLink },
    '/stijl.css': { GET: asset('text/css; charset=utf-8', assets.style) },
    '/bewaren.js': { GET: asset('text/javascript; charset=utf-8', assets.script) },
    '/verversen.js': { GET: asset('text/javascript; charset=utf-8', assets.refreshing) },
    '/icoon.svg': { GET: asset('image/svg+xml', assets.icon) },
    '/logo.svg': { GET: asset('image/svg+xml', assets.logo) },
  };
}

/** What the pages load besides themselves. */
export const assetKinds = ['style', 'script', 'refreshing', 'icon', 'logo'] as const;
export type Assets = Readonly<Record<(typeof assetKinds)[number], string>>;

/** The file each of them is kept in beside the function. */
export const assetFiles: Assets = {
  style: 'style.css',
  script: 'save-drafts.js',
  refreshing: 'refresh-page.js',
  icon: 'icon.svg',
  logo: 'logo.svg',
};

/** Reads the files beside the function, once, at start. */
export function readAssets(folder: URL): Assets {
  const read = (kind: keyof Assets): string => readFileSync(new URL(assetFiles[kind], folder), 'utf8');
  return {
    style: read('style'),
    script: read('script'),
    refreshing: read('refreshing'),
    icon: read('icon'),
    logo: read('logo'),
  };
}

import * as z from 'zod';
import { everyOtherPath, route, type Mount } from '../../../infra/local/http-server.ts';
import { fallback, pageFunctions, routes } from '../../../infra/routes.ts';
import { caseIdSchema, type CaseId } from '../../../shared/domain/identifiers.ts';
import { Person, type Ask } from '../../support/person.ts';
import { Town, type ReceivedMail } from '../../support/town.ts';
import { zomerdijkText } from '../../support/zomerdijk.ts';
import type { Cloud } from './cloud.ts';

const resultSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  cookies: z.array(z.string()).optional(),
  body: z.string(),
});

/** The municipality behind the deployed functions, reached through what API Gateway would make of each request. */
export class DeployedTown extends Town {
  readonly #cloud: Cloud;
  readonly #mounts: readonly Mount[];

  constructor(cloud: Cloud) {
    super(cloud.origin);
    this.#cloud = cloud;
    const mount = (name: (typeof pageFunctions)[number], path: string): Mount => ({
      path,
      lambda: async (event) => resultOf(await cloud.invoke(name, event)),
    });
    const own = pageFunctions.flatMap((name) => routes[name].map((path) => mount(name, path)));
    this.#mounts = [...own, mount(fallback, everyOtherPath)];
  }

  readonly ask: Ask = async (url, request) => {
    const asked = new Request(url, request);
    const result = resultSchema.parse(
      await route(this.#mounts, {
        method: asked.method,
        target: `${url.pathname}${url.search}`,
        headers: Object.fromEntries(asked.headers),
        body: Buffer.from(await asked.arrayBuffer()),
      }),
    );
    const headers = new Headers(result.headers);
    for (const cookie of result.cookies ?? []) headers.append('set-cookie', cookie);
    return { status: result.statusCode, headers, body: result.body };
  };

  override person(): Person {
    return new Person(this.origin, this.ask);
  }

  /** Newest first. */
  override mails(): Promise<ReceivedMail[]> {
    return Promise.resolve(this.#cloud.mails.toReversed());
  }

  /** Every function on the way may have to start first. */
  override mailTo(...[role, kind, about]: Parameters<Town['mailTo']>): Promise<ReceivedMail> {
    return super.mailTo(role, kind, { patience: 100_000, ...about });
  }

  override async bringIn(text: string = zomerdijkText): Promise<CaseId> {
    const answer = await this.ask(new URL('/v1/requests', this.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    return z.object({ caseId: caseIdSchema }).parse(JSON.parse(answer.body)).caseId;
  }
}

function resultOf(answer: unknown) {
  const { cookies, ...rest } = resultSchema.parse(answer);
  return { ...rest, ...(cookies === undefined ? {} : { cookies }) };
}

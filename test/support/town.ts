import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import {
  readMunicipality,
  startRuntime,
  type Runtime,
  type RuntimeOptions,
} from '../../infra/local/runtime.ts';
import type { CaseId } from '../../shared/domain/identifiers.ts';
import { caseIdSchema } from '../../shared/domain/identifiers.ts';
import type { changeSchema } from '../../shared/registers/changes.ts';
import { Person } from './person.ts';
import { zomerdijkText } from './zomerdijk.ts';

const mailSchema = z.object({
  id: z.string(),
  at: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  links: z.array(z.string()),
  code: z.string(),
});
export type ReceivedMail = z.infer<typeof mailSchema>;

export const people = {
  contact: 'samira.haddou@cjg-waterrijk.example',
  family: 'ilse.zomerdijk@post.example',
  alderman: 'm.vos@waterrijk.example',
  'behavioural-scientist': 'r.dewit@waterrijk.example',
  'policy-officer': 'a.peters@waterrijk.example',
  wmo: 'j.bakker@waterrijk.example',
  participatiewet: 'f.elidrissi@waterrijk.example',
  cjg: 'l.hendriks@cjg-waterrijk.example',
} as const;
export type Role = keyof typeof people;

/** Who is asked only when somebody else cannot be, and who is asked nothing. */
export const colleagues = {
  'wmo-lead': 's.vandam@waterrijk.example',
  'participatiewet-2': 'h.deboer@waterrijk.example',
  'contact-2': 'pieter.jansma@wijkteam-waterrijk.example',
  manager: 'c.dijkstra@waterrijk.example',
} as const;
const addresses = { ...people, ...colleagues };

/** Who signs in on the first page; an administrator is asked nothing and hears of no case. */
export const signingIn = {
  contact: people.contact,
  manager: 'c.dijkstra@waterrijk.example',
  administrator: 'n.brouwer@waterrijk.example',
} as const;

/** Who is asked about the plan of the family Zomerdijk, in the order of the chain. */
export const officials = [
  'alderman',
  'behavioural-scientist',
  'policy-officer',
  'wmo',
  'participatiewet',
  'cjg',
] as const;

/** A municipality that can be reached over HTTP alone: people, their mail, and what they do. */
export class Town {
  readonly origin: string;
  constructor(origin: string) {
    this.origin = origin;
  }

  person(): Person {
    return new Person(this.origin);
  }

  /** Newest first. */
  async mails(): Promise<ReceivedMail[]> {
    const response = await fetch(`${this.origin}/mailbox.json`);
    return z.array(mailSchema).parse(await response.json());
  }

  /** The first (or `nth`) mail of a kind (`invitation`, `closed`) to somebody about a case; waits for it. */
  async mailTo(
    role: keyof typeof addresses,
    kind: string,
    about: { caseId: CaseId; nth?: number; patience?: number },
  ): Promise<ReceivedMail> {
    const until = Date.now() + (about.patience ?? 20_000);
    while (Date.now() < until) {
      const found = (await this.mails()).filter(
        (one) =>
          (one.to === addresses[role] || (role === 'family' && /\/family(-\d)?\//.test(one.id))) &&
          one.id.endsWith(`/${kind}`) &&
          one.id.startsWith(about.caseId),
      );
      const mail = found.reverse()[(about.nth ?? 1) - 1];
      if (mail !== undefined) return mail;
      await pause(25);
    }
    throw new Error(`no ${kind} for ${role}`);
  }

  /** Opens a mail's link and gives its code. */
  async enter(mail: ReceivedMail): Promise<Person> {
    const person = this.person();
    await person.open(mail.links[0] ?? '');
    await person.send({ code: mail.code });
    return person;
  }

  async bringIn(text: string = zomerdijkText): Promise<CaseId> {
    const response = await fetch(`${this.origin}/v1/requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    const answer: unknown = await response.json();
    if (response.status !== 201) throw new Error(`refused: ${JSON.stringify(answer)}`);
    return z.object({ caseId: caseIdSchema }).parse(answer).caseId;
  }

  /** Changes the registers, as `npm run register` does. */
  async register(change: z.input<typeof changeSchema>): Promise<void> {
    const response = await fetch(`${this.origin}/v1/registers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ change }),
    });
    if (response.status !== 201) throw new Error(`refused: ${await response.text()}`);
  }

  /** The contact person asks for a link and follows it. */
  async contact(): Promise<Person> {
    return this.signIn('contact');
  }

  async signIn(role: keyof typeof signingIn): Promise<Person> {
    const before = new Set((await this.mails()).map((mail) => mail.id));
    const person = this.person();
    await person.open('/');
    await person.send({ email: signingIn[role] });
    return this.enter(await this.newMail(role, before));
  }

  /** A link to sign in with that was not there before. */
  async newMail(
    role: keyof typeof signingIn,
    before: ReadonlySet<string>,
    start = 'sign-in/',
  ): Promise<ReceivedMail> {
    for (let tries = 0; tries < 400; tries += 1) {
      const mail = (await this.mails()).find(
        (one) => !before.has(one.id) && one.to === signingIn[role] && one.id.startsWith(start),
      );
      if (mail !== undefined) return mail;
      await pause(25);
    }
    throw new Error(`no link for ${role}`);
  }

  /** The case that a page is about, by its address. */
  caseIdIn(path: string): CaseId {
    return caseIdSchema.parse(/[a-z2-7]{26}/.exec(path)?.[0]);
  }

  async confirm(caseId: CaseId, nth = 1): Promise<Person> {
    const family = await this.enter(await this.mailTo('family', 'family-confirm', { caseId, nth }));
    await family.send({ choice: 'confirm' });
    return family;
  }

  /** An official answers every question on their page the same, up to the receipt. */
  async answer(
    role: Role,
    caseId: CaseId,
    how: { nth?: number; answer?: Record<string, string> } = {},
  ): Promise<Person> {
    const official = await this.enter(await this.mailTo(role, 'invitation', { caseId, nth: how.nth ?? 1 }));
    await official.send(filledIn(official, how.answer));
    await official.send({ step: 'send' });
    return official;
  }

  /** The contact person brings in a new version of the plan. */
  async amend(caseId: CaseId, text: string): Promise<void> {
    const contact = await this.contact();
    await contact.open(`/werk/zaak/${caseId}`);
    await contact.send({ json: text, step: undefined });
    if (contact.page.status !== 200) throw new Error(`not amended: ${contact.text}`);
  }

  /** Everybody up to and including `last` answers yes. */
  async until(last: Role, caseId: CaseId): Promise<void> {
    await this.confirm(caseId);
    for (const role of officials) {
      await this.answer(role, caseId);
      if (role === last) return;
    }
  }
}

export type OwnTown = Town & { readonly runtime: Runtime };

/** A municipality of one's own, in memory. */
export async function openTown(options: Partial<RuntimeOptions> = {}): Promise<OwnTown> {
  const failures: Readonly<Record<string, unknown>>[] = [];
  const runtime = await startRuntime({
    port: 0,
    dataDir: undefined,
    municipality: readMunicipality(undefined),
    daySeconds: 86_400,
    log: (line) => failures.push(line),
    ...options,
  });
  return Object.assign(new Town(runtime.origin), { runtime });
}

/** The form on an official's page with every question answered the same. */
export function filledIn(official: Person, answer: Record<string, string> = {}): Record<string, string> {
  const questions = official.page.root.querySelectorAll('form section.box').length;
  const filled: Record<string, string> = {};
  for (let index = 0; index < questions; index += 1) {
    for (const [name, value] of Object.entries({ outcome: 'agree', reason: 'Goed plan.', ...answer }))
      filled[`answers.${index}.${name}`] = value;
  }
  return filled;
}

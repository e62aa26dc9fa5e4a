import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

const mailSchema = z.object({
  id: z.string(),
  at: z.string(),
  to: z.string(),
  links: z.array(z.string()),
  code: z.string(),
});
export type Mail = z.infer<typeof mailSchema>;

/** Milliseconds without one new mail after which those that are waited for are lost. */
const patience = 30_000;

/** The mailbox of a runtime, read anew until what is waited for is there. */
export class PostBag {
  readonly #origin: string;
  #byCase = new Map<string, Mail[]>();
  #size = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** For each of the cases what `wanted` finds among its mails, once it finds something for all of them. */
  async until(
    cases: readonly string[],
    wanted: (mails: readonly Mail[]) => readonly Mail[] | undefined,
  ): Promise<Mail[]> {
    let since = Date.now();
    for (;;) {
      const { size, ms } = await this.#read();
      const found = cases.flatMap((caseId) => [wanted(this.#byCase.get(caseId) ?? [])]);
      const there = found.filter((mails) => mails !== undefined);
      if (there.length === cases.length) return there.flat();
      if (size > this.#size) since = Date.now();
      this.#size = size;
      if (Date.now() - since > patience) throw new Error('a mail that must come did not');
      // Reading is work for the runtime too, which has other work at this moment.
      await pause(Math.max(20, 3 * ms));
    }
  }

  /** How many of the mails about these cases told somebody a second time what they had been told already. */
  async twice(cases: readonly string[]): Promise<number> {
    await this.#read();
    const ours = cases.flatMap((caseId) => this.#byCase.get(caseId) ?? []);
    return ours.length - new Set(ours.map((mail) => `${caseOf(mail)} ${mail.to} ${newsOf(mail)}`)).size;
  }

  async #read(): Promise<{ size: number; ms: number }> {
    const began = Date.now();
    const response = await fetch(`${this.#origin}/mailbox.json`);
    const mails = z.array(mailSchema).parse(await response.json());
    this.#byCase = Map.groupBy(mails, caseOf);
    return { size: mails.length, ms: Date.now() - began };
  }
}

/** A mail is named after the case, the entry, the recipient and its kind. */
export function caseOf(mail: Mail): string {
  return mail.id.split('/')[0] ?? '';
}

export function kindOf(mail: Mail): string {
  return mail.id.split('/').at(-1) ?? '';
}

/** A person hears once of each kind; but that a part was agreed, once of every decision that agrees to one. */
function newsOf(mail: Mail): string {
  const kind = kindOf(mail);
  return kind === 'part-agreed' ? `${kind} ${mail.id.split('/')[1] ?? ''}` : kind;
}

import { caseLinkDays } from '../../shared/domain/link-life.ts';
import { defaultLanguage, type Language } from '../../shared/i18n/language.ts';
import { codeFor, mintLink, type Claims, type LinkSigner } from '../../shared/links/tokens.ts';
import type { Opening } from '../../shared/mail/compose.ts';
import type { Letter } from '../../shared/desk/outbox.ts';
import type { System } from '../system.ts';

type Needs = Pick<System, 'links' | 'edge'> & { readonly signer: LinkSigner };

/** How long links open, in seconds: a sign-in that was asked for, and a mail about a case. */
const signInLasts = 3600;
const caseLinkLasts = caseLinkDays * 86_400;

/** Where the link of a letter leads; counted from when it was ordered, so that every try carries the same. */
export async function linkFor(
  system: Needs,
  letter: Pick<Letter, 'kind' | 'recipient' | 'at'>,
  to: Pick<Claims, 'purpose' | 'caseId' | 'conversation' | 'epoch'> & { language: Language },
): Promise<Opening> {
  const { language, ...target } = to;
  const token = await mintLink(system.signer, {
    environment: system.links.environment,
    person: letter.recipient,
    expires: Math.floor(letter.at / 1000) + (letter.kind === 'sign-in' ? signInLasts : caseLinkLasts),
    ...target,
  });
  const page = `${system.edge.origin}/l/${token}`;
  const link = language === defaultLanguage ? page : `${page}?taal=${language}`;
  return { link, code: codeFor(system.links.codeSecret, token) };
}

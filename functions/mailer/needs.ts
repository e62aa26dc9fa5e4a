import type { LinkSigner } from '../../shared/links/tokens.ts';
import type { MailTransport } from '../../shared/mail/compose.ts';
import type { System } from '../system.ts';

export type MailerNeeds = Pick<
  System,
  'books' | 'outbox' | 'registers' | 'links' | 'edge' | 'languages' | 'summaries' | 'measure'
> & {
  readonly signer: LinkSigner;
  readonly transport: MailTransport;
};

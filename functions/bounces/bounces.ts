import { caseIdOf, caseIdSchema, conversationIdSchema } from '../../shared/domain/identifiers.ts';
import { perform } from '../../shared/ledger/perform.ts';
import type { ReturnedMail } from '../../shared/mail/returned-mail.ts';
import { clockwork } from '../clockwork.ts';
import { forEachApart } from '../for-each-apart.ts';
import type { System } from '../system.ts';

/**
 * Records in every case that a mail was about that it came back: once, however often it is told. What came back from a
 * manager is counted only: nobody stands above them, and word of it would come back too, again and again. An
 * administrator has no mail about a case.
 */
export async function recordBounce(
  system: Pick<System, 'books' | 'registers' | 'measure'>,
  { mail, recipient, subjects, sentAt }: ReturnedMail,
): Promise<void> {
  system.measure('mail-bounced');
  if (system.registers.current.managers.some(({ id }) => id === recipient)) return;
  await forEachApart(subjects, async (subject) => {
    const conversation = conversationIdSchema.safeParse(subject).data;
    // A refusal means that the case was never opened, or is gone.
    await perform(system.books, {
      caseId: conversation === undefined ? caseIdSchema.parse(subject) : caseIdOf(conversation),
      command: {
        type: 'record-bounce',
        recipient,
        ...(conversation === undefined ? {} : { conversation }),
        ...(sentAt === undefined ? {} : { sentAt }),
      },
      actor: clockwork,
      commandId: `bounce-${mail}`,
    });
  });
}

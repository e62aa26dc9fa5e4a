import * as z from 'zod';
import { returnedMailOf, type ReturnedMail } from '../../shared/mail/returned-mail.ts';

/** As SES publishes it; addresses stand in it too, and are not read. */
const eventSchema = z.object({
  source: z.literal('aws.ses'),
  detail: z.object({
    eventType: z.literal('Bounce'),
    bounce: z.object({ bounceType: z.string() }),
    mail: z.object({
      timestamp: z.iso.datetime({ offset: true }),
      tags: z.record(z.string(), z.array(z.string())),
    }),
  }),
});

/**
 * The mail that an event of SES is about. `undefined` when it is none of ours, or came back for a while only: a mailbox that
 * is full, somebody on leave. Throws on what is no such event.
 */
export function returnedMailIn(event: unknown): ReturnedMail | undefined {
  const { bounce, mail } = eventSchema.parse(event).detail;
  if (bounce.bounceType !== 'Permanent') return undefined;
  const tags = Object.entries(mail.tags).flatMap(([name, values]) =>
    values[0] === undefined ? [] : [[name, values[0]] as const],
  );
  return returnedMailOf(Object.fromEntries(tags), new Date(mail.timestamp).toISOString());
}

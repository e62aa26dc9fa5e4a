import * as z from 'zod';
import { returnedMailOf, type ReturnedMail } from '../../shared/mail/returned-mail.ts';

const mailSchema = z.object({
  timestamp: z.iso.datetime({ offset: true }),
  tags: z.record(z.string(), z.array(z.string())),
});

/** As SES publishes it; addresses stand in it too, and are not read. */
const eventSchema = z.object({
  source: z.literal('aws.ses'),
  detail: z.discriminatedUnion('eventType', [
    z.object({
      eventType: z.literal('Bounce'),
      bounce: z.object({ bounceType: z.string(), bounceSubType: z.string().optional() }),
      mail: mailSchema,
    }),
    z.object({
      eventType: z.literal('Complaint'),
      // Not every provider says why.
      complaint: z.object({ complaintFeedbackType: z.string().nullish() }),
      mail: mailSchema,
    }),
  ]),
});
type Detail = z.infer<typeof eventSchema>['detail'];

/**
 * The mail that an event of SES is about. `undefined` when it is none of ours, or did reach its reader after all. Throws on
 * what is no such event.
 */
export function returnedMailIn(event: unknown): ReturnedMail | undefined {
  const { detail } = eventSchema.parse(event);
  if (!isUndelivered(detail)) return undefined;
  const tags = Object.entries(detail.mail.tags).flatMap(([name, values]) =>
    values[0] === undefined ? [] : [[name, values[0]] as const],
  );
  return returnedMailOf(Object.fromEntries(tags), new Date(detail.mail.timestamp).toISOString());
}

/**
 * It came back. SES tells of that once it has given up, also where the cause may pass (`Transient`: a full mailbox, a server that
 * was away for too long) or was not said (`Undetermined`): that mail reaches nobody any more. What is `Transient` and `General` is
 * as a rule the answer of somebody who is on leave, and has their mail. Or it was put away as junk, and SES sends no more mail
 * to that address; `not-spam` says that somebody took it out of there again.
 */
function isUndelivered(detail: Detail): boolean {
  if (detail.eventType === 'Complaint') return detail.complaint.complaintFeedbackType !== 'not-spam';
  const { bounceType, bounceSubType } = detail.bounce;
  return !(bounceType === 'Transient' && bounceSubType === 'General');
}

import process from 'node:process';
import * as z from 'zod';
import { mailIdOfRow } from '../../shared/desk/outbox.ts';
import { readCodeSecret } from '../aws/code-secret.ts';
import { compose } from '../aws/compose.ts';
import { eventLambda } from '../aws/event-lambda.ts';
import { kmsSigner } from '../aws/kms-signer.ts';
import { kmsWrapper } from '../aws/kms-wrapper.ts';
import { sesTransport } from '../aws/ses-transport.ts';
import { handleBatch } from '../aws/stream-batch.ts';
import { lookUpRegisters } from '../system.ts';
import { deliver, deliverWaiting, type MailerNeeds } from './mailer.ts';

const scheduledSchema = z.object({ source: z.literal('aws.events') });

/**
 * Behind the change feed of the desk for mails that were just ordered, and by the clock for those that stayed behind.
 * The one function that signs links and sends; without the clock a mail whose sending crashed would never leave.
 */
const system = compose(process.env, {
  wrapper: kmsWrapper(process.env),
  codeSecret: await readCodeSecret(process.env),
});
const mailer: MailerNeeds = {
  ...system,
  signer: kmsSigner(process.env),
  transport: sesTransport(system.registers.current.sender, process.env),
};
export const handler = eventLambda(async (event) => {
  await lookUpRegisters(system);
  if (scheduledSchema.safeParse(event).success) {
    await deliverWaiting(mailer);
    return { batchItemFailures: [] };
  }
  return handleBatch(event, {
    key: 'pk',
    subjectOf: mailIdOfRow,
    handle: (mailId) => deliver(mailer, mailId),
  });
});

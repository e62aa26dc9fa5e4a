import { recordBounce } from '../../../functions/bounces/bounces.ts';
import { returnedMailIn } from '../../../functions/bounces/ses-event.ts';
import type { System } from '../../../functions/system.ts';
import { returnedMailOf, tagsOf } from '../../../shared/mail/returned-mail.ts';
import type { Returned } from './post-office.ts';

/** As SES tells it on the event bus. */
export async function tellAsSes(system: System, { mail, postedAt }: Returned): Promise<void> {
  const tags = Object.entries(tagsOf(mail)).map(([name, value]): [string, string[]] => [name, [value]]);
  const returned = returnedMailIn({
    source: 'aws.ses',
    detail: {
      eventType: 'Bounce',
      bounce: { bounceType: 'Permanent' },
      mail: { timestamp: new Date(postedAt).toISOString(), tags: Object.fromEntries(tags) },
    },
  });
  if (returned !== undefined) await recordBounce(system, returned);
}

/** As the mailbox of a laptop does, in the middle of sending. */
export async function tellAtOnce(system: System, { mail }: Returned): Promise<void> {
  const returned = returnedMailOf(tagsOf(mail));
  if (returned !== undefined) await recordBounce(system, returned);
}

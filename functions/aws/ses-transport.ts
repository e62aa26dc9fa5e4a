import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import type { Mail, MailTransport } from '../../shared/mail/compose.ts';
import { tagsOf } from '../../shared/mail/returned-mail.ts';
import type { Variables } from './variables.ts';

type Sender = { readonly name: string; readonly email: string };

/** Mails by SES. SES makes the Message-ID itself, so the id that is the same at every try travels in a header. */
export class SesTransport implements MailTransport {
  readonly #client: SESv2Client;
  readonly #from: string;
  readonly #configurationSet: string;

  /** `configurationSet` is the one that tells of mails that come back. */
  constructor(from: { client: SESv2Client; sender: Sender; configurationSet: string }) {
    this.#client = from.client;
    this.#configurationSet = from.configurationSet;
    this.#from = `${displayName(from.sender.name)} <${from.sender.email}>`;
  }

  async send(mail: Mail): Promise<void> {
    await this.#client.send(
      new SendEmailCommand({
        FromEmailAddress: this.#from,
        Destination: { ToAddresses: [mail.to] },
        ReplyToAddresses: [mail.replyTo],
        ConfigurationSetName: this.#configurationSet,
        EmailTags: Object.entries(tagsOf(mail)).map(([Name, Value]) => ({ Name, Value })),
        Content: {
          Simple: {
            Subject: utf8(mail.subject),
            Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
            Headers: [{ Name: 'X-Speelruimte-Mail-Id', Value: mail.id }],
          },
        },
      }),
    );
  }
}

const settingsSchema = z.object({ CONFIGURATION_SET: z.string().min(1) });

export function sesTransport(sender: Sender, variables: Variables): SesTransport {
  const { CONFIGURATION_SET: configurationSet } = settingsSchema.parse(variables);
  return new SesTransport({ client: new SESv2Client({}), sender, configurationSet });
}

function utf8(Data: string): { Data: string; Charset: string } {
  return { Data, Charset: 'UTF-8' };
}

/** Quoted when it is plain ASCII, in encoded words otherwise (RFC 2047: at most 75 characters each). */
function displayName(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  const characters = Array.from(name);
  const words: string[] = [];
  for (let at = 0; at < characters.length; at += 10) {
    const bytes = Buffer.from(characters.slice(at, at + 10).join(''));
    words.push(`=?UTF-8?B?${bytes.toString('base64')}?=`);
  }
  return words.join(' ');
}

import { CfnOutput, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import {
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  Identity,
  MailFromBehaviorOnMxFailure,
} from 'aws-cdk-lib/aws-ses';
import type { Deployment } from './deployment.ts';

/**
 * The domain that mail comes from, signed by SES, with a subdomain of its own for mail that comes back (RFC 7489: both align,
 * so that a strict DMARC policy passes). Its records are told as outputs: the DNS is the municipality's.
 */
export function identifyAtSes(stack: Stack, mail: Deployment['mail']): EmailIdentity {
  const identity = new EmailIdentity(stack, 'MailIdentity', {
    identity: Identity.domain(mail.domain),
    dkimSigning: true,
    dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
    mailFromDomain: mail.returnsTo,
    // Until the records are there mail leaves all the same, aligned by its signature alone.
    mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    // Bounces are recorded in the case; nobody reads them as mail.
    feedbackForwarding: false,
  });
  identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  const record = (id: string, value: string): void => {
    new CfnOutput(stack, id, { value, description: 'A record for the DNS of the mail domain' });
  };
  identity.dkimRecords.forEach(({ name, value }, index) => {
    record(`Dkim${index + 1}`, `${name} CNAME ${value}`);
  });
  record('MailFromMx', `${mail.returnsTo} MX 10 feedback-smtp.${stack.region}.amazonses.com`);
  record('MailFromSpf', `${mail.returnsTo} TXT "v=spf1 include:amazonses.com -all"`);
  return identity;
}

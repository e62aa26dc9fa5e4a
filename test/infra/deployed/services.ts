import { createCipheriv, createDecipheriv, randomBytes, sign, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { liveAlias } from '../../../functions/aws/step-functions.ts';
import type { LocalStepFunctions } from '../../../infra/local/step-functions.ts';
import { caseIdSchema } from '../../../shared/domain/identifiers.ts';
import type { ReceivedMail } from '../../support/town.ts';
import type { Permit } from './permissions.ts';
import { jsonService, refused, Refusal, serveSigned, type Service } from './service.ts';
import { callerOf } from './signature.ts';

const context = z.record(z.string(), z.string());
const generateSchema = z.object({
  KeyId: z.string(),
  NumberOfBytes: z.literal(32),
  EncryptionContext: context,
});
const decryptSchema = z.object({ KeyId: z.string(), CiphertextBlob: z.base64(), EncryptionContext: context });
const signSchema = z.object({
  KeyId: z.string(),
  Message: z.base64(),
  MessageType: z.literal('RAW'),
  SigningAlgorithm: z.literal('ED25519_SHA_512'),
});

/** Bytes that KMS signs at most of a message that it digests itself. */
const mostToSign = 4_096;

/** KMS with two keys: one that wraps data keys for a context, one that signs. */
export function kms(
  keys: { wrapping: string; link: string; linkKey: KeyObject },
  permit: Permit,
): Promise<Service> {
  const master = randomBytes(32);
  const known = (given: string, key: string): void => {
    if (given !== key) throw new Refusal('NotFoundException');
  };
  const inContext = (encryption: Readonly<Record<string, string>>): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(encryption).map(([key, value]) => [`kms:EncryptionContext:${key}`, [value]]),
    );
  return jsonService('kms', {
    GenerateDataKey: (input, caller) => {
      const { KeyId, EncryptionContext } = generateSchema.parse(input);
      permit(caller, {
        action: 'kms:GenerateDataKey',
        resource: KeyId,
        context: inContext(EncryptionContext),
      });
      known(KeyId, keys.wrapping);
      const [plain, iv] = [randomBytes(32), randomBytes(12)];
      const cipher = createCipheriv('aes-256-gcm', master, iv).setAAD(bytesOf(EncryptionContext));
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
      const wrapped = Buffer.concat([iv, cipher.getAuthTag(), sealed]);
      return { KeyId, Plaintext: plain.toString('base64'), CiphertextBlob: wrapped.toString('base64') };
    },
    Decrypt: (input, caller) => {
      const { KeyId, CiphertextBlob, EncryptionContext } = decryptSchema.parse(input);
      permit(caller, { action: 'kms:Decrypt', resource: KeyId, context: inContext(EncryptionContext) });
      known(KeyId, keys.wrapping);
      const wrapped = Buffer.from(CiphertextBlob, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', master, wrapped.subarray(0, 12));
      decipher.setAAD(bytesOf(EncryptionContext)).setAuthTag(wrapped.subarray(12, 28));
      const plain = Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]);
      return { KeyId, Plaintext: plain.toString('base64') };
    },
    Sign: (input, caller) => {
      const { KeyId, Message, SigningAlgorithm } = signSchema.parse(input);
      const context = { 'kms:SigningAlgorithm': [SigningAlgorithm] };
      permit(caller, { action: 'kms:Sign', resource: KeyId, context });
      known(KeyId, keys.link);
      const message = Buffer.from(Message, 'base64');
      if (message.length > mostToSign) throw new Refusal('ValidationException');
      const signature = sign(null, message, keys.linkKey);
      return { KeyId, Signature: signature.toString('base64'), SigningAlgorithm: 'ED25519_SHA_512' };
    },
  });
}

function bytesOf(encryptionContext: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(JSON.stringify(encryptionContext));
}

export function secretsManager(secrets: ReadonlyMap<string, string>, permit: Permit): Promise<Service> {
  return jsonService('secretsmanager', {
    GetSecretValue: (input, caller) => {
      const { SecretId: ARN } = z.object({ SecretId: z.string() }).parse(input);
      permit(caller, { action: 'secretsmanager:GetSecretValue', resource: ARN, context: {} });
      const SecretString = secrets.get(ARN);
      if (SecretString === undefined) throw new Refusal('ResourceNotFoundException');
      return { ARN, SecretString };
    },
  });
}

const startSchema = z.object({
  stateMachineArn: z.string(),
  name: z.string(),
  input: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.strictObject({ caseId: caseIdSchema, generation: z.number() })),
});
const executionSchema = z
  .templateLiteral([z.string(), ':case-', z.string().length(26), '-g', z.number()])
  .transform((arn) => /:case-(.{26})-g(\d+)$/.exec(arn));
const tokenSchema = z.object({
  taskToken: z.string(),
  output: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.strictObject({ turn: z.enum(['on', 'elsewhere']) })),
});

/** The interpreter of the local runtime behind the words of the service. */
export function stepFunctions(
  stateMachine: string,
  running: LocalStepFunctions,
  permit: Permit,
): Promise<Service> {
  return jsonService('states', {
    StartExecution: async (input, caller) => {
      const { stateMachineArn, name, input: about } = startSchema.parse(input);
      // The right is on the state machine, and what stands behind it in the name is for a condition to look at.
      const [, resource = '', qualifier = ''] = /^(.+:stateMachine:[^:]+):?(.*)$/.exec(stateMachineArn) ?? [];
      const context = { 'states:StateMachineQualifier': [qualifier] };
      permit(caller, { action: 'states:StartExecution', resource, context });
      // Cases begin on what the alias points to, and never on a version that was not released.
      if (stateMachineArn !== `${stateMachine}:${liveAlias}`) throw new Refusal('StateMachineDoesNotExist');
      await running.start(about.caseId, about.generation);
      const executionArn = `${stateMachine.replace(':stateMachine:', ':execution:')}:${name}`;
      return { executionArn, startDate: Date.now() / 1000 };
    },
    StopExecution: async (input, caller) => {
      const { executionArn } = z.object({ executionArn: executionSchema }).parse(input);
      permit(caller, { action: 'states:StopExecution', resource: executionArn?.input ?? '', context: {} });
      await running.stop(caseIdSchema.parse(executionArn?.[1]), Number(executionArn?.[2]));
      return { stopDate: Date.now() / 1000 };
    },
    SendTaskSuccess: async (input, caller) => {
      permit(caller, { action: 'states:SendTaskSuccess', resource: stateMachine, context: {} });
      const { taskToken, output } = tokenSchema.parse(input);
      if ((await running.ring(taskToken, output.turn)) === 'gone') throw new Refusal('TaskTimedOut');
      return {};
    },
  });
}

const text = z.object({ Data: z.string(), Charset: z.literal('UTF-8') });
const emailSchema = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.tuple([z.email()]) }),
  ConfigurationSetName: z.string(),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })),
  Content: z.object({
    Simple: z.object({
      Subject: text,
      Body: z.object({ Text: text, Html: text }),
      Headers: z.tuple([z.object({ Name: z.literal('X-Speelruimte-Mail-Id'), Value: z.string() })]),
    }),
  }),
});
/** A mail as its reader has it, with the tags that SES tells of when it comes back. */
export type SentMail = ReceivedMail & { readonly tags: Readonly<Record<string, string[]>> };

/** SES, version 2: every mail goes to `keep`. `arnOf` is what IAM calls an identity or a configuration set. */
export function ses(
  from: { origin: string; arnOf: (resource: string) => string; keep: (mail: SentMail) => void },
  permit: Permit,
): Promise<Service> {
  return serveSigned('ses', (request) => {
    const { method, path, body } = request;
    if (`${method} ${path}` !== 'POST /v2/email/outbound-emails') throw new Error(`${method} ${path}`);
    const mail = emailSchema.parse(JSON.parse(body.toString('utf8')));
    const { Subject, Body, Headers } = mail.Content.Simple;
    const words = Body.Text.Data;
    const sender = /<(.+)>$/.exec(mail.FromEmailAddress)?.[1] ?? mail.FromEmailAddress;
    try {
      for (const resource of [
        `identity/${sender.slice(sender.indexOf('@') + 1)}`,
        `configuration-set/${mail.ConfigurationSetName}`,
      ])
        permit(callerOf(request), {
          action: 'ses:SendEmail',
          resource: from.arnOf(resource),
          context: { 'ses:FromAddress': [sender] },
        });
    } catch (error) {
      return Promise.resolve(refused(error));
    }
    from.keep({
      id: Headers[0].Value,
      at: new Date().toISOString(),
      to: mail.Destination.ToAddresses[0],
      subject: Subject.Data,
      text: words,
      html: Body.Html.Data,
      links: words.split(/\s+/).filter((word) => word.startsWith(`${from.origin}/l/`)),
      code: /: (\d{4})$/m.exec(words)?.[1] ?? '',
      tags: Object.fromEntries(mail.EmailTags.map(({ Name, Value }) => [Name, [Value]])),
    });
    return Promise.resolve({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ MessageId: Headers[0].Value }),
    });
  });
}

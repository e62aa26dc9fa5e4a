import { DecryptCommand, GenerateDataKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { readCodeSecret } from '../../functions/aws/code-secret.ts';
import { KmsSigner } from '../../functions/aws/kms-signer.ts';
import { KmsWrapper } from '../../functions/aws/kms-wrapper.ts';
import { linkPublicKeys } from '../../functions/aws/link-public-keys.ts';
import { SesTransport } from '../../functions/aws/ses-transport.ts';
import { StepFunctions } from '../../functions/aws/step-functions.ts';
import { fingerprint } from '../../shared/links/tokens.ts';
import { caseIdSchema, conversationIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';

const kms = mockClient(KMSClient);
const sfn = mockClient(SFNClient);
const ses = mockClient(SESv2Client);
const secrets = mockClient(SecretsManagerClient);
beforeEach(() => {
  for (const mock of [kms, sfn, ses, secrets]) mock.reset();
});

const region = { region: 'eu-central-1' };
const caseId = caseIdSchema.parse('abcdefghijklmnopqrstuvwxyz');
const refused = { $metadata: {}, message: 'refused' };

describe('keys', () => {
  const wrapper = new KmsWrapper({ client: new KMSClient(region), keyId: 'wrapping-key' });

  test('a case gets a data key of 32 bytes that is bound to the case', async () => {
    const plain = new Uint8Array(32).fill(1);
    kms.on(GenerateDataKeyCommand).resolves({ Plaintext: plain, CiphertextBlob: new Uint8Array([2]) });
    expect(await wrapper.create(caseId)).toEqual({ plain, wrapped: new Uint8Array([2]) });
    expect(kms.commandCalls(GenerateDataKeyCommand).map((call) => call.args[0].input)).toEqual([
      {
        KeyId: 'wrapping-key',
        NumberOfBytes: 32,
        EncryptionContext: { caseId: 'abcdefghijklmnopqrstuvwxyz' },
      },
    ]);
  });

  test('a data key is opened for its own case, by the key that wrapped it', async () => {
    kms.on(DecryptCommand).resolves({ Plaintext: new Uint8Array([1]) });
    expect(await wrapper.unwrap(new Uint8Array([2]), caseId)).toEqual(new Uint8Array([1]));
    expect(kms.commandCalls(DecryptCommand).map((call) => call.args[0].input)).toEqual([
      {
        KeyId: 'wrapping-key',
        CiphertextBlob: new Uint8Array([2]),
        EncryptionContext: { caseId: 'abcdefghijklmnopqrstuvwxyz' },
      },
    ]);
  });
});

describe('links', () => {
  const signer = new KmsSigner({ client: new KMSClient(region), kmsKey: 'link-key', keyId: 'link-1' });

  test('a link is signed whole, by Ed25519, with a key that never leaves KMS', async () => {
    kms.on(SignCommand).resolves({ Signature: new Uint8Array(64) });
    expect(await signer.sign(new Uint8Array([7]))).toEqual(new Uint8Array(64));
    expect(signer.keyId).toBe('link-1');
    expect(kms.commandCalls(SignCommand).map((call) => call.args[0].input)).toEqual([
      {
        KeyId: 'link-key',
        Message: new Uint8Array([7]),
        MessageType: 'RAW',
        SigningAlgorithm: 'ED25519_SHA_512',
      },
    ]);
  });

  test('a signature of another kind goes into no mail', async () => {
    kms.on(SignCommand).resolves({ Signature: new Uint8Array(71) });
    await expect(signer.sign(new Uint8Array([7]))).rejects.toThrow('KMS gave no Ed25519 signature');
  });

  test('public keys come from configuration, and another kind of key is refused at start', () => {
    const ed25519 = 'MCowBQYDK2VwAyEAJBuOEDoTZ8LniOv0WKJQSMOd5F4N7GfwaMMNGleKrco=';
    const x25519 = ed25519.replace('K2Vw', 'K2Vu');
    const keys = linkPublicKeys({ LINK_PUBLIC_KEYS: JSON.stringify({ 'link-1': ed25519 }) });
    expect([...keys.keys()]).toEqual(['link-1']);
    expect(() => linkPublicKeys({ LINK_PUBLIC_KEYS: JSON.stringify({ 'link-1': x25519 }) })).toThrow(
      'the link key link-1 is no Ed25519 key',
    );
  });

  test('codes are not made from a secret that is missing or short, and the failure does not tell it', async () => {
    secrets.on(GetSecretValueCommand).resolves({ SecretString: 'short' });
    await expect(readCodeSecret({ CODE_SECRET: 'arn' })).rejects.toThrow(
      /^the code secret is missing or too short$/,
    );
    secrets.on(GetSecretValueCommand).resolves({ SecretString: 'a'.repeat(64) });
    expect(Buffer.from(await readCodeSecret({ CODE_SECRET: 'arn' })).toString()).toBe('a'.repeat(64));
  });
});

describe('the clockwork', () => {
  const executions = new StepFunctions({
    client: new SFNClient(region),
    stateMachine: 'arn:aws:states:eu-central-1:111122223333:stateMachine:speelruimte-test',
  });

  test('an execution is named after its case and generation and is told no more', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    await executions.start(caseId, 2);
    expect(sfn.commandCalls(StartExecutionCommand).map((call) => call.args[0].input)).toEqual([
      {
        stateMachineArn: 'arn:aws:states:eu-central-1:111122223333:stateMachine:speelruimte-test:live',
        name: 'case-abcdefghijklmnopqrstuvwxyz-g2',
        input: '{"caseId":"abcdefghijklmnopqrstuvwxyz","generation":2}',
      },
    ]);
  });

  test('an execution that runs or ran already is left alone; another failure is not', async () => {
    sfn.on(StartExecutionCommand).rejectsOnce(new ExecutionAlreadyExists(refused));
    await expect(executions.start(caseId, 2)).resolves.toBeUndefined();
    sfn.on(StartExecutionCommand).rejects(new Error('throttled'));
    await expect(executions.start(caseId, 2)).rejects.toThrow('throttled');
  });

  test('the generation before is stopped, also when it never ran', async () => {
    sfn.on(StopExecutionCommand).resolvesOnce({}).rejects(new ExecutionDoesNotExist(refused));
    await executions.stop(caseId, 1);
    await executions.stop(caseId, 1);
    expect(sfn.commandCalls(StopExecutionCommand)[0]?.args[0].input).toEqual({
      executionArn:
        'arn:aws:states:eu-central-1:111122223333:execution:speelruimte-test:case-abcdefghijklmnopqrstuvwxyz-g1',
    });
  });

  test('a ring tells where the turn went', async () => {
    sfn.on(SendTaskSuccessCommand).resolves({});
    expect(await executions.ring('token', 'on')).toBe('rung');
    expect(sfn.commandCalls(SendTaskSuccessCommand).map((call) => call.args[0].input)).toEqual([
      { taskToken: 'token', output: '{"turn":"on"}' },
    ]);
  });

  test('a token that timed out or is unknown is gone; another failure is tried again', async () => {
    sfn
      .on(SendTaskSuccessCommand)
      .rejectsOnce(new TaskTimedOut(refused))
      .rejectsOnce(new TaskDoesNotExist(refused))
      .rejects(new Error('throttled'));
    expect(await executions.ring('token', 'elsewhere')).toBe('gone');
    expect(await executions.ring('token', 'elsewhere')).toBe('gone');
    await expect(executions.ring('token', 'elsewhere')).rejects.toThrow('throttled');
  });
});

describe('mail', () => {
  const mail = {
    id: 'abcdefghijklmnopqrstuvwxyz/4/wmo-1/invitation',
    to: 'wmo@waterrijk.example',
    replyTo: 'samira@cjg-waterrijk.example',
    subject: 'Vraag over zaak 12',
    text: 'Beste collega',
    html: '<p>Beste collega</p>',
    links: [],
    code: '0417',
    about: {
      recipient: personIdSchema.parse('wmo-1'),
      subjects: [conversationIdSchema.parse('abcdefghijklmnopqrstuvwxyz-4')],
    },
  };
  const sentFrom = async (name: string): Promise<unknown> => {
    ses.on(SendEmailCommand).resolves({});
    const sender = { name, email: 'speelruimte@waterrijk.example' };
    await new SesTransport({
      client: new SESv2Client(region),
      sender,
      configurationSet: 'speelruimte-test',
    }).send(mail);
    return ses.commandCalls(SendEmailCommand)[0]?.args[0].input;
  };

  test('an answer goes to the contact person, and every try bears the same id', async () => {
    expect(await sentFrom('Gemeente Waterrijk')).toEqual({
      FromEmailAddress: '"Gemeente Waterrijk" <speelruimte@waterrijk.example>',
      Destination: { ToAddresses: ['wmo@waterrijk.example'] },
      ReplyToAddresses: ['samira@cjg-waterrijk.example'],
      ConfigurationSetName: 'speelruimte-test',
      EmailTags: [
        { Name: 'mail', Value: fingerprint(mail.id) },
        { Name: 'recipient', Value: 'wmo-1' },
        { Name: 'about-0', Value: 'abcdefghijklmnopqrstuvwxyz-4' },
      ],
      Content: {
        Simple: {
          Subject: { Data: 'Vraag over zaak 12', Charset: 'UTF-8' },
          Body: {
            Text: { Data: 'Beste collega', Charset: 'UTF-8' },
            Html: { Data: '<p>Beste collega</p>', Charset: 'UTF-8' },
          },
          Headers: [
            {
              Name: 'X-Speelruimte-Mail-Id',
              Value: 'abcdefghijklmnopqrstuvwxyz/4/wmo-1/invitation',
            },
          ],
        },
      },
    });
  });

  test('a municipality may have a name with an accent', async () => {
    expect(await sentFrom('Súdwest')).toMatchObject({
      FromEmailAddress: '=?UTF-8?B?U8O6ZHdlc3Q=?= <speelruimte@waterrijk.example>',
    });
  });
});

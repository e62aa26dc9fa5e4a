import dynalite from 'dynalite';
import {
  createCipheriv,
  createDecipheriv,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

/** Where the SDK finds what stands in for AWS, and credentials that open nothing. */
export type FakeAws = {
  readonly variables: Readonly<Record<string, string>>;
  readonly dynamoEndpoint: string;
  readonly scheduled: readonly string[];
  readonly close: () => Promise<void>;
};

const asked = z.looseObject({
  KeyId: z.string().optional(),
  EncryptionContext: z.record(z.string(), z.string()).optional(),
  CiphertextBlob: z.string().optional(),
  Message: z.string().optional(),
  KeySpec: z.string().optional(),
});
type Asked = z.infer<typeof asked>;

/** DynamoDB by dynalite and the few operations of KMS that the product uses, over HTTP as AWS has them. */
export async function fakeAws(): Promise<FakeAws> {
  const dynamo = dynalite({ createTableMs: 0 });
  const scheduled: string[] = [];
  const answer = fakeKms(scheduled);
  const kms = createServer((request, response) => {
    void text(request).then((body) => {
      const operation = (request.headers['x-amz-target'] ?? '').toString().replace('TrentService.', '');
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(JSON.stringify(answer(operation, asked.parse(JSON.parse(body)))));
    });
  });
  const [dynamoEndpoint, kmsEndpoint] = [await listening(dynamo), await listening(kms)];
  return {
    dynamoEndpoint,
    scheduled,
    variables: {
      AWS_ENDPOINT_URL_DYNAMODB: dynamoEndpoint,
      AWS_ENDPOINT_URL_KMS: kmsEndpoint,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
    close: async () => {
      for (const server of [dynamo, kms]) {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      }
    },
  };
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

/** As KMS does it: a data key opens only with the context it was made with, and only by the key that wrapped it. */
function fakeKms(scheduled: string[]): (operation: string, asked: Asked) => unknown {
  const wrapping = randomBytes(32);
  const signing = new Map<string, { publicKey: KeyObject; privateKey: KeyObject }>();
  const contextOf = ({ KeyId, EncryptionContext }: Asked): Buffer =>
    Buffer.from(JSON.stringify([KeyId, EncryptionContext]));
  return (operation, wish) => {
    const { KeyId = '', CiphertextBlob = '', Message = '', KeySpec } = wish;
    switch (operation) {
      case 'GenerateDataKey': {
        const [plain, nonce] = [randomBytes(32), randomBytes(12)];
        const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(contextOf(wish));
        const wrapped = Buffer.concat([cipher.update(plain), cipher.final()]);
        const blob = Buffer.concat([nonce, cipher.getAuthTag(), wrapped]);
        return { KeyId, Plaintext: plain.toString('base64'), CiphertextBlob: blob.toString('base64') };
      }
      case 'Decrypt': {
        const bytes = Buffer.from(CiphertextBlob, 'base64');
        const nonce = bytes.subarray(0, 12);
        const decipher = createDecipheriv('aes-256-gcm', wrapping, nonce).setAAD(contextOf(wish));
        decipher.setAuthTag(bytes.subarray(12, 28));
        const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
        return { KeyId, Plaintext: plain.toString('base64') };
      }
      case 'CreateKey': {
        if (KeySpec !== 'ECC_NIST_EDWARDS25519') throw new Error(`no key of the kind ${KeySpec ?? ''}`);
        const Arn = `arn:aws:kms:eu-central-1:111122223333:key/${signing.size + 1}`;
        signing.set(Arn, generateKeyPairSync('ed25519'));
        return { KeyMetadata: { Arn, KeyId: Arn } };
      }
      case 'GetPublicKey': {
        const spki = signing.get(KeyId)?.publicKey.export({ type: 'spki', format: 'der' });
        return { KeyId, PublicKey: spki?.toString('base64') };
      }
      case 'Sign': {
        const key = signing.get(KeyId)?.privateKey;
        if (key === undefined) throw new Error('no such key');
        return { KeyId, Signature: sign(null, Buffer.from(Message, 'base64'), key).toString('base64') };
      }
      case 'ScheduleKeyDeletion':
        scheduled.push(KeyId);
        return { KeyId };
      default:
        throw new Error(`no operation ${operation}`);
    }
  };
}

import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import Provider, { type JWK } from 'oidc-provider';
import * as z from 'zod';
import type { ProviderSettings } from '../../shared/sign-in/provider-settings.ts';

/** What a provider says of somebody, by what they fill in as their name. */
export type Accounts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Seconds. */
const hour = 3600;

const jwkSchema = z.record(z.string(), z.string());

/** The municipality's own provider: a real one, on this computer. */
export class MunicipalProvider {
  readonly issuer: string;
  readonly settings: ProviderSettings;
  /** What we show it: a private key as PEM, or a secret. */
  readonly secret: string;
  readonly #server: ReturnType<typeof createServer>;
  readonly #publicKey: JWK;
  #answer: RequestListener = unavailable;
  #working: RequestListener = unavailable;

  private constructor(
    server: ReturnType<typeof createServer>,
    port: number,
    authenticatesBy: ProviderSettings['authenticatesBy'],
  ) {
    this.#server = server;
    this.issuer = `http://127.0.0.1:${port}`;
    server.on('request', (request, response) => {
      this.#answer(request, response);
    });
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.secret =
      authenticatesBy === 'secret'
        ? 'een geheim van de gemeente: +/&'
        : privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    this.#publicKey = { ...jwkSchema.parse(publicKey.export({ format: 'jwk' })), kty: 'EC', use: 'sig' };
    this.settings = {
      issuer: this.issuer,
      clientId: 'speelruimte',
      authenticatesBy,
      scopes: ['email'],
      person: { claim: 'email', is: 'address' },
      roles: {
        claim: 'roles',
        'contact-person': ['contactpersoon'],
        manager: ['manager'],
        administrator: ['beheerder'],
      },
      alsoByMail: [],
    };
  }

  static async open(
    authenticatesBy: ProviderSettings['authenticatesBy'] = 'private-key',
  ): Promise<MunicipalProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.number() }).parse(server.address());
    return new MunicipalProvider(server, port, authenticatesBy);
  }

  /** From now on it knows the pages at `origin`, and these people. */
  serve(origin: string, accounts: Accounts): void {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const provider: Provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: this.settings.clientId,
          ...(this.settings.authenticatesBy === 'secret'
            ? { token_endpoint_auth_method: 'client_secret_basic', client_secret: this.secret }
            : {
                token_endpoint_auth_method: 'private_key_jwt',
                token_endpoint_auth_signing_alg: 'ES256',
                jwks: { keys: [this.#publicKey] },
              }),
          redirect_uris: [`${origin}/inloggen/terug`],
          post_logout_redirect_uris: [`${origin}/uitgelogd`],
        },
      ],
      jwks: { keys: [{ ...jwkSchema.parse(privateKey.export({ format: 'jwk' })), kty: 'RSA', use: 'sig' }] },
      cookies: { keys: ['a-key-for-the-cookies-of-the-provider'] },
      claims: { openid: ['sub', 'roles'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      ttl: {
        AccessToken: hour,
        AuthorizationCode: 60,
        Grant: hour,
        IdToken: hour,
        Interaction: hour,
        Session: hour,
      },
      // Nobody is asked whether their own municipality may know who they are.
      loadExistingGrant: async ({ oidc }) => {
        const clientId = oidc.client?.clientId;
        const accountId = oidc.session?.accountId;
        if (clientId === undefined || accountId === undefined) return undefined;
        const grant = new provider.Grant({ clientId, accountId });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts[sub] }) }),
    });
    const answer = provider.callback();
    this.#working = (request, response) => {
      void answer(request, response);
    };
    this.#answer = this.#working;
  }

  breaksDown(): void {
    this.#answer = unavailable;
  }

  comesBack(): void {
    this.#answer = this.#working;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const unavailable: RequestListener = (_, response) => {
  response.statusCode = 503;
  response.end();
};

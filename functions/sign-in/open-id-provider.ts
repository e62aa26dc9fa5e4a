import { createPrivateKey } from 'node:crypto';
import * as client from 'openid-client';
import type { Answered, Led, Provider } from '../../shared/sign-in/provider.ts';
import type { ProviderSettings } from '../../shared/sign-in/provider-settings.ts';
import { leftPath, returnPath } from './provider-paths.ts';

/** Seconds that one request to the provider may take. The browser waits for up to three of them. */
const patience = 5;
/** Milliseconds that what it says of itself, and our own secret, are not read again. */
const knownFor = 3_600_000;

type From = {
  readonly settings: ProviderSettings;
  readonly origin: string;
  /** Our private key (PEM) or the secret the provider gave us, as `settings` says. */
  readonly readSecret: () => Promise<string>;
  readonly now: () => number;
};

/** The provider as `openid-client` speaks to it: authorization code with PKCE (S256), state, nonce and `iss`, each checked. */
export function openIdProvider(from: From): Provider {
  const configuration = remembered(from);
  const redirect = `${from.origin}${returnPath}`;
  return {
    newChallenge: () => ({
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }),
    begin: async ({ state, nonce, verifier }, { language, again }) => {
      const challenge = await client.calculatePKCECodeChallenge(verifier);
      return led(configuration, (known) =>
        client.buildAuthorizationUrl(known, {
          redirect_uri: redirect,
          scope: ['openid', ...from.settings.scopes].join(' '),
          code_challenge: challenge,
          code_challenge_method: 'S256',
          state,
          nonce,
          ui_locales: language,
          ...(again ? { prompt: 'login' } : {}),
        }),
      );
    },
    finish: async ({ state, nonce, verifier }, query) => {
      try {
        const back = new URL(`${redirect}?${new URLSearchParams([...query]).toString()}`);
        const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
        const tokens = await client.authorizationCodeGrant(await configuration(), back, {
          ...checks,
          idTokenExpected: true,
        });
        return { kind: 'claims', claims: tokens.claims() };
      } catch (error) {
        return answerOf(error);
      }
    },
    leave: async () => {
      try {
        const known = await configuration();
        if (known.serverMetadata().end_session_endpoint === undefined) return undefined;
        const back = { post_logout_redirect_uri: `${from.origin}${leftPath}` };
        return { kind: 'led', to: client.buildEndSessionUrl(known, back) };
      } catch (error) {
        return { kind: 'unreachable', error };
      }
    },
  };
}

async function led(
  configuration: () => Promise<client.Configuration>,
  to: (known: client.Configuration) => URL,
): Promise<Led> {
  try {
    return { kind: 'led', to: to(await configuration()) };
  } catch (error) {
    return { kind: 'unreachable', error };
  }
}

function answerOf(error: unknown): Answered {
  if (error instanceof client.AuthorizationResponseError) {
    if (error.error === 'access_denied') return { kind: 'cancelled' };
    const isDown = error.error === 'server_error' || error.error === 'temporarily_unavailable';
    return { kind: isDown ? 'unreachable' : 'refused', error };
  }
  return { kind: isOutOfReach(error) ? 'unreachable' : 'refused', error };
}

/** No connection at all (what `fetch` throws), no answer in time, or an answer that is no answer of a provider. */
function isOutOfReach(error: unknown): boolean {
  const codes = ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];
  if (error instanceof client.ClientError) return codes.includes(error.code ?? '');
  return error instanceof TypeError && error.message === 'fetch failed';
}

/** Asked for once an hour. What could not be read is asked for again by the next visitor. */
function remembered(from: From): () => Promise<client.Configuration> {
  let known: { readonly configuration: Promise<client.Configuration>; readonly until: number } | undefined =
    undefined;
  return async () => {
    if (known === undefined || known.until < from.now())
      known = { configuration: discover(from), until: from.now() + knownFor };
    const asked = known;
    try {
      return await asked.configuration;
    } catch (error) {
      if (known === asked) known = undefined;
      throw error;
    }
  };
}

async function discover({ settings, readSecret }: From): Promise<client.Configuration> {
  const secret = await readSecret();
  const authentication =
    settings.authenticatesBy === 'secret'
      ? client.ClientSecretBasic(secret)
      : client.PrivateKeyJwt(await signingKey(secret));
  const issuer = new URL(settings.issuer);
  const isOnThisComputer = issuer.protocol === 'http:';
  return client.discovery(issuer, settings.clientId, undefined, authentication, {
    timeout: patience,
    execute: [
      // The signature of the ID token too, although it comes from the provider itself over TLS.
      client.enableNonRepudiationChecks,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked to stand out, and meant for just this
      ...(isOnThisComputer ? [client.allowInsecureRequests] : []),
    ],
  });
}

/** ES256 for a key on P-256, PS256 for one of RSA. */
function signingKey(pem: string): Promise<CryptoKey> {
  const key = createPrivateKey(pem);
  const bytes = key.export({ type: 'pkcs8', format: 'der' });
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: 'RSA-PSS', hash: 'SHA-256' };
  return crypto.subtle.importKey('pkcs8', new Uint8Array(bytes), algorithm, false, ['sign']);
}

/**
 * Stands in every bundle for the library's own search through files, sign-in services and metadata servers: a function
 * is given its credentials in its environment. Each bundle is a sixth smaller for it.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';

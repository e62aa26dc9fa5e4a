/** The environment variables of a function, as `process.env` has them. Only a `handler.ts` reads them. */
export type Variables = Readonly<Record<string, string | undefined>>;

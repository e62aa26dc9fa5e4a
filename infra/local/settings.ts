import * as z from 'zod';

const settingsSchema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    DATA_DIR: z.string().min(1).default('.speelruimte'),
    MUNICIPALITY: z.string().min(1).optional(),
    DYNAMODB_ENDPOINT: z.url().optional(),
    OPENID_CONNECT: z.string().min(1).optional(),
    OPENID_CONNECT_SECRET: z.string().min(1).optional(),
    DAY_SECONDS: z.coerce.number().int().min(1).max(86_400).default(86_400),
  })
  .refine(
    (settings) => (settings.OPENID_CONNECT === undefined) === (settings.OPENID_CONNECT_SECRET === undefined),
    'OPENID_CONNECT and OPENID_CONNECT_SECRET go together',
  );

/** What the environment says about the local runtime. `dataDir` is undefined where nothing is to be kept. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>) {
  const settings = settingsSchema.parse(environment);
  return {
    port: settings.PORT,
    dataDir: settings.DATA_DIR === ':memory:' ? undefined : settings.DATA_DIR,
    municipalityFile: settings.MUNICIPALITY,
    daySeconds: settings.DAY_SECONDS,
    ...(settings.OPENID_CONNECT === undefined || settings.OPENID_CONNECT_SECRET === undefined
      ? {}
      : { provider: { file: settings.OPENID_CONNECT, secret: settings.OPENID_CONNECT_SECRET } }),
    ...(settings.DYNAMODB_ENDPOINT === undefined ? {} : { dynamoEndpoint: settings.DYNAMODB_ENDPOINT }),
  };
}

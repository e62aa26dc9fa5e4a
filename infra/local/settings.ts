import * as z from 'zod';

const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().min(1).default('.speelruimte'),
  MUNICIPALITY: z.string().min(1).optional(),
  DYNAMODB_ENDPOINT: z.url().optional(),
  DAY_SECONDS: z.coerce.number().int().min(1).max(86_400).default(86_400),
});

/** What the environment says about the local runtime. `dataDir` is undefined where nothing is to be kept. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>) {
  const settings = settingsSchema.parse(environment);
  return {
    port: settings.PORT,
    dataDir: settings.DATA_DIR === ':memory:' ? undefined : settings.DATA_DIR,
    municipalityFile: settings.MUNICIPALITY,
    daySeconds: settings.DAY_SECONDS,
    ...(settings.DYNAMODB_ENDPOINT === undefined ? {} : { dynamoEndpoint: settings.DYNAMODB_ENDPOINT }),
  };
}

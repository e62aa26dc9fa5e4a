import * as z from 'zod';
import type { TableName } from '../../infra/tables.ts';
import { synth } from '../infra/synth.ts';

const mappingSchema = z.object({
  Properties: z.object({
    BatchSize: z.number().int().positive(),
    MaximumRetryAttempts: z.number().int().nonnegative(),
    BisectBatchOnFunctionError: z.literal(true),
    FunctionResponseTypes: z.tuple([z.literal('ReportBatchItemFailures')]),
    StartingPosition: z.literal('TRIM_HORIZON'),
    FilterCriteria: z
      .object({
        Filters: z.tuple([
          z.object({ Pattern: z.string().transform((text) => z.json().parse(JSON.parse(text))) }),
        ]),
      })
      .optional(),
  }),
});
const streamSchema = z.object({
  Properties: z.object({
    StreamSpecification: z.object({
      StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']),
    }),
  }),
});

/** Which records of a feed reach its function, in the language of event filters. */
export type Pattern = z.infer<ReturnType<typeof z.json>>;

/** How a feed is set up in the cloud. Its function reports failures by item, and failing altogether halves the batch. */
export type FeedSettings = {
  readonly viewType: z.infer<typeof streamSchema>['Properties']['StreamSpecification']['StreamViewType'];
  readonly batchSize: number;
  readonly retries: number;
  /** Left out, everything does. */
  readonly pattern: Pattern | undefined;
};

/** Read from the templates of a release: what the engine is told here is what AWS is told there. */
export function feedSettings(): Readonly<Record<'ledger' | 'desk', FeedSettings>> {
  const { data, app } = synth();
  const settingsOf = (table: TableName): FeedSettings => {
    const [stream] = Object.values(data.findResources('AWS::DynamoDB::Table')).filter((one) =>
      JSON.stringify(one).includes(`"TableName":"speelruimte-waterrijk-test-${table}"`),
    );
    const [mapping] = Object.values(app.findResources('AWS::Lambda::EventSourceMapping')).filter((one) =>
      new RegExp(`"EventSourceArn":[^}]*${table}Table`, 'i').test(JSON.stringify(one)),
    );
    const { Properties: from } = streamSchema.parse(stream);
    const { Properties: to } = mappingSchema.parse(mapping);
    return {
      viewType: from.StreamSpecification.StreamViewType,
      batchSize: to.BatchSize,
      retries: to.MaximumRetryAttempts,
      pattern: to.FilterCriteria?.Filters[0].Pattern,
    };
  };
  return { ledger: settingsOf('ledger'), desk: settingsOf('desk') };
}

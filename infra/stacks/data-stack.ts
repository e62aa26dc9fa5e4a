import { ArnFormat, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type ITable,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { EmailIdentity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { tableNameOf, wrappingAlias, type Deployment } from './deployment.ts';
import { identifyAtSes } from './mail-identity.ts';
import { tables, type KeyAttribute, type TableIndex, type TableName, type TableShape } from '../tables.ts';

/** Days that a table can be set back. Shorter for keys: as long as that, an erased case could be brought back. */
const recoveryDays = (name: TableName): number => (name === 'keys' ? 7 : 35);

/**
 * What must outlive every release: tables, keys and the secret. Apart from the functions, kept when the stack is deleted,
 * so that no mistake in a deployment can cost a case.
 */
export class DataStack extends Stack {
  readonly tables: Readonly<Record<TableName, Table | ITable>>;
  /** Wraps the data keys of cases. */
  readonly wrappingKey: Key;
  readonly codeSecret: Secret;
  /** What we show the provider that staff sign in with: put there by an operator, so it is no part of a release. */
  readonly providerSecret: Secret | undefined;
  /** What functions alone read, at rest: tables and secrets. */
  readonly atRestKey: Key;
  /** What operators read, at rest and on its way: logs and alarms. */
  readonly logsKey: Key;
  /** Who the municipality is to those who get its mail: made once, since its records in DNS are entered by hand. */
  readonly mailIdentity: EmailIdentity;

  constructor(scope: Construct, id: string, props: StackProps & { deployment: Deployment }) {
    super(scope, id, { ...props, terminationProtection: true });
    const { environment, restored } = props.deployment;
    // Not what a first deployment made that failed: under its name the next one could not make it.
    const removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    const kept = { removalPolicy, pendingWindow: Duration.days(30) };
    this.atRestKey = new Key(this, 'TablesKey', {
      ...kept,
      // With the tables, which are protected and so outlive even that.
      removalPolicy: RemovalPolicy.RETAIN,
      description: 'Speelruimte: the tables and the secrets at rest',
      enableKeyRotation: true,
    });
    this.atRestKey.addToResourcePolicy(throughDynamoDb(this));
    this.wrappingKey = new Key(this, 'WrappingKey', {
      ...kept,
      alias: wrappingAlias(environment),
      description: 'Speelruimte: wraps the data key of each case',
      enableKeyRotation: true,
    });
    this.logsKey = new Key(this, 'LogsKey', {
      ...kept,
      description: 'Speelruimte: the logs at rest, and alarms on their way to the operators',
      enableKeyRotation: true,
    });
    this.logsKey.addToResourcePolicy(forLogs(this));
    this.logsKey.addToResourcePolicy(forAlarms(this));
    this.codeSecret = new Secret(this, 'CodeSecret', {
      encryptionKey: this.atRestKey,
      description: 'Speelruimte: the secret behind the code beside each link',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    this.providerSecret =
      props.deployment.openIdConnect === undefined
        ? undefined
        : new Secret(this, 'ProviderSecret', {
            encryptionKey: this.atRestKey,
            description: 'Speelruimte: what the OpenID Connect provider knows us by',
            removalPolicy,
          });
    const table = (name: TableName): Table | ITable => {
      const made = this.#table(name, environment);
      return restored === undefined ? made : this.#inPlaceOf(made, name, props.deployment);
    };
    this.tables = {
      ledger: table('ledger'),
      seen: table('seen'),
      keys: table('keys'),
      views: table('views'),
      precedents: table('precedents'),
      desk: table('desk'),
    };
    this.mailIdentity = identifyAtSes(this, props.deployment.mail);
  }

  /** The change feed of a table that has one. */
  feedArn(name: TableName): string {
    const arn = this.tables[name].tableStreamArn;
    if (arn === undefined) throw new Error(`the table ${name} has no change feed`);
    return arn;
  }

  /** The table that was restored from one of ours, which stays as it is. */
  #inPlaceOf(made: Table, name: TableName, deployment: Pick<Deployment, 'environment' | 'restored'>): ITable {
    const feed = name === 'ledger' || name === 'desk' ? deployment.restored?.feeds[name] : undefined;
    // The functions are still on it while this stack is deployed: what they use cannot be taken away under them.
    this.exportValue(made.tableName);
    this.exportValue(made.tableArn);
    if (made.tableStreamArn !== undefined) this.exportValue(made.tableStreamArn);
    return Table.fromTableAttributes(this, `Restored${made.node.id}`, {
      tableName: tableNameOf(deployment, name),
      ...(feed === undefined ? {} : { tableStreamArn: feed }),
    });
  }

  #table(name: TableName, environment: string): Table {
    const shape = shapeOf(name);
    const table = new Table(this, `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Table`, {
      tableName: tableNameOf({ environment }, name),
      ...keysOf(shape),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.atRestKey,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: recoveryDays(name),
      },
      ...(shape.ttl === undefined ? {} : { timeToLiveAttribute: shape.ttl }),
      // Keys only: the feed is a doorbell, and nobody reads from it what was written.
      ...(shape.feed ? { stream: StreamViewType.KEYS_ONLY } : {}),
      ...(name === 'ledger' ? { resourcePolicy: appendOnly() } : {}),
    });
    for (const index of shape.indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        ...keysOf(index),
        projectionType: ProjectionType[index.projection],
      });
    }
    return table;
  }
}

function shapeOf(name: TableName): TableShape {
  const shape = tables.find((one) => one.name === name);
  if (shape === undefined) throw new Error(`no table is called ${name}`);
  return shape;
}

function keysOf(shape: Pick<TableShape, 'partition' | 'sort'> | TableIndex) {
  const attribute = ({ name, type }: KeyAttribute) => ({
    name,
    type: type === 'N' ? AttributeType.NUMBER : AttributeType.STRING,
  });
  return {
    partitionKey: attribute(shape.partition),
    ...(shape.sort === undefined ? {} : { sortKey: attribute(shape.sort) }),
  };
}

/**
 * On the table itself: whatever a role is granted one day, by mistake or in a hurry, no entry is updated or deleted. What
 * it cannot refuse is a put that leaves out its condition and so replaces an entry: IAM does not see that condition. It is
 * up to `Ledger.append`, the one place that puts. The alarm on the feed and the signed heads tell afterwards.
 */
function appendOnly(): PolicyDocument {
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:BatchWriteItem',
          'dynamodb:PartiQLUpdate',
          'dynamodb:PartiQLDelete',
        ],
        resources: ['*'],
      }),
    ],
  });
}

/** Whoever may use a table may use its key, through DynamoDB and in no other way (as with the key AWS manages). */
function throughDynamoDb(stack: Stack): PolicyStatement {
  return new PolicyStatement({
    principals: [new AnyPrincipal()],
    actions: [
      'kms:CreateGrant',
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    resources: ['*'],
    conditions: {
      StringEquals: {
        'kms:CallerAccount': stack.account,
        'kms:ViaService': `dynamodb.${stack.region}.amazonaws.com`,
      },
    },
  });
}

/** CloudWatch Logs encrypts with it, for the log groups of this account and region and for no other purpose. */
function forLogs(stack: Stack): PolicyStatement {
  return new PolicyStatement({
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: '*',
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      },
    },
  });
}

/**
 * Alarms and events encrypt what they tell, for topics of this account and region; with the key of SNS itself none would
 * arrive. By the topic and not by what tells it: EventBridge gives KMS no `aws:SourceArn` here, and would say nothing any more.
 */
function forAlarms(stack: Stack): PolicyStatement {
  return new PolicyStatement({
    principals: ['cloudwatch', 'events'].map((one) => new ServicePrincipal(`${one}.amazonaws.com`)),
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:sns:topicArn': stack.formatArn({ service: 'sns', resource: '*' }),
      },
    },
  });
}

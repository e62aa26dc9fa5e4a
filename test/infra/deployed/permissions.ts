/** One statement of the policy of a function, with every name filled in. */
export type Permission = {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** By operator, then by key. */
  readonly condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

/** What a request is of, as IAM sees it: `dynamodb:GetItem` on the ARN of a table, with the keys that conditions look at. */
export type Asked = {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
};

/** Throws, as the service would refuse it, when whoever signed with this access key may not do that. */
export type Permit = (caller: string, asked: Asked) => void;

/** As IAM decides it: something allows it, and nothing denies it. */
export function isAllowed(permissions: readonly Permission[], asked: Asked): boolean {
  const about = permissions.filter((one) => isAbout(one, asked));
  return about.some(({ effect }) => effect === 'Allow') && about.every(({ effect }) => effect === 'Allow');
}

function isAbout({ actions, resources, condition }: Permission, asked: Asked): boolean {
  return (
    actions.includes(asked.action) &&
    resources.some((resource) => isLike(asked.resource, resource)) &&
    Object.entries(condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, asked.context[key] ?? [], wanted)),
    )
  );
}

function holds(operator: string, values: readonly string[], wanted: readonly string[]): boolean {
  const equals = (value: string): boolean => wanted.includes(value);
  const like = (value: string): boolean => wanted.some((one) => isLike(value, one));
  switch (operator) {
    case 'StringEquals':
      return values.length === 1 && values.every(equals);
    case 'ForAnyValue:StringEquals':
      return values.some(equals);
    case 'ForAllValues:StringLike':
      return values.every(like);
    case 'Null':
      return wanted.includes(String(values.length === 0));
    default:
      throw new Error(`nothing is known of ${operator}`);
  }
}

/** `*` stands for anything. */
function isLike(value: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(value);
}

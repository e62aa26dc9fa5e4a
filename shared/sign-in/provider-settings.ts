import * as z from 'zod';

/** The functions in which staff sign in; each stands in a list of its own in the directory. */
export const staffRoles = ['contact-person', 'manager', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** On a computer's own address a provider may do without https, for whoever tries one out. */
const issuerSchema = z
  .url()
  .refine((url) => /^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/.test(url), 'not https://');

const claimSchema = z.string().min(1).max(200);
const valuesSchema = z.array(z.string().min(1).max(200)).min(1);

/** The municipality's OpenID Connect provider, and what its word is worth here. Nothing in it is secret. */
export const providerSchema = z.strictObject({
  /** As the provider spells it in its tokens; what it can do is read from `/.well-known/openid-configuration` there. */
  issuer: issuerSchema,
  clientId: z.string().min(1).max(200),
  /** By a signature with a key of ours (`private_key_jwt`), or by a secret that the provider gave us. */
  authenticatesBy: z.enum(['private-key', 'secret']),
  /** Asked for besides `openid`, where the provider gives the claims below for it. */
  scopes: z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'not a scope')).default([]),
  /** The claim that names the person, and as what it stands in the directory. */
  person: z.strictObject({ claim: claimSchema, is: z.enum(['address', 'id']) }),
  /** The claim that holds roles, and which of its values stand for each of ours. */
  roles: z.strictObject({
    claim: claimSchema,
    'contact-person': valuesSchema,
    manager: valuesSchema,
    /** Left out where no administrator signs in. */
    administrator: valuesSchema.optional(),
  }),
  /** Who may go on asking for a link by mail: whoever has no account with the provider, such as another organisation. */
  alsoByMail: z.array(z.enum(staffRoles)),
});
export type ProviderSettings = z.infer<typeof providerSchema>;

/** Whether a link in a mail lets somebody with this role in. */
export function entersByMail(provider: ProviderSettings | undefined, role: StaffRole): boolean {
  return provider === undefined || provider.alsoByMail.includes(role);
}

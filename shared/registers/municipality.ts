import { createHash } from 'node:crypto';
import * as z from 'zod';
import { chainSchema, type Chain } from '../domain/chain.ts';
import { emailSchema } from '../domain/issues.ts';
import { retentionSchema } from '../domain/retention.ts';
import { directoryOf, registersSchema, type ContactPerson, type Registers } from '../domain/registers.ts';
import { thresholdsSchema } from './thresholds.ts';

const configurationSchema = z.strictObject({
  name: z.string().min(1).max(100),
  /** Where mails come from and where an answer to one arrives: a mailbox people read. */
  sender: z.strictObject({ name: z.string().min(1).max(100), email: emailSchema }),
  ...registersSchema.shape,
  chain: chainSchema.optional(),
  /** Files beside this one, in place of the neutral ones: a theme of NL Design System tokens, a logo (SVG). */
  look: z.strictObject({ theme: z.string().optional(), logo: z.string().optional() }).optional(),
  /** Where cases are kept longer or shorter than the lists say. */
  retention: retentionSchema.optional(),
  /** From when on the figures of the managers' overview ask for attention. */
  thresholds: thresholdsSchema.optional(),
});

/** One municipality: its name, its chain, who fulfils which function, and its catalogue of rules. */
export type Municipality = z.infer<typeof configurationSchema> & {
  readonly chain: Chain;
  /** SHA-256 of what the registers hold: every entry says under which it was written. */
  readonly version: string;
};

/** Throws, naming every fault, when the configuration cannot carry a plan: it is read once, at start. */
export function municipalityOf(json: unknown, defaultChain: Chain): Municipality {
  const configuration = configurationSchema.parse(json);
  const chain = configuration.chain ?? defaultChain;
  const faults = faultsOf({ ...configuration, chain });
  if (faults.length > 0) throw new Error(`the configuration of the municipality: ${faults.join('; ')}`);
  const version = createHash('sha256')
    .update(JSON.stringify({ ...configuration, chain }))
    .digest('base64url');
  return { ...configuration, chain, version };
}

/** Why registers could not carry a plan; empty when they can. */
export function faultsOf(registers: Registers): string[] {
  const faults: string[] = [];
  for (const stage of registers.chain) {
    if (!registers.officials.some((official) => official.function === stage.function))
      faults.push(`nobody fulfils the function ${stage.function} of the stage ${stage.id}`);
    for (const domain of stage.domains)
      if (!registers.mandates.some((mandate) => mandate.domains.includes(domain)))
        faults.push(`nobody has a mandate to decide on ${domain}`);
  }
  const people = directoryOf(registers);
  const ids: string[] = people.map(({ id }) => id);
  for (const id of new Set(ids)) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`two people have the id ${id}`);
    if (/^(family(-\d+)?|system|import|administrator|nobody)$/.test(id))
      faults.push(`the id ${id} is reserved`);
  }
  for (const { id, absences } of people)
    for (const { substitute } of absences)
      if (substitute === id || !ids.includes(substitute))
        faults.push(`${substitute} cannot stand in for ${id}`);
  const mandates = registers.mandates.map(({ id }) => id);
  for (const id of new Set(mandates))
    if (mandates.indexOf(id) !== mandates.lastIndexOf(id)) faults.push(`two mandates are called ${id}`);
  for (const { id, person, under, revokedFrom } of registers.mandates) {
    // Whoever left may be named by a mandate that holds no more.
    if (person !== undefined && revokedFrom === undefined && !ids.includes(person))
      faults.push(`nobody is ${person}, of mandate ${id}`);
    if (under !== undefined && !mandates.includes(under)) faults.push(`mandate ${id} is under none`);
  }
  return faults;
}

/** The part of a municipality that its registers hold. */
export function registersOf(municipality: Municipality): Registers {
  const { chain, functions, officials, contactPersons, managers, administrators } = municipality;
  const { rules, mandates, discretion } = municipality;
  return {
    chain,
    functions,
    officials,
    contactPersons,
    managers,
    administrators,
    rules,
    mandates,
    discretion,
  };
}

/** Everybody who works here, by address. */
export function staffAddresses(municipality: Municipality): string[] {
  return directoryOf(municipality).map(({ email }) => email);
}

export function contactPersonByEmail(municipality: Municipality, email: string): ContactPerson | undefined {
  const wanted = email.trim().toLowerCase();
  return municipality.contactPersons.find((one) => one.email.toLowerCase() === wanted);
}

export function contactPersonById(municipality: Municipality, id: string): ContactPerson | undefined {
  return municipality.contactPersons.find((one) => one.id === id);
}

/** The address on record of somebody in the directory. */
export function addressOf(municipality: Municipality, id: string): string | undefined {
  return directoryOf(municipality).find((one) => one.id === id)?.email;
}

/** How pages and mails call a function: the label its stage bears in the chain, or its own. */
export function labelOfFunction(
  municipality: Pick<Municipality, 'chain' | 'functions'>,
  functionId: string,
): string | undefined {
  return (
    municipality.chain.find((stage) => stage.function === functionId) ??
    municipality.functions.find(({ id }) => id === functionId)
  )?.label;
}

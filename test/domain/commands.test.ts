import { describe, expect, it } from 'vitest';
import { commandSchema } from '../../shared/domain/commands.ts';
import { caseIdOf, conversationIdOf, caseIdSchema } from '../../shared/domain/identifiers.ts';
import { zomerdijk } from '../support/zomerdijk.ts';
import { opening } from '../support/commands.ts';

const caseId = caseIdSchema.parse('a'.repeat(26));
const conversation = conversationIdOf(caseId, 7);
const plan = zomerdijk();
const answer = { askId: 'wmo', outcome: 'agree', reason: 'Goed.', conditions: [] };
const condition = { text: 'Eerst keuren', owner: 'de wijk', dueOn: '2027-06-01' };
const answered = (answers: unknown) => ({ type: 'answer', conversation, planVersion: 1, answers });

const good: Record<string, unknown>[] = [
  opening(plan),
  { type: 'amend-plan', plan, planVersion: 1 },
  { type: 'start-generation', generation: 1 },
  { type: 'open-conversation', generation: 1, stage: 'wmo', with: { id: 'wmo-1', function: 'wmo' } },
  { type: 'record-look', conversation },
  { type: 'confirm-plan', planVersion: 1 },
  { type: 'ask-changes', planVersion: 1, text: 'Anders.' },
  answered([answer]),
  answered([{ outcome: 'agree-with-conditions', conditions: [condition] }]),
  { type: 'renew-link', conversation, cause: 'asked' },
  { type: 'renew-link', conversation, cause: 'codes-missed' },
];

describe('a command', () => {
  it.each(good)('$type is taken as it is', (command) => {
    expect(commandSchema.parse(command)).toEqual(command);
  });

  it.each(good)('$type is refused with a field too many', (command) => {
    expect(commandSchema.safeParse({ ...command, more: true }).success).toBe(false);
  });

  it.each(good)('$type is refused with a field too few', (command) => {
    for (const name of Object.keys(command)) {
      const rest = Object.fromEntries(Object.entries(command).filter(([key]) => key !== name));
      expect([name, commandSchema.safeParse(rest).success]).toEqual([name, false]);
    }
  });

  it.each([
    { type: 'start-generation', generation: 0 },
    { type: 'start-generation', generation: 1.5 },
    { type: 'confirm-plan', planVersion: 0 },
    { type: 'open-conversation', generation: 0, stage: 'wmo', with: { id: 'wmo-1', function: 'wmo' } },
    { type: 'open-request', plan, chain: [], contactPerson: 'contact-1' },
    { type: 'renew-link', conversation, cause: 'because' },
    { type: 'vote', planVersion: 1 },
    answered([]),
    answered(Array.from({ length: 21 }, () => answer)),
    answered([{ ...answer, outcome: 'maybe' }]),
    answered([{ ...answer, more: true }]),
    answered([{ ...answer, conditions: Array.from({ length: 11 }, () => condition) }]),
    answered([{ ...answer, conditions: [{ ...condition, more: true }] }]),
    answered([{ ...answer, conditions: [{ text: 'Eerst', owner: 'de wijk' }] }]),
  ])('is refused when it makes no sense: $type', (command) => {
    expect(commandSchema.safeParse(command).success).toBe(false);
  });

  it('twenty answers and ten conditions are taken', () => {
    expect(commandSchema.safeParse(answered(Array.from({ length: 20 }, () => answer))).success).toBe(true);
    const conditions = Array.from({ length: 10 }, () => condition);
    expect(commandSchema.safeParse(answered([{ ...answer, conditions }])).success).toBe(true);
  });

  it('a conversation is named after its case and the entry that opened it', () => {
    expect(conversation).toBe(`${'a'.repeat(26)}-7`);
    expect(caseIdOf(conversation)).toBe(caseId);
  });
});

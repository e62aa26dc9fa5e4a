import assert from 'node:assert/strict';
import type { Envelope } from '../../../shared/domain/entries.ts';
import { isFamily } from '../../../shared/domain/identifiers.ts';
import type { Registers } from '../../../shared/domain/registers.ts';
import { dateIn } from '../../../shared/domain/working-days.ts';
import type { Told } from '../../faults/simulation/told.ts';
import { actsAsContact } from './may-decide.ts';

/** Whose it is to have an entry like this recorded; of the rest, `Rules` says which conversation they must hold. */
export function checkActor(entry: Envelope, { told, registers }: { told: Told; registers: Registers }): void {
  const { id } = entry.actor;
  const today = dateIn(entry.at);
  const isContact = actsAsContact(id, { told, registers, today });
  const isManager = registers.managers.some((one) => one.id === id);
  const own = 'conversation' in entry ? told.heldIn(entry.conversation ?? '') : undefined;
  const may = mayBe(entry, { isContact, isManager, isHolder: own?.holder === id });
  const isAsked = entry.type === 'term-extended' && told.asked === id;
  assert.ok(may || isAsked, `${entry.type} by ${id}`);
}

type Who = { readonly isContact: boolean; readonly isManager: boolean; readonly isHolder: boolean };

function mayBe(entry: Envelope, { isContact, isManager, isHolder }: Who): boolean {
  const { id } = entry.actor;
  switch (entry.type) {
    case 'plan-amended':
    case 'question-answered':
    case 'answer-noted':
    case 'condition-met':
    case 'carried-out':
      return isContact;
    case 'address-mended':
      return isContact || isManager;
    case 'withdrawn':
    case 'paused':
      return isContact || isFamily(id);
    case 'resumed':
      return isContact || isFamily(id) || id === 'system';
    case 'talk-held':
    case 'talk-cancelled':
      return isContact || isHolder;
    case 'link-renewed':
      return entry.cause === 'sent-again' ? isContact : isHolder || id === 'system';
    case 'handed-over':
      if (entry.cause === 'asked') return isContact || isManager;
      return entry.cause === 'not-mine' ? isHolder : id === 'system';
    case 'term-extended':
      return isContact || isManager;
    case 'nudged':
      return isManager;
    case 'moved-to-chain':
      return isManager || id === 'administrator';
    // Who these are of, the conversation they stand in says, or that only the clockwork has them.
    case 'request-opened':
    case 'generation-started':
    case 'conversation-opened':
    case 'look-recorded':
    case 'nobody-mandated':
    case 'mail-bounced':
    case 'term-warned':
    case 'plan-confirmed':
    case 'changes-asked':
    case 'answered':
    case 'question-asked':
    case 'talk-planned':
    case 'erased':
      return true;
  }
}

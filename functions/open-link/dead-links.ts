import type { CaseState, Conversation } from '../../shared/domain/case-state.ts';
import { endedTurn, familyStage } from '../../shared/domain/chain.ts';
import { isFamily } from '../../shared/domain/identifiers.ts';
import { directoryOf } from '../../shared/domain/registers.ts';
import { findConversation, turnOf } from '../../shared/domain/turn.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import type { FoundCase } from '../../shared/ledger/perform.ts';
import { roleFor, staffIn } from '../../shared/sign-in/rooms.ts';
import type { Claims } from '../../shared/links/tokens.ts';
import { worksFor } from '../at-work.ts';
import { labeller } from '../labeller.ts';
import { whyTaken } from '../why-taken.ts';
import type { System } from '../system.ts';

/** Why a link opens nothing, naming a function and never a person; and whether a fresh one would. */
export type DeadLink = { readonly title: string; readonly text: string; readonly offersFresh: boolean };

type Needs = Pick<System, 'registers' | 'books' | 'now'>;
type Opened = { readonly claims: Claims; readonly found: FoundCase | undefined };

/** `undefined` for a link that opens. What cannot be mended by a fresh link is said before what can. */
export function deadLinkOf(system: Needs, texts: Texts, { claims, found }: Opened): DeadLink | undefined {
  const { link, handOver } = texts;
  if (!isInDirectory(system, claims))
    return { title: handOver.personGoneTitle, text: handOver.personGone, offersFresh: false };
  if (found?.state.erased !== undefined)
    return { title: texts.problems.erasedTitle, text: texts.problems.erased, offersFresh: false };
  const conversation =
    found === undefined || claims.conversation === undefined
      ? undefined
      : findConversation(found.state, claims.conversation);
  const dead =
    found === undefined || conversation === undefined
      ? undefined
      : deadInCase(system, texts, { claims, conversation, found });
  if (dead !== undefined) return dead;
  if (claims.purpose === 'work' && found !== undefined && !standsBy(system, found.state, claims))
    return { title: link.standInOverTitle, text: link.standInOver, offersFresh: false };
  return claims.expires * 1000 < system.now()
    ? { title: link.expiredTitle, text: link.expired, offersFresh: true }
    : undefined;
}

function isInDirectory({ registers: { current } }: Needs, { purpose, person }: Claims): boolean {
  if (purpose === 'family') return isFamily(person);
  const role = roleFor(purpose);
  const people = role === undefined ? directoryOf(current) : staffIn(current)[role];
  return people.some(({ id }) => id === person);
}

function standsBy(system: Needs, { contactPerson }: CaseState, { person }: Claims): boolean {
  return worksFor(system, contactPerson, person);
}

function deadInCase(
  system: Needs,
  texts: Texts,
  { claims, conversation, found }: { claims: Claims; conversation: Conversation; found: FoundCase },
): DeadLink | undefined {
  const { link, handOver, format } = texts;
  const label = labeller(system, texts);
  const { state } = found;
  if (claims.person !== conversation.with.id) {
    const gone = handOver.gone(label(conversation.with.function));
    const text = [...whyTaken(texts, conversation, claims.person), gone].join(' ');
    return { title: handOver.goneTitle, text, offersFresh: false };
  }
  const isOld = claims.epoch !== conversation.linkEpoch;
  const word = state.words.find((one) => one.conversation === conversation.id);
  if (word !== undefined) {
    const text = link.answered(label(word.by.function), format.moment(word.at));
    return isOld ? { title: link.answeredTitle, text, offersFresh: true } : undefined;
  }
  const isTheFamilys = conversation.stage === familyStage;
  if (state.withdrawn !== undefined && !isTheFamilys) {
    const text = handOver.withdrawn(format.shortDate(state.withdrawn.at));
    return { title: handOver.withdrawnTitle, text, offersFresh: false };
  }
  // Overtaken with the plan as it was: the case was moved to another chain.
  if (isOld && conversation.status === 'overtaken' && conversation.planVersion === state.planVersion)
    return { title: link.movedTitle, text: link.moved, offersFresh: false };
  if (isOld && isOvertaken(state, conversation))
    return {
      title: link.overtakenTitle,
      text: isTheFamilys ? link.overtakenFamily : link.overtaken,
      offersFresh: isTheFamilys,
    };
  if (!isOld) return undefined;
  const isMended = found.entries.some(
    (entry) =>
      entry.type === 'address-mended' &&
      entry.conversation === conversation.id &&
      entry.linkEpoch > claims.epoch,
  );
  return isMended
    ? { title: link.addressTitle, text: link.address, offersFresh: true }
    : { title: link.oldTitle, text: link.renewed, offersFresh: true };
}

/** The conversation is about a version of the plan that is no longer the plan. */
function isOvertaken(state: CaseState, conversation: Conversation): boolean {
  if (conversation.status === 'overtaken') return true;
  return (
    conversation.stage === familyStage &&
    turnOf(state) !== endedTurn &&
    state.planVersion !== conversation.planVersion
  );
}

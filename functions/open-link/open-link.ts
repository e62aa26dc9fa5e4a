import { timingSafeEqual } from 'node:crypto';
import { endedTurn, familyStage } from '../../shared/domain/chain.ts';
import type { CaseState, Conversation } from '../../shared/domain/case-state.ts';
import { caseIdOf, type CaseId } from '../../shared/domain/identifiers.ts';
import { findConversation, turnOf } from '../../shared/domain/turn.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import type { Routes } from '../http-lambda.ts';
import { sessionCookie, sessionLasts } from '../../shared/http/session-gate.ts';
import type { Texts } from '../../shared/i18n/texts.ts';
import { loadCase, perform } from '../../shared/ledger/perform.ts';
import { codeFor, fingerprint, readLink, type Claims } from '../../shared/links/tokens.ts';
import { codePage, deadLinkPage } from '../../shared/pages/link-pages.ts';
import type { PageFrame } from '../../shared/pages/layout.ts';
import { problemPage } from '../../shared/pages/problem-pages.ts';
import { contactPersonById } from '../../shared/registers/municipality.ts';
import { clockwork } from '../clockwork.ts';
import { labeller } from '../labeller.ts';
import type { System } from '../system.ts';

/** Wrong codes after which a link is dead and a new mail leaves. */
const tries = 5;
/** The window in which they are counted, in seconds: longer than any link lives. */
const window = 30 * 86_400;
const freshLinksPerDay = 5;

type Needs = Pick<
  System,
  'edge' | 'links' | 'limits' | 'books' | 'gate' | 'outbox' | 'random' | 'now' | 'registers'
>;

/**
 * Every link in every mail opens here. `GET` and `HEAD` touch nothing and show nothing, whatever the link: mail scanners
 * follow links and press buttons. Only the code from the mail, posted, opens a session for that one conversation.
 */
export function openLinkRoutes(system: Needs): Routes {
  return {
    '/l/{token}': {
      GET: (request) => codePage(system.edge.frame(request)),
      POST: (request) => openLink(system, request),
    },
    '/nieuwe-link': {
      GET: (request) => freshSentPage(system, request),
      POST: (request) => renewLink(system, request),
    },
  };
}

async function openLink(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const token = request.params['token'] ?? '';
  const claims = readLink(token, system.links);
  if (claims === undefined) return unknownLink(frame);
  const code = request.form.text('code').replaceAll(/\s/g, '');
  const checked = await checkCode(system, token, code);
  if (checked.kind === 'no-code') return codePage(frame, frame.texts.link.noCode);
  if (checked.kind === 'wrong') return codePage(frame, frame.texts.link.wrongCode(checked.triesLeft));
  if (checked.kind === 'locked') return lockedLink(system, frame, { token, claims });
  const offer = { token, code, nonce: system.random(12) };
  if (claims.expires * 1000 < system.now()) {
    const { expiredTitle: title, expired: text } = frame.texts.link;
    return deadLinkPage(frame, { title, text, offer });
  }
  const { current: municipality } = system.registers;
  if (claims.purpose === 'overview') {
    const isKnown = municipality.managers.some(({ id }) => id === claims.person);
    return isKnown ? enter(system, claims, '/overzicht') : unknownLink(frame);
  }
  const found = claims.caseId === undefined ? undefined : await loadCase(system.books, claims.caseId);
  if (claims.purpose === 'work') {
    // Who has left the directory has no desk any more.
    const isKnown = contactPersonById(municipality, claims.person) !== undefined;
    const path = workPath(claims.caseId, found !== undefined);
    return isKnown ? enter(system, claims, path) : unknownLink(frame);
  }
  const conversation =
    found === undefined || claims.conversation === undefined
      ? undefined
      : findConversation(found.state, claims.conversation);
  if (found === undefined || conversation === undefined) return unknownLink(frame);
  if (claims.epoch !== conversation.linkEpoch || claims.person !== conversation.with.id) {
    const text = whatHappened(system, frame.texts, { state: found.state, conversation });
    return deadLinkPage(frame, { title: frame.texts.link.oldTitle, text, offer });
  }
  const path = claims.purpose === 'family' ? `/gezin/${found.state.caseId}` : `/gesprek/${conversation.id}`;
  return enter(system, claims, path);
}

async function unknownLink(frame: PageFrame): Promise<HttpResponse> {
  const { unknownTitle, unknown } = frame.texts.link;
  return problemPage(frame, { status: 404, title: unknownTitle, texts: [unknown] });
}

/**
 * Too many wrong codes. The mail with a new one is asked for at every further try, and leaves once: were it asked for
 * at the fifth miss alone, a crash just there would leave somebody waiting for it for ever.
 */
async function lockedLink(
  system: Needs,
  frame: PageFrame,
  { token, claims }: { token: string; claims: Claims },
): Promise<HttpResponse> {
  const commandId = `codes-missed-${fingerprint(token).slice(0, 20)}`;
  await sendFreshLink(system, claims, { commandId, cause: 'codes-missed' });
  const { lockedTitle, locked } = frame.texts.link;
  return problemPage(frame, { status: 429, title: lockedTitle, texts: [locked] });
}

type Checked = { kind: 'right' | 'no-code' | 'locked' } | { kind: 'wrong'; triesLeft: number };

/**
 * Counts the try before it looks at the code: of a thousand guesses sent at once, five are looked at. A right code
 * takes its own try back. What is no code at all is no try: a scanner that presses the button must not kill the link.
 */
async function checkCode(system: Needs, token: string, code: string): Promise<Checked> {
  if (!/^[0-9]{4}$/.test(code)) return { kind: 'no-code' };
  const name = `code#${fingerprint(token)}`;
  const tried = await system.limits.count(name, window);
  if (tried > tries) return { kind: 'locked' };
  const right = Buffer.from(codeFor(system.links.codeSecret, token));
  const given = Buffer.from(code);
  if (right.length === given.length && timingSafeEqual(right, given)) {
    await system.limits.takeBack(name, window);
    return { kind: 'right' };
  }
  return tried === tries ? { kind: 'locked' } : { kind: 'wrong', triesLeft: tries - tried };
}

/** Why a link stopped working, naming a function and never a person. */
function whatHappened(
  system: Needs,
  texts: Texts,
  { state, conversation }: { state: CaseState; conversation: Conversation },
): string {
  const { link, format } = texts;
  if (conversation.status === 'overtaken') return link.overtaken;
  const word = state.words.find((one) => one.conversation === conversation.id);
  if (word !== undefined)
    return link.answered(labeller(system, texts)(word.by.function), format.moment(word.at));
  const isOldFamilyLink =
    conversation.stage === familyStage &&
    turnOf(state) !== endedTurn &&
    state.planVersion !== conversation.planVersion;
  return isOldFamilyLink ? link.overtaken : link.renewed;
}

async function enter(system: Needs, claims: Claims, path: string): Promise<HttpResponse> {
  const value = system.random(32);
  await system.gate.sessions.start(value, {
    purpose: claims.purpose,
    person: claims.person,
    ...(claims.caseId === undefined ? {} : { caseId: claims.caseId }),
    ...(claims.conversation === undefined ? {} : { conversation: claims.conversation }),
    expiresAt: system.now() + sessionLasts,
  });
  return seeOther(path, [sessionCookie(system.gate, { value, path })]);
}

/** The whole desk, one case, or the draft that has yet to become one. */
function workPath(caseId: CaseId | undefined, isThere: boolean): string {
  if (caseId === undefined) return '/werk';
  return isThere ? `/werk/zaak/${caseId}` : `/werk/concept/${caseId}`;
}

/** A fresh link for who holds an old one and knows its code; it goes to the address on record and nowhere else. */
async function renewLink(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const token = request.form.text('token');
  const claims = readLink(token, system.links);
  if (claims === undefined) return unknownLink(frame);
  const checked = await checkCode(system, token, request.form.text('code'));
  if (checked.kind === 'locked') return lockedLink(system, frame, { token, claims });
  // The page that offers a fresh link carries the code: without it, somebody else has sent this.
  if (checked.kind !== 'right') return unknownLink(frame);
  const about = claims.conversation ?? claims.person;
  if ((await system.limits.count(`fresh#${about}`, 86_400)) > freshLinksPerDay) {
    const { freshTitle, freshTooOften } = frame.texts.link;
    return problemPage(frame, { status: 429, title: freshTitle, texts: [freshTooOften] });
  }
  const nonce =
    /^[A-Za-z0-9_-]{8,40}$/.exec(request.form.text('nonce'))?.[0] ?? fingerprint(token).slice(0, 20);
  await sendFreshLink(system, claims, { commandId: `fresh-${nonce}`, cause: 'asked' });
  return seeOther('/nieuwe-link');
}

async function freshSentPage(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { freshSentTitle, freshSent } = frame.texts.link;
  return problemPage(frame, { status: 200, title: freshSentTitle, texts: [freshSent] });
}

async function sendFreshLink(
  system: Needs,
  claims: Claims,
  how: { commandId: string; cause: 'asked' | 'codes-missed' },
): Promise<void> {
  if (claims.purpose === 'work' || claims.purpose === 'overview') {
    await system.outbox.order({
      mailId: `sign-in/${how.commandId}`,
      kind: 'sign-in',
      recipient: claims.person,
      ...(claims.caseId === undefined ? {} : { caseId: claims.caseId }),
    });
    return;
  }
  const conversation = await currentConversation(system, claims);
  if (conversation === undefined) return;
  await perform(system.books, {
    caseId: caseIdOf(conversation.id),
    command: { type: 'renew-link', conversation: conversation.id, cause: how.cause },
    actor: how.cause === 'asked' ? conversation.with : clockwork,
    commandId: how.commandId,
  });
}

/** The family follows its plan through every version: an old link of theirs is renewed as the newest one. */
async function currentConversation(system: Needs, claims: Claims): Promise<Conversation | undefined> {
  if (claims.caseId === undefined || claims.conversation === undefined) return undefined;
  const found = await loadCase(system.books, claims.caseId);
  if (found === undefined) return undefined;
  if (claims.purpose !== 'family') return findConversation(found.state, claims.conversation);
  return found.state.conversations.findLast(
    (one) => one.stage === familyStage && one.with.id === claims.person,
  );
}

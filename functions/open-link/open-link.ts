import { timingSafeEqual } from 'node:crypto';
import { familyStage } from '../../shared/domain/chain.ts';
import type { Conversation } from '../../shared/domain/case-state.ts';
import { caseIdOf } from '../../shared/domain/identifiers.ts';
import { findConversation } from '../../shared/domain/turn.ts';
import { seeOther, type HttpRequest, type HttpResponse } from '../../shared/http/http.ts';
import type { Routes } from '../http-lambda.ts';
import { openSessions } from '../../shared/http/session-gate.ts';
import { loadCase, perform, type FoundCase } from '../../shared/ledger/perform.ts';
import { codeFor, fingerprint, readLink, type Claims } from '../../shared/links/tokens.ts';
import { codePage, deadLinkPage } from '../../shared/pages/link-pages.ts';
import type { PageFrame } from '../../shared/pages/layout.ts';
import { problemPage } from '../../shared/pages/problem-pages.ts';
import { clockwork } from '../clockwork.ts';
import { familyPath } from '../family-path.ts';
import { roleFor } from '../../shared/sign-in/rooms.ts';
import type { System } from '../system.ts';
import { deadLinkOf } from './dead-links.ts';
import { enterAsStaff } from './staff.ts';

/** Wrong codes after which a link is dead and a new mail leaves. */
const tries = 5;
/** The window in which they are counted, in seconds: longer than any link lives. */
const window = 30 * 86_400;
const freshLinksPerDay = 5;

type Needs = Pick<
  System,
  'edge' | 'links' | 'limits' | 'books' | 'gate' | 'outbox' | 'random' | 'now' | 'registers' | 'openIdConnect'
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
  const found = await caseOf(system, claims);
  const dead = deadLinkOf(system, frame.texts, { claims, found });
  if (dead !== undefined) {
    const offer = dead.offersFresh ? { token, code, nonce: system.random(12) } : undefined;
    return deadLinkPage(frame, { ...dead, offer });
  }
  const role = roleFor(claims.purpose);
  if (role !== undefined)
    return enterAsStaff(system, request, { claims, role, isThere: found !== undefined });
  const { caseId, conversation } = claims;
  if (found === undefined || conversation === undefined) return unknownLink(frame);
  if (findConversation(found.state, conversation) === undefined) return unknownLink(frame);
  const path =
    claims.purpose === 'family' && caseId !== undefined
      ? familyPath(caseId, claims.person)
      : `/gesprek/${conversation}`;
  return enter(system, request, { claims, path });
}

async function caseOf(system: Needs, { caseId }: Claims): Promise<FoundCase | undefined> {
  return caseId === undefined ? undefined : loadCase(system.books, caseId);
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

async function enter(
  system: Needs,
  request: HttpRequest,
  { claims, path }: { claims: Claims; path: string },
): Promise<HttpResponse> {
  const { purpose, person, caseId, conversation } = claims;
  const who = {
    purpose,
    person,
    ...(caseId === undefined ? {} : { caseId }),
    ...(conversation === undefined ? {} : { conversation }),
  };
  const { gate, random } = system;
  return seeOther(path, await openSessions(gate, request, { entering: [{ who, path }], random }));
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
  const dead = deadLinkOf(system, frame.texts, { claims, found: await caseOf(system, claims) });
  if (dead?.offersFresh === false) return deadLinkPage(frame, { ...dead, offer: undefined });
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
  if (roleFor(claims.purpose) !== undefined) {
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
  // What went to somebody else is renewed by them alone.
  if (claims.purpose !== 'family') {
    const conversation = findConversation(found.state, claims.conversation);
    return conversation?.with.id === claims.person ? conversation : undefined;
  }
  return found.state.conversations.findLast(
    (one) => one.stage === familyStage && one.with.id === claims.person,
  );
}

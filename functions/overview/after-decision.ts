import {
  followUpKinds,
  followUpsOf,
  type FollowUp,
  type FollowUpKind,
} from '../../shared/domain/follow-through.ts';
import { caseIdSchema, type PersonId } from '../../shared/domain/identifiers.ts';
import { dateIn, plusDays, type CalendarDate } from '../../shared/domain/working-days.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { loadCase, readPlan } from '../../shared/ledger/perform.ts';
import {
  afterDecisionPage,
  afterFields,
  caseAfterPage,
  domainText,
  type FollowUpLine,
} from '../../shared/pages/after-decision-page.ts';
import { erasedPage, notFoundPage } from '../../shared/pages/problem-pages.ts';
import { contactPersonById } from '../../shared/registers/municipality.ts';
import type { System } from '../system.ts';
import { recordManagerSaw } from './at-case.ts';
import { csvFile } from './csv.ts';
import { unlessShown, versionOf } from './fresh.ts';

type Needs = Pick<System, 'books' | 'edge' | 'registers' | 'followUps'>;

/** Days before the end of an exception: time to renew it, or to end it well. */
const endsWithin = 90;
/** Lines of one list on the page, and rows that are read for it: the same, however many cases have ended. A file is whole. */
const shownAtMost = 25;
const readAtMost = 200;

/** Between which days lies what is late, or ends soon. */
function periodsOn(today: CalendarDate) {
  const until = (day: CalendarDate) => ({ from: '0000-01-01', until: day });
  return {
    'carrying-out': until(today),
    condition: until(plusDays(today, -1)),
    end: { from: today, until: plusDays(today, endsWithin) },
  } satisfies Record<FollowUpKind, unknown>;
}

type List = { readonly found: readonly FollowUp[]; readonly mayBeMore: boolean };

/** The rows are read whatever their domain is: that there may be more is known before one is chosen. */
async function readList(system: Needs, kind: FollowUpKind, domain: string | undefined): Promise<List> {
  const period = periodsOn(dateIn(system.books.now()))[kind];
  const { found, mayBeMore } = await system.followUps.dueIn(kind, period, readAtMost);
  return { found: found.filter(isOf(domain)), mayBeMore };
}

function isOf(domain: string | undefined): (one: FollowUp) => boolean {
  return (one) => domain === undefined || one.domain === domain;
}

function domainsOf({ registers }: Needs): string[] {
  return [...new Set(registers.current.chain.flatMap((stage) => stage.domains))];
}

function domainIn(system: Needs, request: HttpRequest): string | undefined {
  return domainsOf(system).find((one) => one === request.query.get(afterFields.domain));
}

/**
 * The managers' page of what comes after a decision. Without it what was agreed and never began is noticed by the family
 * alone. Whoever asks with what it showed before is told where that still holds, before a case is read.
 */
export async function showAfterDecision(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const { orMore } = frame.texts.afterDecision;
  const domain = domainIn(system, request);
  const lists = {
    'carrying-out': await readList(system, 'carrying-out', domain),
    condition: await readList(system, 'condition', domain),
    end: await readList(system, 'end', domain),
  };
  const version = versionOf(system, request, [domain, lists]);
  const shown = async ({ found, mayBeMore }: List) => ({
    count: mayBeMore ? orMore(found.length) : String(found.length),
    mayBeMore,
    lines: await linesOf(system, found.slice(0, shownAtMost)),
  });
  return unlessShown(request, version, async () =>
    afterDecisionPage(frame, {
      lists: {
        'carrying-out': await shown(lists['carrying-out']),
        condition: await shown(lists.condition),
        end: await shown(lists.end),
      },
      domain,
      domains: domainsOf(system),
      asOf: system.books.now(),
      version,
    }),
  );
}

/** The case number is read from the sealed plan, and nothing else of it; without cases that were erased since. */
async function linesOf(system: Needs, followUps: readonly FollowUp[]): Promise<FollowUpLine[]> {
  const lines = await Promise.all(
    followUps.map(async (one): Promise<FollowUpLine[]> => {
      const found = await loadCase(system.books, one.caseId);
      if (found === undefined || found.state.erased !== undefined) return [];
      const { caseId, kind, domain, dueOn } = one;
      const { reference } = await readPlan(system.books, found.state);
      const contactPerson = nameOf(system, one.contactPerson);
      return [{ caseId, reference, kind, domain, dueOn, rule: ruleOf(system, one.ruleId), contactPerson }];
    }),
  );
  return lines.flat();
}

function nameOf({ registers }: Needs, id: PersonId): string {
  return contactPersonById(registers.current, id)?.name ?? id;
}

function ruleOf({ registers }: Needs, ruleId: string | undefined): string | undefined {
  return registers.current.rules.find(({ id }) => id === ruleId)?.title ?? ruleId;
}

/** The same lists in one file, to their end, and without names: a file can be sorted by whoever stands in it. */
export async function downloadAfterDecision(system: Needs, request: HttpRequest): Promise<HttpResponse> {
  const { texts } = system.edge.frame(request);
  const { afterDecision: words } = texts;
  const domain = domainIn(system, request);
  const today = dateIn(system.books.now());
  const rows: string[][] = [];
  for (const kind of followUpKinds)
    for await (const page of system.followUps.allDueIn(kind, periodsOn(today)[kind]))
      for (const line of await linesOf(system, page.filter(isOf(domain))))
        rows.push([
          words.kinds[kind],
          line.reference,
          domainText(texts, line.domain),
          line.rule ?? words.noRule,
          line.dueOn,
          today,
        ]);
  const columns = [words.what, words.reference, words.domain, words.rule, words.date, words.asOfColumn];
  return csvFile('na-het-besluit.csv', columns, rows);
}

/** One case after its decisions, on record before it is shown: as the page of how it goes, without a word of the family's. */
export async function showCaseAfter(
  system: Needs & Parameters<typeof recordManagerSaw>[0],
  request: HttpRequest,
  manager: PersonId,
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const caseId = caseIdSchema.safeParse(request.params['caseId']);
  const found = caseId.success ? await loadCase(system.books, caseId.data) : undefined;
  if (found === undefined) return notFoundPage(frame);
  if (found.state.erased !== undefined) return erasedPage(frame);
  await recordManagerSaw(system, { found, manager: { id: manager, function: 'manager' } }, 'course');
  const { reference } = await readPlan(system.books, found.state);
  const states = followUpsOf(found.state)
    .map(({ kind, domain, ruleId, dueOn, doneOn, isWaitedFor }) => ({
      kind,
      domain,
      rule: ruleOf(system, ruleId),
      dueOn,
      doneOn,
      isWaitedFor,
    }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  return caseAfterPage(frame, {
    reference,
    contactPerson: nameOf(system, found.state.contactPerson),
    states,
  });
}

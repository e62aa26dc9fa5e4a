import type { Actor } from '../../shared/domain/entries.ts';
import { caseIdSchema, type PersonId } from '../../shared/domain/identifiers.ts';
import type { HttpRequest, HttpResponse } from '../../shared/http/http.ts';
import { loadCase, readPlan, type FoundCase } from '../../shared/ledger/perform.ts';
import { erasedPage, notFoundPage } from '../../shared/pages/problem-pages.ts';
import type { System } from '../system.ts';
import { unlessShown } from './fresh.ts';

export type Needs = Pick<System, 'books' | 'edge' | 'registers' | 'random' | 'seen'>;

/** One case before a manager: as the ledger has it, with its number, and nothing else of the plan. */
export type Managed = {
  readonly found: FoundCase;
  readonly reference: string;
  readonly manager: Actor;
  readonly request: HttpRequest;
  /** Where the page of the case stands. */
  readonly base: string;
};

type Asked = {
  readonly request: HttpRequest;
  readonly manager: PersonId;
  /** What names all that the page shows, for one that keeps itself up to date: who shows it already is shown nothing. */
  readonly versionOf?: (found: FoundCase) => string;
};

export async function atManagedCase(
  system: Needs,
  { request, manager, versionOf }: Asked,
  then: (managed: Managed) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const frame = system.edge.frame(request);
  const caseId = caseIdSchema.safeParse(request.params['caseId']);
  const found = caseId.success ? await loadCase(system.books, caseId.data) : undefined;
  if (found === undefined) return notFoundPage(frame);
  if (found.state.erased !== undefined) return erasedPage(frame, request.form.typed());
  const show = async (): Promise<HttpResponse> => {
    const { reference } = await readPlan(system.books, found.state);
    return then({
      found,
      reference,
      manager: { id: manager, function: 'manager' },
      request,
      base: `/overzicht/zaak/${found.state.caseId}`,
    });
  };
  return versionOf === undefined ? show() : unlessShown(request, versionOf(found), show);
}

/** Put before anything of the case is shown: `course` is how it goes, without a word of the family's; `plan` the story. */
export async function recordManagerSaw(
  system: Pick<Needs, 'books' | 'random' | 'seen'>,
  { found, manager }: Pick<Managed, 'found' | 'manager'>,
  slice: 'course' | 'plan',
): Promise<void> {
  const { caseId } = found.state;
  await system.seen.record(
    { caseId, at: system.books.now(), person: manager.id, function: manager.function, slice },
    system.random(9),
  );
}

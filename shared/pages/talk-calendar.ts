import ical, { ICalCalendarMethod } from 'ical-generator';
import type { PlannedTalk } from '../domain/case-state.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';

/** Minutes. Nobody is asked how long they will talk; people move the end in their own calendar. */
const talkLasts = 45;

/**
 * A talk as a calendar file (RFC 5545): the case number and the way to talk, and no name. Planned again it moves, by its
 * conversation and the number of its entry.
 */
export function talkCalendar(
  texts: Texts,
  { conversation, talk }: { conversation: string; talk: PlannedTalk },
  about: { reference: string; origin: string },
): HttpResponse {
  const start = new Date(talk.at);
  const calendar = ical({ prodId: { company: 'Speelruimte', product: 'Speelruimte' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: `${conversation}@${new URL(about.origin).hostname}`,
    sequence: talk.n,
    stamp: new Date(talk.plannedAt),
    start,
    end: new Date(start.getTime() + talkLasts * 60_000),
    summary: texts.conversation.talkSummary(about.reference),
    description: texts.conversation.channels[talk.channel],
  });
  return {
    status: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="gesprek.ics"',
    },
    body: calendar.toString(),
  };
}

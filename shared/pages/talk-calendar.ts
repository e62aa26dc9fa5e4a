import ical, { ICalCalendarMethod } from 'ical-generator';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';

/** Minutes. Nobody is asked how long they will talk; people move the end in their own calendar. */
const talkLasts = 45;

/**
 * A talk as a calendar file (RFC 5545): the case number and the way to talk, and no name. Planned again it moves, by its
 * `id` and its `sequence`.
 */
export function talkCalendar(
  texts: Texts,
  talk: { id: string; sequence: number; at: string; plannedAt: string; channel: string; reference: string },
): HttpResponse {
  const start = new Date(talk.at);
  const calendar = ical({ prodId: { company: 'Speelruimte', product: 'Speelruimte' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: talk.id,
    sequence: talk.sequence,
    stamp: new Date(talk.plannedAt),
    start,
    end: new Date(start.getTime() + talkLasts * 60_000),
    summary: texts.conversation.talkSummary(talk.reference),
    description: talk.channel,
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

import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalledOffTalk, PlannedTalk } from '../domain/case-state.ts';
import type { HttpResponse } from '../http/http.ts';
import type { Texts } from '../i18n/texts.ts';

/** Minutes. Nobody is asked how long they will talk; people move the end in their own calendar. */
const talkLasts = 45;

/**
 * A talk as a calendar file (RFC 5545): the case number and the way to talk, and no name. Planned again it moves, and
 * called off it goes (RFC 5546), by its conversation and the number of its entry.
 */
export function talkCalendar(
  texts: Texts,
  { conversation, talk }: { conversation: string; talk: PlannedTalk | CalledOffTalk },
  about: { reference: string; origin: string },
): HttpResponse {
  const start = new Date(talk.at);
  const isOff = 'calledOffAt' in talk;
  const calendar = ical({ prodId: { company: 'Speelruimte', product: 'Speelruimte' } });
  calendar.method(isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: `${conversation}@${new URL(about.origin).hostname}`,
    sequence: talk.n,
    stamp: new Date(isOff ? talk.calledOffAt : talk.plannedAt),
    ...(isOff ? { status: ICalEventStatus.CANCELLED } : {}),
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

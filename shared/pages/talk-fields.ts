import { html } from 'hono/html';
import type { CalledOffTalk } from '../domain/case-state.ts';
import { channelSchema } from '../domain/entries.ts';
import type { Texts } from '../i18n/texts.ts';
import { folded } from './answer-fields.ts';
import { choice, field, fieldId, type Filled } from './form-parts.ts';
import { nothing, type Markup } from './layout.ts';

/** The answer that is none yet: talk first. */
export const talkFirst = 'talk';

/** Where an official gets a planned talk as a file for their calendar. */
export function calendarPath(conversation: string): string {
  return `/gesprek/${conversation}/afspraak.ics`;
}

/** When and how to talk, before the answer. */
export function talkFields(filled: Filled): Markup {
  const { conversation: words } = filled.texts;
  return html`<details ${folded(filled, 'talk.') ? nothing : html`open`}>
    <summary>${words.talkTitle}</summary>
    <p class="hint">${words.talkHint}</p>
    ${field(filled, { name: 'talk.on', label: words.talkOn, type: 'date' })}
    ${field(filled, { name: 'talk.time', label: words.talkTime, hint: words.talkTimeHint, type: 'time' })}
    ${choice(filled, {
      name: 'talk.channel',
      legend: words.talkChannel,
      answers: channelSchema.options.map((value) => ({ value, label: words.channels[value] })),
    })}
    ${field(filled, { name: 'talk.note', label: words.talkNote, hint: words.talkNoteHint, rows: 3 })}
  </details>`;
}

/** That a talk will not be, and how it goes from a calendar; the contact person is who tells the family. */
export function calledOffView(
  { conversation, talk, format }: Texts,
  { at, channel }: CalledOffTalk,
  { calendar, tellFamily = false }: { calendar: string; tellFamily?: boolean },
): Markup {
  return html`<p class="notice calm">
    ${talk.calledOff(format.moment(at), conversation.channels[channel])}
    ${tellFamily ? talk.calledOffFamily : nothing}
    <a href="${calendar}">${talk.calledOffCalendar}</a>
  </p>`;
}

/** What came of a talk that was planned, or that it will not be: for its official and for the contact person. */
export function heldTalkFields(
  filled: Filled,
  about: { readonly text: string; readonly record: string; readonly cancel: string },
): Markup {
  const { talk } = filled.texts;
  return html`<div class="box" id="${fieldId('held')}">
    <h2>${talk.title}</h2>
    <p>${about.text}</p>
    ${field(filled, { name: 'heldOn', label: talk.heldOn, type: 'date' })}
    ${field(filled, { name: 'spoke', label: talk.spoke, hint: talk.spokeHint, rows: 2 })}
    ${field(filled, { name: 'agreed', label: talk.agreed, hint: talk.agreedHint, rows: 5 })}
    <div class="buttons">
      <button type="submit" name="step" value="${about.record}">${talk.record}</button>
      <button type="submit" name="step" value="${about.cancel}">${talk.cancel}</button>
    </div>
  </div>`;
}

/** What a list of errors calls these fields. */
export function talkLabel(texts: Texts, path: string): string | undefined {
  const { conversation: words, talk } = texts;
  const labels: Readonly<Record<string, string>> = {
    'talk.on': words.talkOn,
    'talk.time': words.talkTime,
    'talk.channel': words.talkChannel,
    'talk.note': words.talkNote,
    held: talk.title,
    heldOn: talk.heldOn,
    spoke: talk.spoke,
    agreed: talk.agreed,
  };
  return labels[path];
}

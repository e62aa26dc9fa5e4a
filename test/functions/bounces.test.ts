import { describe, expect, it } from 'vitest';
import { returnedMailIn } from '../../functions/bounces/ses-event.ts';
import { caseIdSchema, conversationIdSchema, personIdSchema } from '../../shared/domain/identifiers.ts';
import { returnedMailOf, tagsOf } from '../../shared/mail/returned-mail.ts';

const caseId = caseIdSchema.parse('abcdefghijklmnopqrstuvwxyz');
const conversation = conversationIdSchema.parse(`${caseId}-4`);
const mail = {
  id: `reminder/${caseId}#family/2027-02-01`,
  about: { recipient: personIdSchema.parse('wmo-1'), subjects: [conversation, caseId] },
};

/** As SES puts it on the event bus, as far as it matters here. */
function event(bounceType: string, tags: Record<string, string> = tagsOf(mail), bounceSubType = 'General') {
  const own = Object.entries(tags).map(([name, value]): [string, string[]] => [name, [value]]);
  return {
    version: '0',
    'detail-type': 'Email Bounced',
    source: 'aws.ses',
    account: '111122223333',
    region: 'eu-central-1',
    detail: {
      eventType: 'Bounce',
      bounce: {
        bounceType,
        bounceSubType,
        bouncedRecipients: [{ emailAddress: 'weg@waterrijk.example', action: 'failed', status: '5.1.1' }],
        timestamp: '2027-02-01T07:00:03.000Z',
      },
      mail: {
        timestamp: '2027-02-01T07:00:01.123+00:00',
        messageId: '0100018',
        destination: ['weg@waterrijk.example'],
        tags: { 'ses:configuration-set': ['speelruimte-test'], ...Object.fromEntries(own) },
      },
    },
  };
}

/** Likewise, of a mail that its reader called junk. */
function complained(complaint: object) {
  const { detail, ...around } = event('Permanent');
  return {
    ...around,
    'detail-type': 'Email Complaint Received',
    detail: {
      eventType: 'Complaint',
      complaint: {
        complainedRecipients: [{ emailAddress: 'weg@waterrijk.example' }],
        timestamp: '2027-02-01T09:12:44.000Z',
        feedbackId: '0100019',
        ...complaint,
      },
      mail: detail.mail,
    },
  };
}

describe('an event of SES', () => {
  it('tells which mail came back, to whom and about what', () => {
    expect(returnedMailIn(event('Permanent'))).toEqual({
      mail: tagsOf(mail)['mail'],
      recipient: 'wmo-1',
      subjects: [conversation, caseId],
      sentAt: '2027-02-01T07:00:01.123Z',
    });
  });

  it.each([
    ['Permanent', 'General'],
    ['Permanent', 'NoEmail'],
    ['Permanent', 'OnAccountSuppressionList'],
    ['Undetermined', 'Undetermined'],
    ['Transient', 'MailboxFull'],
    ['Transient', 'MessageTooLarge'],
    ['Transient', 'ContentRejected'],
  ])('that says %s and %s tells of a mail that SES has given up', (bounceType, bounceSubType) => {
    expect(returnedMailIn(event(bounceType, tagsOf(mail), bounceSubType))).toMatchObject({
      recipient: 'wmo-1',
      subjects: [conversation, caseId],
    });
  });

  it('that says Transient and General is somebody who is on leave, and has the mail', () => {
    expect(returnedMailIn(event('Transient', tagsOf(mail), 'General'))).toBeUndefined();
  });

  it.each([{ complaintFeedbackType: 'abuse' }, { complaintFeedbackType: null }, {}])(
    'that says %o tells of a mail that was put away as junk',
    (complaint) => {
      expect(returnedMailIn(complained(complaint))).toEqual({
        mail: tagsOf(mail)['mail'],
        recipient: 'wmo-1',
        subjects: [conversation, caseId],
        sentAt: '2027-02-01T07:00:01.123Z',
      });
    },
  );

  it('that says that a mail was no junk after all says that it arrived', () => {
    expect(returnedMailIn(complained({ complaintFeedbackType: 'not-spam' }))).toBeUndefined();
  });

  it('about a mail that is none of ours is passed by; what is no such event fails', () => {
    expect(returnedMailIn(event('Permanent', { campaign: 'spring' }))).toBeUndefined();
    expect(() => returnedMailIn({ source: 'aws.ses', detail: { eventType: 'Delivery' } })).toThrow();
  });
});

describe('what goes along with a mail', () => {
  it('are identifiers in letters that SES lets pass, of a few conversations at most', () => {
    const subjects = Array.from({ length: 12 }, (_, n) => conversationIdSchema.parse(`${caseId}-${n + 1}`));
    const tags = tagsOf({ ...mail, about: { ...mail.about, subjects } });
    expect(Object.keys(tags)).toHaveLength(10);
    for (const [name, value] of Object.entries(tags))
      expect(`${name}${value}`).toMatch(/^[A-Za-z0-9_.@-]{1,256}$/);
    expect(returnedMailOf(tags)?.subjects).toEqual(subjects.slice(0, 8));
  });

  it('is the same at every try, and another for another mail', () => {
    expect(tagsOf(mail)).toEqual(tagsOf(mail));
    expect(tagsOf(mail)['mail']).not.toBe(tagsOf({ ...mail, id: 'another' })['mail']);
  });
});

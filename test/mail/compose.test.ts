import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { personIdSchema } from '../../shared/domain/identifiers.ts';
import { mailTextsIn } from '../../shared/i18n/mail-texts.ts';
import { textsIn } from '../../shared/i18n/texts.ts';
import { composeMail, type MailItem } from '../../shared/mail/compose.ts';
import { letterKindSchema, type LetterKind } from '../../shared/mail/letter-kind.ts';

const one: MailItem = {
  reference: 'TEST-2027-0051',
  dueOn: '2027-02-04',
  open: { link: 'https://a.example/l/1', code: '0417' },
};
const other: MailItem = {
  reference: 'TEST-2027-0052',
  facts: ['Aan zet: wethouder.'],
  open: { link: 'https://a.example/l/2', code: '2290' },
};

function composed(kind: LetterKind, items: readonly MailItem[], language: 'nl' | 'en' = 'nl') {
  return composeMail(textsIn(language), {
    mailId: 'an-id',
    kind,
    items,
    to: 'm.vos@waterrijk.example',
    replyTo: 'samira@cjg-waterrijk.example',
    sender: 'Gemeente Waterrijk',
    about: { recipient: personIdSchema.parse('alderman-1'), subjects: [] },
  });
}

/** Everything a reader of the HTML sees or can follow, without spaces. */
function seen(html: string): string {
  const body = parse(html).querySelector('body');
  const hrefs = body?.querySelectorAll('a').map((link) => link.getAttribute('href')) ?? [];
  return [body?.structuredText ?? '', ...hrefs].join('\n').replaceAll(/\s+/g, '');
}

describe('a mail', () => {
  const languages = ['nl', 'en'] as const;
  it.each(letterKindSchema.options.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    '%s says the same as text and as HTML, in %s',
    async (kind, language) => {
      const mail = await composed(kind, [one, other], language);
      const inHtml = seen(mail.html);
      const lines = mail.text.split('\n').filter((line) => line !== mailTextsIn(language).openLine);
      for (const line of lines) expect(inHtml).toContain(line.replaceAll(/\s+/g, ''));
      expect(mail.subject).not.toBe('');
    },
  );

  it('has a link and its code beside each thing it is about; the code of the mail is that of the first', async () => {
    const mail = await composed('reminder', [one, other]);
    expect(mail.links).toEqual(['https://a.example/l/1', 'https://a.example/l/2']);
    expect(mail.code).toBe('0417');
    const order = ['TEST-2027-0051', '/l/1', '0417', 'TEST-2027-0052', 'Aan zet', '/l/2', '2290'];
    const places = order.map((word) => mail.text.indexOf(word));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    // Of links that stand together each says where it leads.
    const links = parse(mail.html).querySelectorAll('a');
    expect(links.map((link) => link.text)).toEqual([
      'Open de pagina: TEST-2027-0051',
      'Open de pagina: TEST-2027-0052',
    ]);
  });

  it('that leads nowhere has no code and does not speak of one', async () => {
    const mail = await composed('address-changed', [{ reference: 'TEST-2027-0051' }]);
    expect(mail).toMatchObject({ links: [], code: '' });
    expect(mail.text).not.toContain('code');
    expect(mail.html).not.toContain('code');
  });
});

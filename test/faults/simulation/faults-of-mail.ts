import type { PlantedFault } from './planted-fault.ts';

/** Mistakes in mails and the links they bring. */
export const mailFaults: readonly PlantedFault[] = [
  {
    name: 'a letter that somebody is sending is sent by another too',
    seed: 1,
    file: 'shared/desk/outbox.ts',
    find: 'pending = :pending AND leaseUntil < :now AND',
    instead: 'pending = :pending AND :now <= :now AND',
  },
  {
    name: 'a letter is marked before it is sent',
    seed: 32,
    file: 'functions/mailer/mailer.ts',
    find: '  const sent: PersonId[] = [];',
    instead: '  await system.outbox.markSent(mailId);\n  const sent: PersonId[] = [];',
  },
  {
    name: 'letters that stayed behind are never looked for',
    file: 'functions/mailer/mailer.ts',
    find: 'await forEachApart(mailIds, (mailId)',
    instead: 'await forEachApart(mailIds.slice(0, 0), (mailId)',
  },
  {
    name: 'the epoch of a link is not checked',
    seed: 4,
    file: 'functions/open-link/dead-links.ts',
    find: 'const isOld = claims.epoch !== conversation.linkEpoch;',
    instead: 'const isOld = false;',
  },
  {
    name: 'every letter is sent twice',
    file: 'functions/mailer/mailer.ts',
    find: '      await sendLetter(system, forWhoIsThere(system, letter));',
    instead: `      await sendLetter(system, forWhoIsThere(system, letter));
      await sendLetter(system, forWhoIsThere(system, letter));`,
  },
  {
    name: 'news brings a link that never opens',
    file: 'functions/mailer/mailer.ts',
    find: 'letter.linkEpoch ?? about?.linkEpoch ?? 0',
    instead: 'letter.linkEpoch ?? 0',
  },
  {
    name: 'whoever has the news gets it again when another of them could not be reached',
    seed: 106,
    file: 'functions/mailer/mailer.ts',
    find: '      if (sent.length < letters.length) await system.outbox.markTold(mailId, [...claimed.told, ...sent]);\n',
    instead: '',
  },
  {
    name: 'whoever has the news gets it again when the mark of somebody before them failed',
    seed: 233,
    file: 'functions/mailer/mailer.ts',
    find: `had the news.
    if (sent.length > 0) await system.outbox.markTold(mailId, [...claimed.told, ...sent]);`,
    instead: 'had the news.',
  },
];

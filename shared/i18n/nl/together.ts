import type { FamilyRole } from '../../domain/family-members.ts';

/** More than one person of the family who must say yes. */
export const together = {
  title: 'Wie moet er ja zeggen?',
  roles: {
    representative: 'wie namens het gezin spreekt',
    parent: 'de andere ouder met gezag',
    child: 'het kind van twaalf jaar of ouder',
    authorised: 'wie schriftelijk gemachtigd is',
  } satisfies Record<FamilyRole, string>,
  you: 'u',
  confirmedOn: (on: string): string => `zei ja op ${on}`,
  waitedFor: 'daar wachten wij nog op',
  notAsked: 'wordt nog gevraagd',
  waiting: 'Het plan gaat verder als iedereen ja heeft gezegd. U hoeft nu niets te doen.',
  count: (done: number, all: number): string => `${done} van de ${all} mensen zeiden ja`,
  resend: (role: string): string => `Stuur de mail opnieuw aan: ${role}`,
  others: 'Wie nog meer ja moeten zeggen',
  member: (name: string, role: string, email: string): string => `${name} (${role}), ${email}`,
  authorisation: (where: string): string => `machtiging: ${where}`,
};

import type { Texts } from '../nl.ts';

export const together: Texts['together'] = {
  title: 'Who must say yes?',
  roles: {
    representative: 'whoever speaks for the family',
    parent: 'the other parent with parental authority',
    child: 'the child of twelve or older',
    authorised: 'whoever is authorised in writing',
  },
  you: 'you',
  confirmedOn: (on) => `said yes on ${on}`,
  waitedFor: 'we are still waiting for this',
  notAsked: 'will be asked',
  waiting: 'The plan goes on when everybody has said yes. There is nothing you need to do now.',
  count: (done, all) => `${done} of ${all} people said yes`,
  resend: (role) => `Send the email again to: ${role}`,
  others: 'Who else must say yes',
  member: (name, role, email) => `${name} (${role}), ${email}`,
  authorisation: (where) => `authorisation: ${where}`,
};

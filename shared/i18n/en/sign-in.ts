import type { Texts } from '../nl.ts';

/** Signing in and out, for staff. */
export const signIn: Texts['signIn'] = {
  title: 'Are you a contact person, a manager or an administrator?',
  text: 'Sign in with the account of your work.',
  withProvider: 'Sign in with the municipality',
  byMailTitle: 'No account with the municipality?',
  enteredTitle: 'You are signed in',
  entered: 'You will be taken on by itself. Does nothing happen? Then choose Go on.',
  goOn: 'Go on',
  ledHereTitle: 'You are being taken on',
  choose: 'You have more than one task here. What do you want to do?',
  rooms: {
    'contact-person': 'My cases',
    manager: 'Overview of all plans',
    administrator: 'See the registers',
  },
  tryAgain: 'Sign in again',
  asSomebodyElse: 'Sign in with another account',
  toStart: 'To the first page',
  leave: 'Sign out',
  everywhere: 'Sign out on all devices',
  everywhereTitle: 'Sign out on all devices',
  everywhereText:
    'Did you forget to sign out somewhere, or did you lose a device? Here you sign out everywhere, also in this browser. What you sent or saved stays saved.',
  everywhereDo: 'Sign out everywhere',
  leftTitle: 'You are signed out',
  left: 'Nobody can reach your cases in this browser any more.',
  leftProvider:
    'Did you sign in with the municipality? Then you are still signed in there. Do more people work on this computer? Then sign out there too.',
  leaveProvider: 'Sign out of the municipality too',
  missingTitle: 'Sign in first',
  missing:
    'This page is for contact persons, managers and administrators. Sign in, or open the link in your email.',
  expired: 'Sign in again, or open the link in your email again.',
  insteadTitle: 'Sign in with the municipality',
  instead: 'A link in an email alone no longer lets you in here. Sign in with the account of your work.',
  hindrances: {
    gestopt: {
      title: 'You are not signed in',
      text: 'You stopped signing in. Nothing has happened. You can try again.',
    },
    onbereikbaar: {
      title: 'You cannot sign in now',
      text: 'We get no answer from the sign-in system of the municipality. It is not your fault. Try again in a few minutes.',
    },
    geweigerd: {
      title: 'Signing in did not work',
      text: 'The answer of the sign-in system of the municipality is not right. Try again. Does it happen again? Then give the number below to the administrator of Speelruimte.',
    },
    'geen-rol': {
      title: 'You have no access',
      text: 'Your account has no role in Speelruimte. Do you have to work here? Ask the administrator of Speelruimte in your municipality for a role.',
    },
    'niet-in-de-lijst': {
      title: 'You are not on the list',
      text: 'You are signed in with the municipality, but you are not on the list of contact persons, managers and administrators. Ask the administrator of Speelruimte in your municipality to put you on it.',
    },
    onbekend: {
      title: 'We do not know who you are',
      text: 'The sign-in system of the municipality does not say who you are, or has not checked your email address. Ask the administrator of Speelruimte in your municipality for help.',
    },
    verlopen: {
      title: 'Signing in took too long',
      text: 'You have a quarter of an hour to sign in. That time is over. Start again.',
    },
    gebruikt: {
      title: 'You had signed in already',
      text: 'This sign-in has been used. Sign in again. Mostly you will not have to fill in your password once more.',
    },
    'andere-browser': {
      title: 'You started in another browser',
      text: 'Signing in is done in one browser, from beginning to end. Start again here. Does this browser not allow cookies? Then you cannot sign in.',
    },
    'te-vaak': {
      title: 'You began to sign in too often',
      text: 'Wait a quarter of an hour, then try again.',
    },
  },
};

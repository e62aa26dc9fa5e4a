import type { Hindrance } from '../../sign-in/hindrances.ts';
import type { StaffRole } from '../../sign-in/provider-settings.ts';

type Said = { readonly title: string; readonly text: string };

/** Signing in and out, for staff. */
export const signIn = {
  title: 'Bent u contactpersoon, manager of beheerder?',
  text: 'Log in met het account van uw werk.',
  withProvider: 'Inloggen bij de gemeente',
  byMailTitle: 'Hebt u geen account bij de gemeente?',
  enteredTitle: 'U bent ingelogd',
  entered: 'U gaat vanzelf verder. Gebeurt er niets? Kies dan Verder.',
  goOn: 'Verder',
  ledHereTitle: 'U gaat verder',
  choose: 'U hebt hier meer dan één taak. Wat wilt u doen?',
  rooms: {
    'contact-person': 'Mijn zaken',
    manager: 'Overzicht van alle plannen',
    administrator: 'De registers bekijken',
  } satisfies Record<StaffRole, string>,
  tryAgain: 'Opnieuw inloggen',
  asSomebodyElse: 'Inloggen met een ander account',
  toStart: 'Naar de eerste pagina',
  leave: 'Uitloggen',
  everywhere: 'Uitloggen op alle apparaten',
  everywhereTitle: 'Uitloggen op alle apparaten',
  everywhereText:
    'Bent u ergens vergeten uit te loggen, of bent u een apparaat kwijt? Dan logt u hier overal uit, ook in deze browser. Wat u hebt verstuurd of bewaard, blijft bewaard.',
  everywhereDo: 'Overal uitloggen',
  leftTitle: 'U bent uitgelogd',
  left: 'Niemand kan in deze browser nog bij uw zaken.',
  leftProvider:
    'Had u ingelogd bij de gemeente? Daar bent u dan nog ingelogd. Werken er meer mensen op deze computer? Log dan ook daar uit.',
  leaveProvider: 'Ook uitloggen bij de gemeente',
  missingTitle: 'Log eerst in',
  missing:
    'Deze pagina is voor contactpersonen, managers en beheerders. Log in, of open de link uit uw mail.',
  expired: 'Log opnieuw in, of open de link uit uw mail opnieuw.',
  insteadTitle: 'Log in bij de gemeente',
  instead:
    'Met alleen een link uit een mail komt u hier niet meer binnen. Log in met het account van uw werk.',
  hindrances: {
    gestopt: {
      title: 'U bent niet ingelogd',
      text: 'U bent gestopt met inloggen. Er is niets gebeurd. U kunt het opnieuw proberen.',
    },
    onbereikbaar: {
      title: 'Inloggen lukt nu niet',
      text: 'Wij krijgen geen antwoord van het inlogsysteem van de gemeente. Dat ligt niet aan u. Probeer het over een paar minuten opnieuw.',
    },
    geweigerd: {
      title: 'Inloggen is niet gelukt',
      text: 'Het antwoord van het inlogsysteem van de gemeente klopt niet. Probeer het opnieuw. Gebeurt het weer? Geef dan het nummer hieronder door aan de beheerder van Speelruimte.',
    },
    'geen-rol': {
      title: 'U hebt geen toegang',
      text: 'Uw account heeft geen rol in Speelruimte. Moet u hier wel werken? Vraag de beheerder van Speelruimte in uw gemeente om een rol.',
    },
    'niet-in-de-lijst': {
      title: 'U staat niet in de lijst',
      text: 'U bent ingelogd bij de gemeente, maar u staat niet in de lijst van contactpersonen, managers en beheerders. Vraag de beheerder van Speelruimte in uw gemeente om u erin te zetten.',
    },
    onbekend: {
      title: 'Wij weten niet wie u bent',
      text: 'Het inlogsysteem van de gemeente zegt niet wie u bent, of heeft uw e-mailadres niet gecontroleerd. Vraag de beheerder van Speelruimte in uw gemeente om hulp.',
    },
    verlopen: {
      title: 'Inloggen duurde te lang',
      text: 'U hebt een kwartier om in te loggen. Die tijd is voorbij. Begin opnieuw.',
    },
    gebruikt: {
      title: 'U had al ingelogd',
      text: 'Deze keer inloggen is al gebruikt. Log opnieuw in. Meestal hoeft u uw wachtwoord dan niet nog een keer in te vullen.',
    },
    'andere-browser': {
      title: 'U begon in een andere browser',
      text: 'Inloggen gaat in één browser, van begin tot eind. Begin hier opnieuw. Staat deze browser cookies niet toe? Dan lukt inloggen niet.',
    },
    'te-vaak': {
      title: 'U begon te vaak met inloggen',
      text: 'Wacht een kwartier en probeer het dan opnieuw.',
    },
  } satisfies Record<Hindrance, Said>,
};

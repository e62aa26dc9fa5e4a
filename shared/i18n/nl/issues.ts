import type { IssueCode } from '../../domain/issues.ts';

export const issues = {
  bsn: 'Hier staat een burgerservicenummer. Dat hebben wij niet nodig en mogen wij niet bewaren. Haal het weg.',
  required: 'Vul dit in.',
  'unknown-field': 'Dit veld kennen wij niet.',
  'wrong-type': 'Dit is een ander soort gegeven dan hier hoort.',
  'too-long': 'Dit is te lang.',
  'too-many-words': 'Dit is te lang: gebruik ten hoogste 80 woorden.',
  'too-few': 'Er moet er ten minste één zijn.',
  'too-many': 'Dit zijn er te veel.',
  'not-an-email': 'Dit is geen e-mailadres. Een e-mailadres lijkt op naam@voorbeeld.nl.',
  'not-a-date': 'Dit is geen datum.',
  'not-an-amount': 'Dit is geen bedrag. Schrijf alleen het getal, bijvoorbeeld 14.500.',
  'control-characters': 'Hier staan tekens die niet te lezen zijn.',
  'unknown-choice': 'Dit is geen van de mogelijke keuzes.',
  duplicate: 'Dit staat er al een keer.',
  'plan-too-long': 'Het plan is te lang. Tekens:',
  'unknown-rule':
    'Deze regel staat niet in de lijst van de gemeente. Laat het nummer weg en noem de regel in woorden.',
  'rule-not-in-force': 'Deze regel geldt niet op dit moment.',
  'rule-of-other-layer': 'In de lijst van de gemeente is dit een ander soort regel:',
  statute:
    'Van een wet kan de gemeente niet afwijken. Bespreek met de beleidsambtenaar welke regel eronder ligt.',
  'domain-without-official': 'Over dit onderdeel beslist niemand in de keten. Mogelijk zijn:',
  'unknown-adviser': 'Deze adviseur staat niet in de keten. Mogelijk zijn:',
  'other-municipality': 'Dit plan is voor een andere gemeente. Deze gemeente heet:',
  'unknown-contact-person':
    'Hier hoort het e-mailadres van de contactpersoon die dit plan inbrengt, zoals de gemeente het kent.',
  'already-brought-in':
    'Vanaf deze pagina is al een plan ingebracht. Kijk bij uw zaken. Is dit een ander plan, verstuur het dan nog een keer.',
  'sent-before':
    'U hebt dit formulier al verstuurd. Wilt u dit ook nog sturen? Druk dan nog een keer op de knop.',
  'address-of-staff':
    'Dit is het adres van iemand die bij de gemeente werkt. Vul het adres van het gezin in.',
  'date-in-past': 'Deze dag of dit tijdstip is al voorbij.',
  'date-in-future': 'Deze dag moet nog komen.',
  'before-decision': 'De gemeente had dit toen nog niet besloten. Kies een latere dag.',
  'cannot-be-extended': 'Deze termijn mag volgens de wet niet worden verlengd.',
  'not-running-yet': 'Deze termijn loopt nog niet.',
  'term-over': 'De termijn is al voorbij. Verlengen kan alleen daarvóór.',
  'already-extended': 'Deze termijn is al een keer verlengd.',
  'no-later-date': 'Kies een dag na de laatste dag van de termijn.',
  'not-a-time': 'Dit is geen tijd. Schrijf bijvoorbeeld 14:30.',
  'date-too-far': 'Deze datum ligt te ver in de toekomst.',
  'until-before-from': 'De einddatum ligt vóór de begindatum.',
  'reason-required': 'Schrijf op waarom.',
  'answer-required': 'Kies een antwoord.',
  'condition-required': 'Schrijf ten minste één voorwaarde op.',
  'condition-incomplete': 'Vul bij een voorwaarde alle drie de vakken in: wat, wie en wanneer.',
  'conditions-without-choice':
    'U schreef voorwaarden op. Kies dan “akkoord met voorwaarden”, of haal ze weg.',
  'talk-not-recorded':
    'Er is een gesprek gepland. Schrijf eerst op wat daar is afgesproken, of zeg het gesprek af. Wat u hier invulde blijft staan.',
  'question-open': 'Er staat nog een vraag open. Wacht op het antwoord, of antwoord nu zelf.',
  'not-json': 'Dit is geen geldig JSON-bestand.',
  invalid: 'Dit klopt niet.',
} satisfies Record<IssueCode, string>;

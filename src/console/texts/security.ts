import { texts } from './define.ts';

/** Words of the second factor of one's account. */
export const securityTexts = texts({
  fr: {
    title: 'Double authentification',
    lead: 'En plus du mot de passe, un code que seule une application de votre téléphone connaît.',
    demanded: 'Votre rôle l’exige : tant qu’elle n’est pas activée, il ne vous donne aucun droit.',
    on: 'Activée',
    since: (day: string) => `depuis le ${day}.`,
    left: (count: number) =>
      count === 0
        ? 'Aucun code de secours ne vous reste : renouvelez-les.'
        : count === 1
          ? 'Un code de secours vous reste.'
          : `${count} codes de secours vous restent.`,
    password: 'Votre mot de passe',
    begin: 'Activer avec une application',
    scan: 'Ouvrez votre application d’authentification et visez cette image.',
    picture: 'Image à viser avec l’application d’authentification',
    byHand: 'Sans caméra, saisissez cette clé :',
    firstCode: 'Code que montre l’application',
    confirm: 'Activer',
    code: 'Code de l’application, ou code de secours',
    renew: 'Renouveler les codes de secours',
    remove: 'Retirer la double authentification',
    removed: 'Double authentification retirée.',
    keep: 'Notez ces codes sur papier : chacun ouvre une fois votre compte si vous perdez votre téléphone. Ils ne seront plus montrés.',
    codes: 'Codes de secours',
    kept: 'Je les ai notés',
  },
  en: {
    title: 'Second factor',
    lead: 'Beside the password, a code that only an app on your telephone knows.',
    demanded: 'Your role demands it: until it is set up, the role gives you no rights.',
    on: 'On',
    since: (day: string) => `since ${day}.`,
    left: (count: number) =>
      count === 0
        ? 'No recovery code is left: renew them.'
        : count === 1
          ? 'One recovery code is left.'
          : `${count} recovery codes are left.`,
    password: 'Your password',
    begin: 'Set up with an app',
    scan: 'Open your authenticator app and scan this picture.',
    picture: 'Picture to be scanned with the authenticator app',
    byHand: 'Without a camera, type this key:',
    firstCode: 'Code that the app shows',
    confirm: 'Turn on',
    code: 'Code of the app, or a recovery code',
    renew: 'Renew the recovery codes',
    remove: 'Take the second factor away',
    removed: 'Second factor taken away.',
    keep: 'Write these codes on paper: each opens your account once if you lose your telephone. They are not shown again.',
    codes: 'Recovery codes',
    kept: 'I have written them down',
  },
});

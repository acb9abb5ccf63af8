import { texts } from './define.ts';

/** Words of the second factor of one's account. */
export const securityTexts = texts({
  fr: {
    title: 'Double authentification',
    lead: 'En plus du mot de passe : une clé d’accès gardée par votre appareil, ou le code d’une application de votre téléphone.',
    app: 'Application d’authentification',
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
    codeOrPasskey: 'Laissez vide pour utiliser votre clé d’accès.',
    notUsed: 'Aucune clé d’accès n’a été utilisée. Réessayez, ou donnez un code.',
    renew: 'Renouveler les codes de secours',
    remove: 'Retirer l’application',
    removed: 'Application retirée.',
    keep: 'Notez ces codes sur papier : chacun ouvre une fois votre compte si vous perdez votre téléphone. Ils ne seront plus montrés.',
    codes: 'Codes de secours',
    kept: 'Je les ai notés',
    passkeys: {
      title: 'Clés d’accès',
      lead: 'Votre ordinateur ou votre téléphone vous reconnaît par empreinte, visage ou code : plus rien à saisir pour vous connecter.',
      none: 'Aucune clé d’accès pour l’instant.',
      name: 'Nom',
      made: 'Créée le',
      used: 'Dernier usage',
      never: 'Jamais',
      act: 'Actions',
      rename: 'Renommer',
      renameQuestion: 'Renommer la clé d’accès ?',
      remove: 'Retirer',
      removeQuestion: 'Retirer la clé d’accès ?',
      removeText: (name: string) =>
        `« ${name} » n’ouvrira plus votre compte. Pensez à l’effacer aussi de l’appareil qui la garde.`,
      removed: 'Clé d’accès retirée.',
      elsewhere:
        'Ici, votre navigateur ne propose pas de clés d’accès : il les réserve aux sites joints par un nom, en HTTPS.',
      newName: 'Nom de la nouvelle clé, par exemple celui de l’appareil',
      make: 'Créer une clé d’accès',
      kept: 'Clé d’accès ajoutée : elle ouvre désormais votre compte.',
    },
  },
  en: {
    title: 'Second factor',
    lead: 'In addition to the password: a passkey that your device keeps, or the code of an app on your telephone.',
    app: 'Authenticator app',
    demanded: 'Your role requires it: until it is set up, the role gives you no rights.',
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
    picture: 'Picture to scan with the authenticator app',
    byHand: 'Without a camera, type this key:',
    firstCode: 'Code that the app shows',
    confirm: 'Turn on',
    code: 'Code of the app, or a recovery code',
    codeOrPasskey: 'Leave it empty to use your passkey.',
    notUsed: 'No passkey was used. Try again, or give a code.',
    renew: 'Renew the recovery codes',
    remove: 'Remove the app',
    removed: 'App removed.',
    keep: 'Write these codes on paper: each opens your account once if you lose your telephone. They are not shown again.',
    codes: 'Recovery codes',
    kept: 'I have written them down',
    passkeys: {
      title: 'Passkeys',
      lead: 'Your computer or telephone knows you by fingerprint, face or PIN: you sign in without typing anything.',
      none: 'No passkey yet.',
      name: 'Name',
      made: 'Made on',
      used: 'Last used',
      never: 'Never',
      act: 'Acts',
      rename: 'Rename',
      renameQuestion: 'Rename the passkey?',
      remove: 'Remove',
      removeQuestion: 'Remove the passkey?',
      removeText: (name: string) =>
        `“${name}” will no longer open your account. Remember to delete it from the device that keeps it, too.`,
      removed: 'Passkey removed.',
      elsewhere: 'Your browser offers no passkeys here: it keeps them for sites that have a name, under HTTPS.',
      newName: 'Name of the new passkey, for example that of the device',
      make: 'Make a passkey',
      kept: 'Passkey added: it opens your account from now on.',
    },
  },
});

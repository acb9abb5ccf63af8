import { texts } from './define.ts';

/** Words of one's own account. */
export const accountTexts = texts({
  fr: {
    title: 'Mon compte',
    who: {
      title: 'Qui je suis',
      name: 'Nom',
      email: 'Adresse électronique',
      save: 'Enregistrer le nom',
      saved: 'Nom enregistré.',
    },
    password: {
      title: 'Mot de passe',
      lead: 'Le changer ferme toutes vos sessions : vous vous connecterez à nouveau.',
      current: 'Mot de passe actuel',
      next: 'Nouveau mot de passe',
      note: 'Au moins 12 caractères ; une phrase est facile à retenir.',
      save: 'Changer le mot de passe',
    },
    sessions: {
      title: 'Où je suis connecté',
      caption: 'Sessions ouvertes, la dernière utilisée d’abord',
      browser: 'Navigateur',
      seen: 'Utilisée',
      until: 'Jusqu’au',
      here: 'ici',
      end: 'Fermer',
      ended: 'Session fermée.',
      act: 'Geste',
    },
    calendar: {
      title: 'Agenda',
      lead: 'Une adresse à donner à votre agenda : les échéances s’y mettent d’elles-mêmes. Qui la connaît les lit.',
      make: 'Créer une adresse',
      revoke: 'Retirer l’adresse',
      revoked: 'Plus aucune adresse ne donne votre agenda.',
      again: 'Une nouvelle adresse rend l’ancienne muette.',
    },
    accessibility: 'Accessibilité',
  },
  en: {
    title: 'My account',
    who: { title: 'Who I am', name: 'Name', email: 'E-mail address', save: 'Save the name', saved: 'Name saved.' },
    password: {
      title: 'Password',
      lead: 'Changing it signs you out everywhere: you then sign in again.',
      current: 'Current password',
      next: 'New password',
      note: 'At least 12 characters; a sentence is easy to remember.',
      save: 'Change the password',
    },
    sessions: {
      title: 'Where I am signed in',
      caption: 'Open sessions, the last used first',
      browser: 'Browser',
      seen: 'Last used',
      until: 'Until',
      here: 'here',
      end: 'End',
      ended: 'Session ended.',
      act: 'Act',
    },
    calendar: {
      title: 'Calendar',
      lead: 'An address for your calendar: deadlines appear in it by themselves. Anybody who knows the address can read them.',
      make: 'Make an address',
      revoke: 'Withdraw the address',
      revoked: 'No address opens your calendar any more.',
      again: 'A new address replaces the old one, which stops working.',
    },
    accessibility: 'Accessibility',
  },
});

/** The statement that the law asks for (article 47 of loi 2005-102; RGAA 4.1.2). */
export const accessibilityTexts = texts({
  fr: {
    title: 'Accessibilité',
    lead: 'Cette console vise la conformité au niveau AA des WCAG 2.2 et au RGAA 4.1.2.',
    state: 'État de conformité',
    stateText:
      'Chaque page est vérifiée à chaque changement, dans un navigateur, en français et en anglais, en clair et en sombre, sur un écran large et un écran étroit : aucune règle automatique des WCAG 2.2 A et AA n’y est enfreinte. Un audit complet par des personnes reste à faire ; jusque-là, la console est dite partiellement conforme.',
    keys: 'Au clavier',
    keysText:
      'Tabulation va d’un élément à l’autre ; J et K d’une ligne à l’autre ; Entrée ouvre ; Ctrl et K cherche ; Ctrl et S enregistre ; Échap ferme.',
    contact: 'Signaler un obstacle',
    contactText:
      'Écrivez à l’administration de votre réseau. Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits.',
  },
  en: {
    title: 'Accessibility',
    lead: 'This console aims for level AA of WCAG 2.2 and for RGAA 4.1.2.',
    state: 'Conformance status',
    stateText:
      'Each page is checked at each change, in a browser, in French and English, light and dark, on a wide and a narrow screen: no rule of WCAG 2.2 A and AA that a program can check is broken. A full audit by people is still to be done; until then the console is called partially conformant.',
    keys: 'By keyboard',
    keysText:
      'Tab goes from one element to the next; J and K from line to line; Enter opens; Ctrl+K searches; Ctrl+S saves; Escape closes.',
    contact: 'Report a barrier',
    contactText:
      'Write to the administration of your network. Without a satisfactory answer you may turn to the Défenseur des droits.',
  },
});

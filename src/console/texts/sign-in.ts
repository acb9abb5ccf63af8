import { texts } from './define.ts';

export const signInTexts = texts({
  fr: {
    title: 'Se connecter',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    enter: 'Se connecter',
    linkEnded:
      'Le lien de ce message n’ouvre plus rien : l’échéance est passée, ou la place a été retirée. Connectez-vous pour voir où vous en êtes.',
    linkReplaced:
      'Cette invitation a été remplacée par une plus récente : ouvrez le lien du dernier message, ou connectez-vous.',
    code: 'Code de votre application',
    codeNote: 'Ou un code de secours.',
    wrongCode: 'Donnez les six chiffres que montre votre application, ou un code de secours.',
    wrongAddress: 'Donnez votre adresse électronique et votre mot de passe.',
    demo: 'Données de démonstration : entrer comme',
  },
  en: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    enter: 'Sign in',
    linkEnded:
      'The link of this mail opens nothing any more: the deadline has passed, or the seat was withdrawn. Sign in to see where you stand.',
    linkReplaced: 'A newer invitation has taken the place of this one: open the link of the newest mail, or sign in.',
    code: 'Code of your app',
    codeNote: 'Or a recovery code.',
    wrongCode: 'Give the six figures that your app shows, or a recovery code.',
    wrongAddress: 'Give your e-mail address and your password.',
    demo: 'Demonstration data: enter as',
  },
});

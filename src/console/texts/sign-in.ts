import { texts } from './define.ts';

export const signInTexts = texts({
  fr: {
    title: 'Se connecter',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    enter: 'Se connecter',
    wrongAddress: 'Donnez votre adresse électronique et votre mot de passe.',
    demo: 'Données de démonstration : entrer comme',
  },
  en: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    enter: 'Sign in',
    wrongAddress: 'Give your e-mail address and your password.',
    demo: 'Demonstration data: enter as',
  },
});

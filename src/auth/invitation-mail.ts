import { formatInstant, type Language } from '../printing/format.ts';

type Facts = { name: string; link: string; expiresAt: Date };
type Words = { subject: string; text: string };

/** What the mail to an invited person says. The subject tells nothing: subjects travel unprotected. */
export function invitationWords(language: Language, facts: Facts): Words {
  const until = formatInstant(facts.expiresAt.toISOString(), language);
  if (language === 'fr') {
    return {
      subject: 'Votre accès à Groupement',
      text: `Bonjour ${facts.name},

Un compte est ouvert à votre nom sur Groupement, l’outil avec lequel votre cluster répond en commun aux appels d’offres.
Choisissez votre mot de passe à cette adresse, qui sert une fois, avant le ${until} :

${facts.link}

Passé ce délai, demandez une nouvelle invitation à qui vous a invité. Si vous n’attendiez pas ce message, ne faites rien.
`,
    };
  }
  return {
    subject: 'Your access to Groupement',
    text: `Hello ${facts.name},

An account is open in your name on Groupement, with which your cluster answers calls for tender together.
Choose your password at this address, which is good for once, by ${until}:

${facts.link}

After that, ask the one who invited you for a new invitation. If you did not expect this message, do nothing.
`,
  };
}

/** What the mail to somebody who forgot the password says. */
export function resetWords(language: Language, facts: Facts): Words {
  const until = formatInstant(facts.expiresAt.toISOString(), language);
  if (language === 'fr') {
    return {
      subject: 'Votre mot de passe Groupement',
      text: `Bonjour ${facts.name},

Un nouveau mot de passe a été demandé pour votre compte. Choisissez-le à cette adresse, qui sert une fois, avant le ${until} :

${facts.link}

Si vous ne l’avez pas demandé, ne faites rien : l’ancien reste valable.
`,
    };
  }
  return {
    subject: 'Your Groupement password',
    text: `Hello ${facts.name},

A new password was asked for your account. Choose it at this address, which is good for once, by ${until}:

${facts.link}

If it was not you, do nothing: the old one stays good.
`,
  };
}

import { formatInstant, type Language } from '../printing/format.ts';
import { type SetLetter, setLetter } from '../printing/letter.ts';

type Facts = { name: string; link: string; expiresAt: Date };
type Words = { subject: string } & SetLetter;
type Texts = Record<Language, { subject: string; text: string; act: string; until: string; note: string }>;

const INVITATION: Texts = {
  fr: {
    subject: 'Votre accès à Groupement',
    text: 'Un compte est ouvert à votre nom sur Groupement, l’outil avec lequel votre cluster répond en commun aux appels d’offres. Choisissez votre mot de passe : le lien ne sert qu’une fois.',
    act: 'Choisir mon mot de passe',
    until: 'Avant le',
    note: 'Passé ce délai, demandez une nouvelle invitation à qui vous a invité. Si vous avez déjà un compte à cette adresse, l’accès s’y ajoute et ce mot de passe devient le sien. Si vous n’attendiez pas ce message, ne faites rien.',
  },
  en: {
    subject: 'Your access to Groupement',
    text: 'An account has been opened in your name on Groupement, the tool with which your cluster’s members bid together. Choose your password: the link can be used once.',
    act: 'Choose my password',
    until: 'By',
    note: 'After that, ask the person who invited you for a new invitation. If you already have an account with this address, the access is added to it and this becomes its password. If you were not expecting this message, ignore it.',
  },
};

const REMINDER: Texts = {
  fr: {
    subject: 'Rappel : votre accès à Groupement',
    text: 'Un compte vous attend toujours sur Groupement : c’est là que votre cluster vous propose de répondre en commun à des appels d’offres. Sans mot de passe, ses invitations ne vous parviennent pas. Choisissez-le : le lien ne sert qu’une fois.',
    act: 'Choisir mon mot de passe',
    until: 'Avant le',
    note: 'Ce rappel est le seul. Si vous ne souhaitez pas d’accès, ne faites rien : il n’en viendra pas d’autre.',
  },
  en: {
    subject: 'Reminder: your access to Groupement',
    text: 'An account is still waiting for you on Groupement: it is where your cluster invites you to bid together with others. Without a password, its invitations cannot reach you. Choose one: the link can be used once.',
    act: 'Choose my password',
    until: 'By',
    note: 'This is the only reminder. If you do not want access, do nothing: you will not be reminded again.',
  },
};

const RESET: Texts = {
  fr: {
    subject: 'Votre mot de passe Groupement',
    text: 'Un nouveau mot de passe a été demandé pour votre compte. Choisissez-le : le lien ne sert qu’une fois.',
    act: 'Choisir un mot de passe',
    until: 'Avant le',
    note: 'Si vous ne l’avez pas demandé, ne faites rien : l’ancien reste valable.',
  },
  en: {
    subject: 'Your Groupement password',
    text: 'A new password was requested for your account. Choose it: the link can be used once.',
    act: 'Choose a password',
    until: 'By',
    note: 'If it was not you, do nothing: your present password still works.',
  },
};

/** What the mail to an invited person says. The subject tells nothing: subjects travel unprotected. */
export const invitationWords = (language: Language, facts: Facts): Words => wordsOf(INVITATION, language, facts);

/** Whoever has a password forgot it; of the others some were invited before. */
export const wordsFor = (
  { passwordHash }: { passwordHash: string | null },
  { reminds }: { reminds: boolean },
): typeof invitationWords => {
  if (passwordHash !== null) return resetWords;
  return reminds ? reminderWords : invitationWords;
};

/** What the mail to somebody says who was invited a week ago and has not come in. */
export const reminderWords = (language: Language, facts: Facts): Words => wordsOf(REMINDER, language, facts);

/** What the mail to somebody who forgot the password says. */
export const resetWords = (language: Language, facts: Facts): Words => wordsOf(RESET, language, facts);

function wordsOf(texts: Texts, language: Language, { name, link, expiresAt }: Facts): Words {
  const { subject, text, act, until, note } = texts[language];
  return {
    subject,
    ...setLetter({
      language,
      name,
      title: subject,
      paragraphs: [text],
      facts: [{ label: until, value: formatInstant(expiresAt.toISOString(), language) }],
      act: { label: act, href: link },
      notes: [note],
    }),
  };
}

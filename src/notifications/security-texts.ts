import type { Template } from './template.ts';

/** What happens to how an account is secured. */
export const SECURITY_TEMPLATES: Readonly<Record<string, Template>> = {
  'account.second_factor_on': {
    fr: {
      subject: 'Votre compte demande désormais un code',
      text: () =>
        'La double authentification vient d’être activée sur votre compte ; vos autres sessions sont fermées. Si ce n’est pas vous, changez votre mot de passe et prévenez un administrateur.',
    },
    en: {
      subject: 'Your account asks for a code from now on',
      text: () =>
        'A second factor was just set up for your account; your other sessions have ended. If this was not you, change your password and tell an administrator.',
    },
  },
  'account.second_factor_off': {
    fr: {
      subject: 'Votre compte ne demande plus de code',
      text: () =>
        'La double authentification vient d’être retirée de votre compte. Si ce n’est pas vous, changez votre mot de passe et prévenez un administrateur.',
    },
    en: {
      subject: 'Your account asks for no code any more',
      text: () =>
        'The second factor of your account was just taken away. If this was not you, change your password and tell an administrator.',
    },
  },
  'account.recovery_code_used': {
    fr: {
      subject: 'Un code de secours vient de servir',
      text: (p) =>
        `Votre compte a été ouvert avec un code de secours ; il vous en reste ${p['left']}. Si ce n’est pas vous, changez votre mot de passe et prévenez un administrateur.`,
    },
    en: {
      subject: 'A recovery code was just used',
      text: (p) =>
        `Your account was opened with a recovery code; ${p['left']} are left. If this was not you, change your password and tell an administrator.`,
    },
  },
  'account.passkey_added': {
    fr: {
      subject: 'Une clé d’accès ouvre désormais votre compte',
      text: (p) =>
        `La clé d’accès « ${p['passkey'] ?? '…'} » vient d’être ajoutée à votre compte : elle l’ouvre à elle seule. Si ce n’est pas vous, retirez-la, changez votre mot de passe et prévenez un administrateur.`,
    },
    en: {
      subject: 'A passkey opens your account from now on',
      text: (p) =>
        `The passkey “${p['passkey'] ?? '…'}” was just added to your account: it opens it alone. If this was not you, remove it, change your password and tell an administrator.`,
    },
  },
  'account.passkey_removed': {
    fr: {
      subject: 'Une clé d’accès a été retirée',
      text: (p) =>
        `La clé d’accès « ${p['passkey'] ?? '…'} » n’ouvre plus votre compte. Si ce n’est pas vous qui l’avez retirée, changez votre mot de passe et prévenez un administrateur.`,
    },
    en: {
      subject: 'A passkey was removed',
      text: (p) =>
        `The passkey “${p['passkey'] ?? '…'}” opens your account no more. If it was not you who removed it, change your password and tell an administrator.`,
    },
  },
  'account.passkey_suspect': {
    fr: {
      subject: 'Une clé d’accès a peut-être été copiée',
      text: (p) =>
        `La clé d’accès « ${p['passkey'] ?? '…'} » vient d’être refusée : deux appareils semblent s’en servir. Retirez-la de votre compte et créez-en une autre.`,
    },
    en: {
      subject: 'A passkey may have been copied',
      text: (p) =>
        `The passkey “${p['passkey'] ?? '…'}” was just refused: two devices seem to use it. Remove it from your account and make another.`,
    },
  },
};

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
      subject: 'Your account now asks for a code',
      text: () =>
        'A second factor has just been set up for your account, and your other sessions have been ended. If this was not you, change your password and tell an administrator.',
    },
  },
  'account.second_factor_off': {
    fr: {
      subject: 'Votre compte ne demande plus de code',
      text: () =>
        'La double authentification vient d’être retirée de votre compte. Si ce n’est pas vous, changez votre mot de passe et prévenez un administrateur.',
    },
    en: {
      subject: 'Your account no longer asks for a code',
      text: () =>
        'The second factor has just been removed from your account. If this was not you, change your password and tell an administrator.',
    },
  },
  'account.recovery_code_used': {
    fr: {
      subject: 'Un code de secours vient de servir',
      text: (p) =>
        `Votre compte a été ouvert avec un code de secours ; il vous en reste ${p['left']}. Si ce n’est pas vous, changez votre mot de passe et prévenez un administrateur.`,
    },
    en: {
      subject: 'A recovery code has just been used',
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
      subject: 'A passkey now opens your account',
      text: (p) =>
        `The passkey “${p['passkey'] ?? '…'}” has just been added to your account, which it opens on its own. If this was not you, remove it, change your password and tell an administrator.`,
    },
  },
  'account.passkey_removed': {
    fr: {
      subject: 'Une clé d’accès a été retirée',
      text: (p) =>
        `La clé d’accès « ${p['passkey'] ?? '…'} » n’ouvre plus votre compte. Si ce n’est pas vous qui l’avez retirée, changez votre mot de passe et prévenez un administrateur.`,
    },
    en: {
      subject: 'A passkey has been removed',
      text: (p) =>
        `The passkey “${p['passkey'] ?? '…'}” no longer opens your account. If you did not remove it, change your password and tell an administrator.`,
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
        `The passkey “${p['passkey'] ?? '…'}” has just been refused: two devices seem to be using it. Remove it from your account and create another.`,
    },
  },
};

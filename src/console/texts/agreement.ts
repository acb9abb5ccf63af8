import { texts } from './define.ts';

/** Words of acts that undo what members have agreed to, and of what a seat still lacks. */
export const agreementTexts = texts({
  fr: {
    question: (n: number) =>
      n === 1 ? 'Redemander son accord à un membre ?' : `Redemander leur accord à ${n} membres ?`,
    text: 'Ce changement est moins bon pour qui a déjà accepté : son accord tombe et une nouvelle invitation part. Le groupement attend sa réponse.',
    act: 'Enregistrer et redemander',
    moves: (field: string, before: string, after: string) => `${field} ${before} → ${after}`,
    fields: {
      role: 'rôle',
      shareBp: 'part',
      covers: 'prestations',
      amountCents: 'montant',
      legalForm: 'forme du groupement',
      formAfterAward: 'forme après attribution',
      liability: 'étendue de la responsabilité',
      exposureCents: 'risque au pire',
      duties: 'charges nouvelles',
      deadline: 'échéance',
    },
    late: {
      passed: (due: string) => `La remise était due ${due} : une offre hors délai est éliminée.`,
      after: (due: string) => `L’offre est à remettre ${due}, avant la fin du délai de réponse.`,
      question: 'Inviter malgré l’échéance ?',
    },
  },
  en: {
    question: (n) => (n === 1 ? 'Ask one member again?' : `Ask ${n} members again?`),
    text: 'This change is worse for somebody who has said yes: that answer no longer counts, and a new invitation goes out. The group waits for the new answer.',
    act: 'Save and ask again',
    moves: (field, before, after) => `${field} ${before} → ${after}`,
    fields: {
      role: 'role',
      shareBp: 'share',
      covers: 'work',
      amountCents: 'amount',
      legalForm: 'form of the group',
      formAfterAward: 'form after the award',
      liability: 'extent of liability',
      exposureCents: 'worst case',
      duties: 'new duties',
      deadline: 'deadline',
    },
    late: {
      passed: (due) => `Bids were due ${due}: a late one is rejected.`,
      after: (due) => `The bid is due ${due}, before the date by which the members have to answer.`,
      question: 'Invite in spite of the deadline?',
    },
  },
});

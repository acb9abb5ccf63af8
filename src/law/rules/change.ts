import type { LawFacts, MembershipChange } from '../facts.ts';
import { blocking, type Finding, notApplicable, notYetKnown, ok, type Rule, type Text, warning } from '../rule.ts';

/** What a ground is called. */
const GROUNDS: Readonly<Record<string, Text>> = {
  restructuring: { fr: 'restructuration', en: 'restructuring' },
  impossibility: { fr: 'impossibilité d’accomplir sa tâche', en: 'inability to perform its part' },
  excluded: { fr: 'membre exclu', en: 'excluded member' },
  buyer_authorised: { fr: 'autorisation de l’acheteur', en: 'permission of the buyer' },
  group_formed: { fr: 'groupement formé par un candidat seul', en: 'group formed by a sole candidate' },
  review_clause: { fr: 'clause de réexamen', en: 'review clause' },
  replaced: { fr: 'remplacement', en: 'replacement' },
};
const called = (ground: string): Text => GROUNDS[ground] ?? { fr: ground, en: ground };

/** Procedures in which the buyer may let a group change (R2142-26, since décret 2024-1251). */
const WITH_NEGOTIATION = ['negotiated', 'dialogue'];

/** Grounds for which the law wants such a procedure: leave of the buyer, and a sole candidate that forms a group (R2142-3). */
const BY_NEGOTIATION = ['buyer_authorised', 'group_formed'];

/** Whether the change fell between the candidature and the signature of the contract. */
const beforeSignature = (change: MembershipChange): boolean => change.frozen ?? change.from === 'submitted';

/** The buyer's leave for a change: recorded, with the two conditions that R2142-26 sets. */
function leaveOf(change: MembershipChange): Finding {
  const { authorisation, ground } = change;
  const name = called(ground);
  if (authorisation === undefined) {
    return notYetKnown(
      `Changement pour ${name.fr} : consignez l’autorisation de l’acheteur (date, référence, pièce).`,
      `Change for ${name.en}: record the buyer's leave (date, reference, evidence).`,
      { ground },
    );
  }
  const { date, reference, guaranteesHold, competitionUnharmed } = authorisation;
  const figures = { ground, date, reference, guaranteesHold, competitionUnharmed };
  return guaranteesHold && competitionUnharmed
    ? ok(
        `Changement pour ${name.fr}, autorisé par l’acheteur le ${date} (${reference}).`,
        `Change for ${name.en}, allowed by the buyer on ${date} (${reference}).`,
        figures,
      )
    : blocking(
        'Les garanties du groupement doivent demeurer et la concurrence ne pas en souffrir : l’une des deux conditions n’est pas remplie.',
        'The group must keep its guarantees and competition must not suffer: one of the two conditions is not met.',
        figures,
      );
}

/** Whether the frozen group may change on these grounds; `withLeave`: those for which the buyer's leave is enough. */
function frozen(facts: LawFacts, withLeave: readonly string[]): Finding {
  const { change } = facts;
  if (change === null || !beforeSignature(change)) {
    return notApplicable('Aucun changement depuis la candidature.', 'No change since the application.');
  }
  const { ground } = change;
  const name = called(ground);
  if (ground === 'excluded') {
    return ok('Un membre exclu se remplace (L2141-13).', 'An excluded member is replaced (L2141-13).', { ground });
  }
  if (BY_NEGOTIATION.includes(ground) && withLeave.includes(ground) && !WITH_NEGOTIATION.includes(facts.procedure)) {
    return blocking(
      'L’acheteur ne peut autoriser un changement que dans une procédure avec négociation ou un dialogue compétitif.',
      'The buyer may allow a change only in a procedure with negotiation or a competitive dialogue.',
      { ground, procedure: facts.procedure },
    );
  }
  return withLeave.includes(ground)
    ? leaveOf(change)
    : blocking(
        `Le motif « ${name.fr} » ne permet pas de changer la composition avant la signature.`,
        `The ground “${name.en}” does not allow a change of members before signature.`,
        { ground, grounds: ['excluded', ...withLeave] },
      );
}

/** When the membership is frozen, and what lets it change. */
export const changeRules: readonly Rule[] = [
  {
    id: 'frozen-group',
    article: 'R2142-26',
    set: 'ccp',
    from: null,
    to: '2024-12-31',
    title: { fr: 'Composition figée', en: 'Frozen membership' },
    evaluate: (facts) => frozen(facts, ['restructuring', 'impossibility']),
  },
  {
    id: 'frozen-group',
    article: 'R2142-26 (décret 2024-1251), R2142-3',
    set: 'ccp',
    from: '2025-01-01',
    to: null,
    title: { fr: 'Composition figée', en: 'Frozen membership' },
    evaluate: (facts) => frozen(facts, ['restructuring', 'impossibility', ...BY_NEGOTIATION]),
  },
  {
    id: 'ten-days',
    article: 'L2141-13, L2141-14',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Remplacement sous dix jours', en: 'Replacement within ten days' },
    evaluate: (facts) => {
      const replaceBy = facts.change?.replaceBy ?? null;
      if (replaceBy === null) {
        return notApplicable('Aucun remplacement demandé.', 'No replacement was asked for.');
      }
      const whole = facts.members.every((m) => m.accepted);
      // The day on which it was whole again decides, not the day on which somebody looks.
      const replacedOn = facts.change?.replacedOn ?? (whole ? facts.today : null);
      const figures = { replaceBy, replacedOn, today: facts.today };
      if (replacedOn !== null && whole) {
        return replacedOn <= replaceBy
          ? ok('Le membre exclu est remplacé dans les dix jours.', 'The excluded member was replaced in time.', figures)
          : blocking(
              `Le membre exclu n’a été remplacé que le ${replacedOn}, après les dix jours (${replaceBy}) : le groupement est exclu.`,
              `The excluded member was replaced only on ${replacedOn}, after the ten days (${replaceBy}): the group is out.`,
              figures,
            );
      }
      return facts.today > replaceBy
        ? blocking(
            `Le délai de dix jours est passé (${replaceBy}) : le groupement est exclu.`,
            `The ten days are over (${replaceBy}): the group is out.`,
            figures,
          )
        : warning(`À remplacer avant le ${replaceBy}.`, `To be replaced by ${replaceBy}.`, figures);
    },
  },
  {
    id: 'execution',
    article: 'R2194-6 ; CE 16 mai 2022, n° 459408',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Substitution en cours d’exécution', en: 'Substitution during execution' },
    evaluate: (facts) => {
      const { change } = facts;
      if (change === null || change.from !== 'awarded' || beforeSignature(change)) {
        return notApplicable('Aucun changement depuis la signature.', 'No change since the signature.');
      }
      const { ground } = change;
      const name = called(ground);
      return ['review_clause', 'restructuring'].includes(ground)
        ? ok(`Changement fondé : ${name.fr}.`, `The change has a ground: ${name.en}.`, { ground })
        : blocking(
            'Il faut une clause de réexamen ou une restructuration.',
            'A review clause or a restructuring is needed.',
            { ground },
          );
    },
  },
];

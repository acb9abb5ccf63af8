import { blocking, listed, notApplicable, ok, type Rule, warning } from '../rule.ts';

const nameOf = (members: readonly { organisationId: string; name: string }[], id: string): string =>
  members.find((m) => m.organisationId === id)?.name ?? id;

const FROZEN_GROUNDS = ['restructuring', 'impossibility', 'excluded'];

/** Who may apply, how often, and when the membership is frozen. */
export const candidatureRules: readonly Rule[] = [
  {
    id: 'one-mandataire',
    article: 'R2142-23',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Un seul mandat par marché', en: 'Mandataire of one group only' },
    evaluate: (facts) => {
      const leads = facts.members.filter((m) => m.role === 'mandataire').map((m) => m.organisationId);
      const twice = facts.elsewhere.filter((e) => e.mandataire && leads.includes(e.organisationId));
      return twice.length === 0
        ? ok(
            'Le mandataire ne représente aucun autre groupement pour ce marché.',
            'The mandataire represents no other group for this contract.',
          )
        : blocking(
            `${nameOf(facts.members, twice[0]!.organisationId)} est déjà mandataire d’un autre groupement pour ce marché.`,
            `${nameOf(facts.members, twice[0]!.organisationId)} is already mandataire of another group for this contract.`,
            { organisationIds: twice.map((e) => e.organisationId) },
          );
    },
  },
  {
    id: 'multi-candidature',
    article: 'R2142-21',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Candidatures multiples', en: 'Several candidacies' },
    evaluate: (facts) => {
      const { forbidSoloAndGroup, forbidSeveralGroups } = facts.constraints;
      if (!forbidSoloAndGroup && !forbidSeveralGroups) {
        return ok(
          'Le règlement n’interdit pas plusieurs candidatures.',
          'The consultation documents do not forbid several candidacies.',
          { forbidSoloAndGroup, forbidSeveralGroups },
        );
      }
      const breaches = facts.elsewhere.filter((e) => (e.kind === 'solo' ? forbidSoloAndGroup : forbidSeveralGroups));
      const names = [...new Set(breaches.map((e) => nameOf(facts.members, e.organisationId)))];
      const figures = { forbidSoloAndGroup, forbidSeveralGroups, members: names };
      return names.length === 0
        ? ok('Aucun membre n’est candidat ailleurs.', 'No member is a candidate elsewhere.', figures)
        : blocking(
            `Déjà candidat pour le même lot, ce que le règlement interdit : ${listed(names)}.`,
            `Already a candidate for the same lot, which the consultation documents forbid: ${listed(names)}.`,
            figures,
          );
    },
  },
  ...(
    [
      { from: null, to: '2024-12-31', grounds: FROZEN_GROUNDS },
      { from: '2025-01-01', to: null, grounds: [...FROZEN_GROUNDS, 'buyer_authorised'] },
    ] as const
  ).map(
    ({ from, to, grounds }): Rule => ({
      id: 'frozen-group',
      article: from === null ? 'R2142-26' : 'R2142-26 (décret 2024-1251), R2142-3',
      set: 'ccp',
      from,
      to,
      title: { fr: 'Composition figée', en: 'Frozen membership' },
      evaluate: (facts) => {
        if (facts.change === null || facts.change.from !== 'submitted') {
          return notApplicable('Aucun changement depuis la candidature.', 'No change since the candidature.');
        }
        const { ground } = facts.change;
        return grounds.includes(ground)
          ? ok(`Changement fondé : ${ground}.`, `The change has a ground: ${ground}.`, { ground })
          : blocking(
              `Le motif « ${ground} » ne permet pas de changer la composition.`,
              `The ground "${ground}" does not allow a change of members.`,
              { ground, grounds: [...grounds] },
            );
      },
    }),
  ),
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
      const figures = { replaceBy, today: facts.today };
      const replaced = facts.members.every((m) => m.accepted);
      if (replaced) return ok('Le membre exclu est remplacé.', 'The excluded member is replaced.', figures);
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
      if (facts.change === null || facts.change.from !== 'awarded') {
        return notApplicable('Aucun changement depuis la signature.', 'No change since the signature.');
      }
      const { ground } = facts.change;
      return ['review_clause', 'restructuring'].includes(ground)
        ? ok(`Changement fondé : ${ground}.`, `The change has a ground: ${ground}.`, { ground })
        : blocking(
            'Il faut une clause de réexamen ou une restructuration.',
            'A review clause or a restructuring is needed.',
            { ground },
          );
    },
  },
  {
    id: 'exclusion-grounds',
    article: 'L2141-1 à L2141-11',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Motifs d’exclusion', en: 'Exclusion grounds' },
    evaluate: (facts) => {
      const out = facts.members.filter(
        (m) => m.exclusion !== null && (m.exclusion.until === null || m.exclusion.until >= facts.today),
      );
      return out.length === 0
        ? ok('Aucun motif déclaré.', 'No ground is declared.', { members: facts.members.length })
        : blocking(
            `Motif d’exclusion déclaré par : ${listed(out.map((m) => m.name))}.`,
            `An exclusion ground is declared by: ${listed(out.map((m) => m.name))}.`,
            { members: out.map((m) => m.organisationId), grounds: out.map((m) => m.exclusion!.ground) },
          );
    },
  },
];

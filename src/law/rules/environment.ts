import { holdersAmong, type LawFacts, type LawMember } from '../facts.ts';
import { figureIfAny } from '../periods.ts';
import { euros, listed, notApplicable, notYetKnown, ok, type Rule } from '../rule.ts';

const NAMED = {
  id: 'environment',
  article: 'L2112-2, L2152-7 (loi 2021-1104, art. 35) (?)',
  set: 'ccp',
  title: { fr: 'Conditions environnementales et sociales', en: 'Environmental and social conditions' },
} as const;

/** Holders whose evidence of these conditions is not there, or no longer holds. */
const unproved = ({ members, conditionProofs = [], today }: LawFacts, conditions: readonly string[]): LawMember[] =>
  holdersAmong(members).filter((member) =>
    conditions.some(
      (about) =>
        !conditionProofs.some(
          (proof) =>
            proof.organisationId === member.organisationId &&
            proof.about === about &&
            (proof.validUntil ?? today) >= today,
        ),
    ),
  );

/**
 * Loi Climat et résilience, article 35: its days could not be checked against the text that puts it in force, (?) in the
 * article says so. The buyer's documents hold criteria and conditions; what a member proves of them is evidence to be kept.
 */
export const environmentRules: readonly Rule[] = [
  {
    ...NAMED,
    from: null,
    to: '2026-08-20',
    evaluate: () =>
      notApplicable(
        'Consultation engagée avant le 21 août 2026 : considérations facultatives.',
        'Consultation launched before 21 August 2026: such conditions are the buyer’s choice.',
      ),
  },
  {
    ...NAMED,
    from: '2026-08-21',
    to: null,
    evaluate: (facts) => {
      const known = facts.lots.every((lot) => lot.estimatedCents !== null);
      const value = facts.lots.reduce((sum, lot) => sum + (lot.estimatedCents ?? 0), 0);
      const [least, most] = [
        figureIfAny('threshold-state', facts.launchedOn),
        figureIfAny('threshold-works', facts.launchedOn),
      ];
      const social =
        !known || least === null || most === null || (value >= least && value < most)
          ? ('maybe' as const)
          : value >= most
            ? ('yes' as const)
            : ('no' as const);
      const told = {
        yes: {
          fr: 'La valeur dépasse tous les seuils européens : des considérations sociales figurent aussi dans les conditions d’exécution.',
          en: 'The value is above every EU threshold: social performance conditions are required too.',
        },
        no: {
          fr: 'La valeur est sous les seuils européens : des considérations sociales ne sont pas obligatoires.',
          en: 'The value is below the EU thresholds: social conditions are not mandatory.',
        },
        maybe: {
          fr: `Au-dessus du seuil européen de l’acheteur (${euros(least ?? 0)} pour l’État, ${euros(most ?? 0)} en travaux), des considérations sociales figurent aussi dans les conditions d’exécution.`,
          en: `Above the buyer's EU threshold (${euros(least ?? 0, 'en')} for the State, ${euros(most ?? 0, 'en')} for works) social performance conditions are required too.`,
        },
      }[social];
      const owed = unproved(facts, social === 'yes' ? ['environment', 'social'] : ['environment']);
      const figures = {
        valueCents: known ? value : null,
        socialConditions: social,
        missing: owed.map((m) => m.organisationId),
      };
      if (owed.length === 0)
        return ok(
          `Chaque membre a ses preuves des conditions environnementales et sociales. ${told.fr}`,
          `Each member has its evidence of environmental and social conditions. ${told.en}`,
          figures,
        );
      return notYetKnown(
        `Un critère d’attribution et une condition d’exécution tiennent compte de l’environnement : lisez-les dans la consultation. Preuves à recevoir de : ${listed(owed.map((m) => m.name))}. ${told.fr}`,
        `An award criterion and a condition of execution are about the environment: read them in the buyer's documents. Evidence to come from: ${listed(owed.map((m) => m.name))}. ${told.en}`,
        figures,
      );
    },
  },
];

import { WHOLE_BP } from '../../shared/money.ts';
import { holdersAmong, type LawFacts, type LegalForm } from '../facts.ts';
import { FORM_NAMES } from '../forms.ts';
import { blocking, listed, notApplicable, notYetKnown, ok, type Rule, type Text, warning } from '../rule.ts';

/** What a form is called; as it was noted, where it is none of ours. */
const called = (form: string): Text => FORM_NAMES[form as LegalForm] ?? { fr: form, en: form };

const leads = (facts: LawFacts) => facts.members.filter((m) => m.role === 'mandataire');

/** The form of the group and who speaks for it. */
export const groupRules: readonly Rule[] = [
  {
    id: 'form',
    article: 'R2142-20',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Forme du groupement', en: 'Form of the group' },
    evaluate: (facts) =>
      ok(
        facts.legalForm === 'solidaire'
          ? 'Groupement solidaire : chaque membre est engagé pour la totalité.'
          : facts.legalForm === 'conjoint'
            ? 'Groupement conjoint : chaque membre n’est engagé que pour sa part.'
            : 'Groupement conjoint à mandataire solidaire : le mandataire répond pour tous.',
        facts.legalForm === 'solidaire'
          ? 'Joint and several group: each member is bound for the whole.'
          : facts.legalForm === 'conjoint'
            ? 'Joint group: each member owes its own part only.'
            : 'Joint group, the lead liable for all: the lead contractor is liable for everything.',
        { legalForm: facts.legalForm, members: facts.members.length },
      ),
  },
  {
    id: 'form-not-imposed',
    article: 'R2142-22',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Forme non imposée à la candidature', en: 'No form imposed on candidates' },
    evaluate: (facts) => {
      const noted = facts.formRequirement;
      const form = noted?.form ?? facts.requiredFormAfterAward;
      if (form === null) return notApplicable('L’acheteur n’exige aucune forme.', 'The buyer asks for no form.');
      const figures = { required: form, legalForm: facts.legalForm, noted: noted?.date ?? null };
      if (form === facts.legalForm) {
        return ok(
          'La forme est celle que l’acheteur demande.',
          'The form is the one that the buyer asks for.',
          figures,
        );
      }
      return noted === null
        ? warning(
            `L’acheteur demande après attribution : ${called(form).fr}. Il ne peut l’imposer que pour la bonne exécution et après attribution.`,
            `The buyer asks after the award: ${called(form).en}. It may impose it only where needed, and only after the award.`,
            figures,
          )
        : warning(
            `L’acheteur exige depuis le ${noted.date} : ${called(form).fr}. Changez la forme ; chaque membre sera consulté de nouveau.`,
            `The buyer has asked since ${noted.date}: ${called(form).en}. Change the form; each member is asked again.`,
            figures,
          );
    },
  },
  {
    id: 'habilitation',
    article: 'R2142-23',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Habilitation du mandataire', en: 'Powers of the lead contractor' },
    evaluate: ({ habilitation, members }) =>
      members.length < 2
        ? notApplicable('Aucun groupement à représenter.', 'There is no group to speak for.')
        : habilitation === null
          ? notYetKnown(
              'Aucune habilitation consignée : tous les membres signent l’offre, ou habilitent le mandataire par un document joint.',
              'No powers are on record: all members sign the bid, or empower the lead contractor by a document attached to it.',
            )
          : ok(
              `Le mandataire est habilité depuis le ${habilitation.date} : ${habilitation.scope}.`,
              `The lead contractor has been empowered since ${habilitation.date}: ${habilitation.scope}.`,
              habilitation,
            ),
  },
  {
    id: 'named-mandataire',
    article: 'R2142-24',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Mandataire désigné', en: 'Lead contractor named' },
    evaluate: (facts) => {
      const named = leads(facts);
      return named.length === 1
        ? ok(`${named[0]!.name} est mandataire.`, `${named[0]!.name} is the lead contractor.`, {
            organisationId: named[0]!.organisationId,
          })
        : blocking(
            `Il faut un mandataire et un seul ; il y en a ${named.length}.`,
            `There must be exactly one lead contractor; there are ${named.length}.`,
            { mandataires: named.length },
          );
    },
  },
  {
    id: 'full-split',
    article: 'CE 12 oct. 2023, n° 462994',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Répartition détaillée', en: 'Detailed split' },
    evaluate: (facts) => {
      const holders = holdersAmong(facts.members);
      const sumBp = holders.reduce((sum, m) => sum + m.shareBp, 0);
      const done = new Map(
        holders.map((holder) => [
          holder.organisationId,
          facts.members.some((m) => m.principalId === holder.organisationId && m.covers.length > 0),
        ]),
      );
      const empty = holders
        .filter((m) => m.shareBp === 0 || (m.covers.length === 0 && done.get(m.organisationId) !== true))
        .map((m) => m.name);
      if (sumBp !== WHOLE_BP) {
        return blocking(
          `Les parts font ${sumBp / 100} % au lieu de 100 % : sans répartition détaillée, chaque membre doit tout.`,
          `The shares add up to ${sumBp / 100}% instead of 100%: without a detailed split every member owes everything.`,
          { sumBp },
        );
      }
      return empty.length === 0
        ? ok('Les parts font exactement 100 %.', 'The shares sum to exactly 100%.', { sumBp })
        : warning(
            `Sans prestation ou sans part : ${listed(empty)}.`,
            `Without work or without a share: ${listed(empty)}.`,
            { sumBp, members: empty },
          );
    },
  },
  {
    id: 'everybody-agreed',
    article: 'R2142-23, R2142-24',
    elsewhere: { fr: 'accord des membres', en: 'agreement of the members' },
    set: 'competition',
    from: null,
    to: null,
    title: { fr: 'Accord de chaque membre', en: 'Every member has accepted' },
    evaluate: (facts) => {
      const missing = facts.members.filter((m) => !m.accepted).map((m) => m.name);
      return missing.length === 0
        ? ok('Tous les membres ont accepté leur place.', 'Every member has accepted its place.', {
            members: facts.members.length,
          })
        : blocking(`Pas encore d’accord de : ${listed(missing)}.`, `No acceptance yet from: ${listed(missing)}.`, {
            missing,
          });
    },
  },
  {
    id: 'payment',
    article: 'R2142-20',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Paiement', en: 'Payment' },
    evaluate: (facts) =>
      facts.legalForm === 'solidaire'
        ? ok(
            'Compte unique, sauf répartition prévue au marché.',
            'One account, unless the contract splits the payment.',
          )
        : ok('Chaque membre est payé directement.', 'Each member is paid directly.'),
  },
];

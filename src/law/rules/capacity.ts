import { capableAmong, groupTurnover, holdersAmong, type LawFacts } from '../facts.ts';
import { FIGURES } from '../periods.ts';
import { blocking, euros, type Finding, listed, notApplicable, notYetKnown, ok, type Rule, warning } from '../rule.ts';
import { SILENCE_DAYS } from '../subcontracting.ts';

function withinCap(facts: LawFacts, tenths: number): Finding {
  const asked = Math.max(
    facts.constraints.minTurnoverCents,
    facts.constraints.minMemberTurnoverCents,
    facts.constraints.minMandataireTurnoverCents,
  );
  if (asked === 0) return notApplicable('Aucun chiffre d’affaires minimal.', 'No minimum turnover is asked for.');
  const known = facts.lots.every((lot) => lot.estimatedCents !== null);
  const value = facts.lots.reduce((sum, lot) => sum + (lot.estimatedCents ?? 0), 0);
  const figures = { askedCents: asked, valueCents: known ? value : null, cap: tenths / 10 };
  if (!known) {
    return notYetKnown(
      'La valeur estimée manque : le plafond ne peut être vérifié.',
      'The estimated value is missing: the cap cannot be checked.',
      figures,
    );
  }
  return BigInt(asked) * 10n <= BigInt(value) * BigInt(tenths)
    ? ok(
        `${euros(asked)} exigés pour ${euros(value)} : sous le plafond de ${tenths / 10} fois.`,
        `${euros(asked, 'en')} asked for ${euros(value, 'en')}: within the cap of ${tenths / 10} times.`,
        figures,
      )
    : warning(
        `${euros(asked)} exigés pour ${euros(value)} : au-dessus de ${tenths / 10} fois la valeur, à justifier par l’acheteur.`,
        `${euros(asked, 'en')} asked for ${euros(value, 'en')}: above ${tenths / 10} times the value, which the buyer must justify.`,
        figures,
      );
}

/** Whether each subcontractor is declared, and what the buyer said of it. */
function subcontracting(facts: LawFacts): Finding {
  const subs = facts.members.filter((m) => m.role === 'sous_traitant');
  const declared = facts.subcontracts ?? [];
  if (subs.length + declared.length === 0) return notApplicable('Aucun sous-traitant.', 'No subcontractor.');
  const inState = (...states: string[]) => declared.filter((one) => states.includes(one.state));
  const named = (list: readonly { name: string }[]) => listed(list.map(({ name }) => name));
  const unknown = subs.filter((m) => !declared.some((one) => one.organisationId === m.organisationId));
  const figures = {
    subcontractors: [...subs.map((m) => m.organisationId), ...declared.map((one) => one.name)],
    silenceDays: SILENCE_DAYS,
    directPaymentFromCents: 60_000,
    paidDirectly: declared.filter((one) => one.paidDirectly === true).map((one) => one.name),
  };
  const refused = inState('refused');
  if (refused.length > 0) {
    return warning(
      `Refusé par l’acheteur, à remplacer ou à faire soi-même : ${named(refused)}.`,
      `Refused by the buyer, to be replaced or done by the holder: ${named(refused)}.`,
      figures,
    );
  }
  if (unknown.length > 0) {
    return warning(
      `À faire accepter par l’acheteur (21 jours de silence valent acceptation ; paiement direct dès 600 € TTC) : ${named(unknown)}.`,
      `The buyer must accept (21 days of silence are acceptance; direct payment from €600 incl. VAT): ${named(unknown)}.`,
      figures,
    );
  }
  const waiting = inState('received');
  const [first] = waiting;
  if (first !== undefined) {
    return warning(
      `Attend la réponse de l’acheteur, acquise par son silence après le ${first.silenceOn} : ${named(waiting)}. Aucun travail d’ici là.`,
      `Awaits the buyer's answer, which silence gives after ${first.silenceOn}: ${named(waiting)}. No work until then.`,
      figures,
    );
  }
  const unsent = declared.filter((one) => one.state === 'declared' && one.declared === 'later');
  if (unsent.length > 0) {
    return warning(
      `Acte spécial à remettre à l’acheteur : ${named(unsent)}.`,
      `Special deed (acte spécial) to be handed to the buyer: ${named(unsent)}.`,
      figures,
    );
  }
  return inState('declared').length > 0
    ? ok(
        `Déclaré avec l’offre, accepté par la notification du marché : ${named(inState('declared'))}.`,
        `Declared with the bid, accepted by the notification of the contract: ${named(inState('declared'))}.`,
        figures,
      )
    : ok('Chaque sous-traitant en place est accepté.', 'Each subcontractor in place is accepted.', figures);
}

/** What the group must be able to do. */
export const capacityRules: readonly Rule[] = [
  ...FIGURES.filter(({ id }) => id === 'turnover-cap').map(
    ({ from, to, value: tenths, article }): Rule => ({
      id: 'turnover-cap',
      article,
      set: 'ccp',
      from,
      to,
      title: { fr: 'Plafond du chiffre d’affaires exigé', en: 'Cap on the minimum turnover' },
      evaluate: (facts) => withinCap(facts, tenths),
    }),
  ),
  {
    id: 'global-capacity',
    article: 'R2142-25 ; CE 24 juin 2011, Rouen',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Capacités appréciées globalement', en: 'Capacities of the group as a whole' },
    evaluate: (facts) => {
      const { minTurnoverCents, minMemberTurnoverCents, minMandataireTurnoverCents } = facts.constraints;
      if (minTurnoverCents + minMemberTurnoverCents + minMandataireTurnoverCents === 0) {
        return notApplicable('Aucun seuil financier.', 'No financial threshold.');
      }
      const groupCents = groupTurnover(facts.members);
      const low = holdersAmong(facts.members).filter(
        (m) =>
          (m.turnoverCents ?? 0) < minMemberTurnoverCents ||
          (m.role === 'mandataire' && (m.turnoverCents ?? 0) < minMandataireTurnoverCents),
      );
      const figures = {
        groupCents,
        minTurnoverCents,
        minMemberTurnoverCents,
        minMandataireTurnoverCents,
        below: low.map((m) => m.organisationId),
        unknown: capableAmong(facts.members)
          .filter((m) => m.turnoverCents === null)
          .map((m) => m.organisationId),
      };
      if (groupCents < minTurnoverCents) {
        return blocking(
          `Ensemble ${euros(groupCents)}, il en faut ${euros(minTurnoverCents)}.`,
          `Together ${euros(groupCents, 'en')}, ${euros(minTurnoverCents, 'en')} are needed.`,
          figures,
        );
      }
      return low.length === 0
        ? ok('Les seuils sont atteints.', 'The thresholds are met.', figures)
        : blocking(
            `Sous le seuil par membre : ${listed(low.map((m) => m.name))}.`,
            `Below the threshold for each member: ${listed(low.map((m) => m.name))}.`,
            figures,
          );
    },
  },
  {
    id: 'all-covered',
    article: 'R2142-25',
    elsewhere: { fr: 'documents de la consultation', en: 'tender documents' },
    set: 'competition',
    from: null,
    to: null,
    title: { fr: 'Besoins obligatoires couverts', en: 'Mandatory requirements covered' },
    evaluate: (facts) => {
      const covered = new Set(facts.members.flatMap((m) => m.covers));
      const open = facts.requirements.filter((r) => r.mandatory && !covered.has(r.id)).map((r) => r.id);
      const given = facts.members.flatMap((m) =>
        m.covers.map((id) => ({ name: m.name, organisationId: m.organisationId, id })),
      );
      const unshown = given.filter(({ id, organisationId }) => {
        const servers = facts.requirements.find((r) => r.id === id)?.servers ?? null;
        return servers !== null && !servers.includes(organisationId);
      });
      if (open.length === 0 && unshown.length > 0) {
        const names = [...new Set(unshown.map(({ name }) => name))];
        return warning(
          `Aucune fiche ne montre la compétence, le niveau ou le certificat demandés pour ${unshown.length === 1 ? 'un besoin confié' : `${unshown.length} besoins confiés`} à : ${listed(names)}.`,
          `No profile shows the skill, level or certificate asked for, for ${unshown.length === 1 ? 'one requirement' : `${unshown.length} requirements`} given to: ${listed(names)}.`,
          {
            requirementIds: [...new Set(unshown.map(({ id }) => id))],
            members: [...new Set(unshown.map(({ organisationId }) => organisationId))],
          },
        );
      }
      return open.length === 0
        ? ok('Chaque besoin obligatoire a un membre.', 'Each mandatory requirement has a member.', {
            requirements: facts.requirements.length,
          })
        : blocking(
            `${open.length === 1 ? 'Un besoin obligatoire est' : `${open.length} besoins obligatoires sont`} sans membre.`,
            `${open.length === 1 ? 'One mandatory requirement has' : `${open.length} mandatory requirements have`} no member.`,
            { requirementIds: open },
          );
    },
  },
  {
    id: 'essential-tasks',
    article: 'R2142-27',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Tâches essentielles', en: 'Essential tasks' },
    evaluate: (facts) => {
      const reserved = facts.requirements.filter((r) => r.mustBeDoneByMember);
      if (reserved.length === 0) return notApplicable('Aucune tâche réservée.', 'No task is reserved.');
      const holders = new Set(facts.members.filter((m) => m.role !== 'sous_traitant').flatMap((m) => m.covers));
      const open = reserved.filter((r) => !holders.has(r.id)).map((r) => r.id);
      return open.length === 0
        ? ok('Réalisées par un membre du groupement.', 'Done by a member of the group.', { reserved: reserved.length })
        : blocking(
            'Une tâche réservée à un membre est confiée à un sous-traitant, ou à personne.',
            'A task reserved for members is left to a subcontractor, or to nobody.',
            { requirementIds: open },
          );
    },
  },
  {
    id: 'subcontracting',
    article: 'L2193-3 à L2193-14, R2193-1 à R2193-10',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Sous-traitance', en: 'Subcontracting' },
    evaluate: subcontracting,
  },
  {
    id: 'relied-operators',
    article: 'R2142-3 ; TA Clermont-Ferrand, 20 mai 2025, n° 2501448',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Capacités d’autres opérateurs', en: 'Reliance on the capacities of other operators' },
    evaluate: ({ reliedOperators }) => {
      if (reliedOperators.length === 0) {
        return notApplicable('Le groupement ne s’appuie sur aucun tiers.', 'The group relies on nobody else.');
      }
      const loose = reliedOperators.filter(
        ({ commitment }) => commitment && !(commitment.firm && commitment.wholeExecution),
      );
      const missing = reliedOperators.filter(({ commitment, espd }) => commitment === null || !espd);
      const named = (list: typeof reliedOperators) => listed(list.map(({ name }) => name));
      const figures = {
        operators: reliedOperators.map(({ name }) => name),
        loose: loose.length,
        missing: missing.length,
      };
      if (loose.length > 0) {
        return blocking(
          `Sans engagement ferme pour toute l’exécution : ${named(loose)}. Une preuve de propriété du matériel n’en tient pas lieu.`,
          `Without a firm commitment for the whole execution: ${named(loose)}. Proof of who owns the equipment does not replace it.`,
          figures,
        );
      }
      return missing.length > 0
        ? notYetKnown(
            `Engagement ou DUME manquant : ${named(missing)}.`,
            `Commitment or ESPD missing: ${named(missing)}.`,
            figures,
          )
        : ok('Chaque tiers s’est engagé fermement.', 'Each of them is firmly committed.', figures);
    },
  },
];

import { dayOf, formatInstant } from '../../shared/day.ts';
import { lotWords } from '../../shared/lot-words.ts';
import { blocking, listed, notApplicable, notYetKnown, ok, type Rule, warning } from '../rule.ts';

const nameOf = (members: readonly { organisationId: string; name: string }[], id: string): string =>
  members.find((m) => m.organisationId === id)?.name ?? id;

/** States in which the bid is still to be handed in. */
const BEFORE_BID: readonly string[] = ['proposed', 'inviting', 'recomposing', 'agreed', 'ready'];

/** A moment as people read it, by the clock of France: `2 mars 2026 à 12 h (heure de Paris)`. */
const quand = (at: Date): string => `${formatInstant(at.toISOString(), 'fr')} (heure de Paris)`;
const when = (at: Date): string => `${formatInstant(at.toISOString(), 'en')} (Paris time)`;

/** Who may apply, how often, and until when. */
export const candidatureRules: readonly Rule[] = [
  {
    id: 'in-time',
    article: 'R2143-2, R2151-5',
    elsewhere: { fr: 'documents de la consultation', en: 'tender documents' },
    set: 'competition',
    from: null,
    to: null,
    title: { fr: 'Remise dans les délais', en: 'Bid in time' },
    evaluate: (facts) => {
      if (!BEFORE_BID.includes(facts.state)) {
        return notApplicable('L’offre est remise, ou ne le sera plus.', 'The bid is in, or will not be handed in.');
      }
      const due = facts.lots.flatMap((lot) => (lot.deadline == null ? [] : [{ ...lot, at: lot.deadline }]));
      const [first] = due.sort((a, b) => a.at.getTime() - b.at.getTime());
      if (first === undefined) {
        return notYetKnown('La date de remise n’est pas connue.', 'The day on which bids are due is not known.');
      }
      const figures = { lot: first.externalId, deadline: first.at.toISOString() };
      if (dayOf(first.at) < facts.today) {
        return warning(
          `La remise était due le ${quand(first.at)} (${lotWords(first.externalId)}) : une offre hors délai est éliminée.`,
          `Bids were due by ${when(first.at)} (${lotWords(first.externalId, 'en')}): a late bid is rejected.`,
          figures,
        );
      }
      const late = facts.members.filter((m) => m.answersBy != null && m.answersBy > first.at);
      return late.length === 0
        ? ok(`À remettre avant le ${quand(first.at)}.`, `To be handed in by ${when(first.at)}.`, figures)
        : warning(
            `Des réponses sont attendues après la remise (${quand(first.at)}) : ${listed(late.map((m) => m.name))}.`,
            `Answers are still awaited after the bid deadline (${when(first.at)}): ${listed(late.map((m) => m.name))}.`,
            { ...figures, members: late.map((m) => m.organisationId) },
          );
    },
  },
  {
    id: 'complete-file',
    article: 'R2143-3, R2144-2',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Dossier complet', en: 'Complete file' },
    evaluate: ({ fileGaps, state, members }) => {
      if (fileGaps == null || !BEFORE_BID.includes(state)) {
        return notApplicable('Le dossier n’est plus à compléter.', 'The file is not to be completed any more.');
      }
      const { count, organisationIds } = fileGaps;
      if (count === 0) return ok('Rien ne manque aux pièces.', 'The papers lack nothing.', { missing: 0 });
      const names = organisationIds.map((id) => nameOf(members, id));
      const of =
        names.length === 0 ? { fr: '', en: '' } : { fr: `, de : ${listed(names)}`, en: `, of: ${listed(names)}` };
      const found = state === 'ready' ? warning : notYetKnown;
      return found(
        `${count === 1 ? 'Une information manque' : `${count} informations manquent`} aux pièces${of.fr}. L’acheteur peut écarter un dossier incomplet.`,
        `${count === 1 ? 'One fact is' : `${count} facts are`} missing in the papers${of.en}. The buyer may set an incomplete file aside.`,
        { missing: count, members: organisationIds },
      );
    },
  },
  {
    id: 'one-mandataire',
    article: 'R2142-23',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Un seul mandat par marché', en: 'Lead contractor of one group only' },
    evaluate: (facts) => {
      const leads = facts.members.filter((m) => m.role === 'mandataire').map((m) => m.organisationId);
      const twice = facts.elsewhere.filter((e) => e.mandataire && leads.includes(e.organisationId));
      return twice.length === 0
        ? ok(
            'Le mandataire ne représente aucun autre groupement pour ce marché.',
            'The lead contractor represents no other group for this contract.',
          )
        : blocking(
            `${nameOf(facts.members, twice[0]!.organisationId)} est déjà mandataire d’un autre groupement pour ce marché.`,
            `${nameOf(facts.members, twice[0]!.organisationId)} is already lead contractor of another group for this contract.`,
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
    title: { fr: 'Candidatures multiples', en: 'Multiple bids by one company' },
    evaluate: (facts) => {
      const { forbidSoloAndGroup, forbidSeveralGroups } = facts.constraints;
      if (!forbidSoloAndGroup && !forbidSeveralGroups) {
        const rivals = [
          ...new Set(
            facts.elsewhere.filter((e) => e.kind === 'group').map((e) => nameOf(facts.members, e.organisationId)),
          ),
        ];
        if (rivals.length > 0) {
          return warning(
            `Aussi dans un groupement rival pour le même lot : ${listed(rivals)}. Permis, mais aucun prix ne doit passer d’un groupement à l’autre.`,
            `Also in a rival group for the same lot: ${listed(rivals)}. Allowed, but no price may pass from one group to the other.`,
            { forbidSoloAndGroup, forbidSeveralGroups, members: rivals },
          );
        }
        return ok(
          'Le règlement n’interdit pas plusieurs candidatures.',
          'The tender documents do not forbid multiple bids.',
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
            `Already a candidate for the same lot, which the tender documents forbid: ${listed(names)}.`,
            figures,
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
      if (out.length > 0) {
        return blocking(
          `Motif d’exclusion déclaré par : ${listed(out.map((m) => m.name))}.`,
          `An exclusion ground has been declared by: ${listed(out.map((m) => m.name))}.`,
          { members: out.map((m) => m.organisationId), grounds: out.map((m) => m.exclusion!.ground) },
        );
      }
      const silent = facts.members.filter((m) => !m.accepted);
      return silent.length > 0
        ? notYetKnown(
            `Pas encore de réponse, donc pas de déclaration, de : ${listed(silent.map((m) => m.name))}.`,
            `No answer yet, and so no declaration, from: ${listed(silent.map((m) => m.name))}.`,
            { missing: silent.map((m) => m.organisationId) },
          )
        : ok('Aucun motif déclaré.', 'No ground is declared.', { members: facts.members.length });
    },
  },
];

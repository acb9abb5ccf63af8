import { lotWords } from '../../shared/lot-words.ts';
import { capableAmong, holdersAmong, type LawFacts, type LawMember } from '../facts.ts';
import { blocking, euros, type Finding, listed, notApplicable, notYetKnown, ok, type Rule } from '../rule.ts';

const RESERVED: Readonly<Record<string, { fr: string; en: string }>> = {
  disability_or_integration: {
    fr: 'entreprises adaptées, ESAT et structures d’insertion',
    en: 'sheltered-employment and work-integration enterprises',
  },
  social_economy: { fr: 'entreprises de l’économie sociale et solidaire', en: 'social-economy enterprises' },
  prison: { fr: 'opérateurs qui travaillent en prison', en: 'operators that work in prisons' },
};

/** Those who work on a lot: by what they cover, or below one of them. */
const workersOf = (facts: LawFacts, lotId: string): LawMember[] => {
  const needs = new Set(facts.requirements.filter((r) => r.lotId === lotId).map((r) => r.id));
  const doing = facts.members.filter((m) => m.covers.some((id) => needs.has(id)));
  const principals = new Set(doing.map((m) => m.principalId));
  return facts.members.filter((m) => doing.includes(m) || principals.has(m.organisationId));
};

/** A lot is a contract of its own: who leads it works on it, and its own members reach what is asked for. */
function eachLot(facts: LawFacts): Finding {
  const lots = facts.lots.filter((lot) => facts.requirements.some((r) => r.lotId === lot.id));
  if (lots.length < 2) return notApplicable('Un seul lot.', 'One lot only.');
  const chief = facts.members.find((m) => m.role === 'mandataire')?.organisationId ?? null;
  const looked = lots.map((lot) => {
    const workers = workersOf(facts, lot.id);
    const leadId = facts.lotLeads?.find((lead) => lead.lotId === lot.id)?.organisationId ?? chief;
    const lead = facts.members.find((m) => m.organisationId === leadId) ?? null;
    const turnoverCents = capableAmong(workers).reduce((sum, m) => sum + (m.turnoverCents ?? 0), 0);
    return { lot, workers, lead, turnoverCents };
  });
  const idle = looked.filter(({ workers, lead }) => lead === null || !workers.includes(lead));
  const poor = looked.filter(({ turnoverCents }) => turnoverCents < facts.constraints.minTurnoverCents);
  const figures = {
    lots: looked.map(({ lot }) => lot.externalId),
    leads: looked.map(({ lead }) => lead?.organisationId ?? ''),
    turnoverCents: looked.map(({ turnoverCents }) => String(turnoverCents)),
  };
  const [first] = idle;
  if (first !== undefined) {
    return blocking(
      `${first.lead?.name ?? 'Personne'} est mandataire du ${lotWords(first.lot.externalId)} sans y travailler : désignez pour ce lot un membre qui y a une part.`,
      `${first.lead?.name ?? 'Nobody'} leads ${lotWords(first.lot.externalId, 'en')} without work there: name for this lot a member that has a part of it.`,
      figures,
    );
  }
  return poor.length > 0
    ? blocking(
        `Chiffre d’affaires insuffisant des membres qui y travaillent (${euros(facts.constraints.minTurnoverCents)} exigés) : ${listed(poor.map(({ lot, turnoverCents }) => `${lotWords(lot.externalId)}, ${euros(turnoverCents)}`))}.`,
        `Too little turnover of the members that work there (${euros(facts.constraints.minTurnoverCents, 'en')} asked for): ${listed(poor.map(({ lot, turnoverCents }) => `${lotWords(lot.externalId, 'en')}, ${euros(turnoverCents, 'en')}`))}.`,
        figures,
      )
    : ok(
        `Chaque lot a son mandataire et ses capacités : ${listed(looked.map(({ lot, lead }) => `${lotWords(lot.externalId)}, ${lead?.name ?? ''}`))}.`,
        `Each lot has its lead contractor and its capacities: ${listed(looked.map(({ lot, lead }) => `${lotWords(lot.externalId, 'en')}, ${lead?.name ?? ''}`))}.`,
        figures,
      );
}

/** A reserved contract is for those who have the status, and can show it. */
function reserved(facts: LawFacts): Finding {
  const kind = facts.reservedTo ?? null;
  if (kind === null) return notApplicable('Le marché n’est pas réservé.', 'The contract is not reserved.');
  const called = RESERVED[kind] ?? { fr: kind, en: kind };
  const shown = (m: LawMember) => facts.reservedStatuses?.find((one) => one.organisationId === m.organisationId);
  const { reservedLotIds } = facts;
  const bound = reservedLotIds === undefined ? facts.members : reservedLotIds.flatMap((id) => workersOf(facts, id));
  const holders = holdersAmong(facts.members.filter((m) => bound.includes(m)));
  const silent = holders.filter((m) => shown(m) === undefined);
  const unfit = holders.filter((m) => {
    const status = shown(m);
    return status !== undefined && (status.kind !== kind || (status.validUntil ?? facts.today) < facts.today);
  });
  const figures = {
    reservedTo: kind,
    missing: silent.map((m) => m.organisationId),
    unfit: unfit.map((m) => m.organisationId),
  };
  if (unfit.length > 0) {
    return blocking(
      `Marché réservé (${called.fr}) ; n’en ont pas, ou plus, le statut : ${listed(unfit.map((m) => m.name))}.`,
      `Reserved contract (${called.en}); without that status, or no longer with it: ${listed(unfit.map((m) => m.name))}.`,
      figures,
    );
  }
  return silent.length > 0
    ? notYetKnown(
        `Marché réservé (${called.fr}) ; statut à justifier par : ${listed(silent.map((m) => m.name))}.`,
        `Reserved contract (${called.en}); the status is to be shown by: ${listed(silent.map((m) => m.name))}.`,
        figures,
      )
    : ok(
        `Chaque membre justifie de son statut (${called.fr}).`,
        `Each member shows its status (${called.en}).`,
        figures,
      );
}

/** What is asked of each lot, and of reserved contracts. */
export const lotRules: readonly Rule[] = [
  {
    id: 'each-lot',
    article: 'L2113-10, R2142-24, R2142-25',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Lot par lot', en: 'Lot by lot' },
    evaluate: eachLot,
  },
  {
    id: 'reserved',
    article: 'L2113-12 à L2113-16',
    set: 'ccp',
    from: null,
    to: null,
    title: { fr: 'Marché réservé', en: 'Reserved contract' },
    evaluate: reserved,
  },
];

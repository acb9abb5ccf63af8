import type { Component, Lack, ToldChange, ToldPart } from '../matching/index.ts';
import type { Sentences, Words } from './sayings.ts';

const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

const COMPONENTS: Readonly<Record<Component, string>> = {
  coverage: 'quality of coverage',
  cohesion: 'ties between members',
  proximity: 'proximity',
  sme: 'share of SMEs',
  balance: 'balance of shares',
  fairTurn: 'fair turn',
  parsimony: 'small number of members',
};

const ROLES = { mandataire: 'lead contractor', cotraitant: 'co-contractor', sous_traitant: 'subcontractor' } as const;

const LACKS: Readonly<Record<Lack, string>> = {
  capability: 'has no capability near this code',
  quality: 'is too far from this code to reach the minimum quality',
  level: 'is below the required level',
  certification: 'does not hold the required certification',
  certification_expired: 'holds the required certification, but not until the deadline',
  capacity: 'has no capacity left for it',
  turnover: 'is below the turnover asked of each member',
  excluded: 'is excluded from public contracts',
  banned: 'is banned from this tender',
  minimum_share: 'cannot carry the minimum share of a member',
  apart:
    'cannot sit with an organisation that must take part (they are declared competitors, or companies of one group)',
};

const CONDITIONS: Readonly<Record<string, string>> = {
  minTurnoverCents: 'the turnover asked of the group',
  minSmeShareBp: 'the share reserved for SMEs',
  researchOrganisation: 'that a research organisation takes part',
  mandataire: 'that someone can lead',
  conflicts: 'those who never sit together',
  pinned: 'those who must take part',
  minContribution: 'that no member is a passenger',
  minShareBp: 'the minimum share of a member',
  minMembers: 'the minimum number of members',
  maxMembers: 'the maximum number of members',
};

const APART = 'they are declared competitors, or companies of one group';

const of = (count: number, one: string, many: string): string => (count === 1 ? one : many);

function partOf({ requirementId, ofBp, quality }: ToldPart, { name, percent, points }: Words): string {
  const whole = ofBp === 10_000 ? '' : `${percent(ofBp)} of `;
  return `${whole}${name(requirementId)} (quality ${points(quality)})`;
}

function change({ requirementId, kind, cpv, level, capacityCents, certification }: ToldChange, words: Words): string {
  const what = {
    certification: () => '',
    level: () => `level ${level} in ${words.trade(cpv ?? '')}`,
    evidence: () => `five references in ${words.trade(cpv ?? '')}`,
    capacity: () => `a yearly capacity of ${words.euros(capacityCents ?? 0)} in ${words.trade(cpv ?? '')}`,
    capability: () => `a capability of level ${level} in ${words.trade(cpv ?? '')} with five references`,
  }[kind]();
  const needed = [what, certification === null ? '' : `the certification ${certification}`].filter((one) => one !== '');
  return `This would bring it in, for ${words.name(requirementId)}: ${needed.join(', and ')}.`;
}

/** Explanations in plain English. */
export const ENGLISH: Sentences = {
  score: ({ score, members, gains }, { points }) =>
    `Scores ${points(score)} out of 100 with ${of(members, 'one member', `${members} members`)}: ${gains
      .map(({ component, gain, most }) => `${COMPONENTS[component]} ${points(gain)} of ${points(most)}`)
      .join(', ')}.`,
  proof: ({ rank, proven, gap }, { points }) => {
    const other = rank === 1 ? 'No other consortium' : 'No other consortium that differs enough from the better ranks';
    return proven
      ? `${other} scores more: proven.`
      : `${other} scores more than ${points(gap)} points above it; whether one does is not proven.`;
  },
  member: ({ organisationId, role, shareBp, parts, worth }, words) => {
    const without =
      worth === null
        ? 'without it the others cannot stand'
        : `without it the score would be ${words.points(Math.abs(worth))} points ${worth >= 0 ? 'lower' : 'higher'}`;
    return `${words.name(organisationId)}, ${ROLES[role]}, ${words.percent(shareBp)} of the contract: does ${words.list(parts.map((part) => partOf(part, words)))}; ${without}.`;
  },
  left_out: ({ requirementIds }, { names }) => `Left out, wholly or in part (optional): ${names(requirementIds)}.`,

  only_alone: ({ count }) =>
    count < 2
      ? 'No consortium is worth proposing: one organisation can do this lot alone, and nobody would bring what it lacks. Pass the tender on to it.'
      : `No consortium is worth proposing: ${count} organisations can do this lot alone, and a group of them would add nothing. Pass the tender on to them.`,
  ends_by_distance: ({ score, maxDistance }, { points }) =>
    `The next consortium would score ${points(score)}: more than ${points(maxDistance)} % below the best, it is not worth proposing.`,
  ends_with_none: () =>
    'There is no further consortium worth proposing: any other one has a passenger or breaks a condition.',
  ends_by_budget: ({ found }) =>
    found === 0
      ? 'The search used up its budget without finding a consortium or proving that there is none.'
      : 'The search used up its budget: there may be further consortia worth proposing.',

  pinned_barred: ({ organisationIds }, { names }) =>
    `Organisations that must take part, but cannot: ${names(organisationIds)}.`,
  nobody_serves: ({ requirementIds }, { names }) => `No organisation in the network can do: ${names(requirementIds)}.`,
  trades_unsaid: () =>
    'The lot names a whole field of work and none of its trades: say which trades it needs, and they will be searched for.',
  capacity_short: ({ requirementIds }, { names }) =>
    `Even together, all the organisations that are able lack the capacity for: ${names(requirementIds)}.`,
  team_too_small: ({ requirementIds }, { names }) =>
    `More members than allowed are needed to cover: ${names(requirementIds)}.`,
  cannot_all_be_met: ({ constraints, requirementIds }, { list, name }) =>
    `No consortium can meet all of: ${list([...constraints.map((one) => CONDITIONS[one] ?? one), ...requirementIds.map(name)])}.`,
  some_stay_apart: () => `Some organisations cannot sit together: ${APART}.`,
  pinned_apart: ({ a, b }, { name }) => `${name(a)} and ${name(b)} must both take part, and cannot sit together.`,
  any_one_helps: () => 'Giving up any one of them makes a consortium possible.',
  fewer_may_do: () => 'Giving up some of them may be enough.',
  nearest: ({ organisationId, lacks }, { name }) =>
    `${name(organisationId)} ${lacks.map((lack) => LACKS[lack]).join(' and ') || 'could do it'}.`,

  in_rank: ({ organisationId, rank }, { name }) => `${name(organisationId)} is in the consortium ranked ${rank}.`,
  as_good: ({ organisationId }, { name }) => `${name(organisationId)} is in a consortium that no other one beats.`,
  barred: ({ organisationId }, { name }) =>
    `${name(organisationId)} may not take part: it is excluded from public contracts, or barred from this tender.`,
  would_be_passenger: ({ organisationId }, { name }) =>
    `${name(organisationId)} would be a passenger in every consortium: the others do the work as well without it.`,
  in_no_consortium: ({ organisationId }, { name }) =>
    `No consortium that meets the conditions has ${name(organisationId)} in it.`,
  behind: ({ organisationId, behind, others }, { name, names, points }) =>
    `The best consortium with ${name(organisationId)} (${others.length === 0 ? 'alone' : `with ${names(others)}`}) scores ${points(behind)} points less than the first.`,
  apart_from_pinned: ({ organisationIds }, { names }) =>
    `It cannot sit with ${names(organisationIds)}, which must take part: ${APART}.`,
  apart_from_best: ({ organisationIds }, { names }) =>
    `It cannot sit with ${names(organisationIds)}, from the best consortium: ${APART}.`,
  would_bring_in: (told, words) => change(told.change, words),
  no_change_helps: () => 'No single change of its capabilities that was tried would bring it in.',
  changes_not_all_tried: () =>
    'Time ran out before every change of its capabilities had been tried: none of those tried would bring it in.',

  group_too_large: ({ lotIds }, { names }) =>
    `The lots ${names(lotIds)} need too many things to be planned together: they are planned one by one.`,
  group_unserved: ({ lotIds, missing }, { names }) =>
    `No consortium can bid for the lots ${names(lotIds)} as a whole (${missing} of them would be left without a bid): they are planned one by one.`,
  no_plan: () => 'No plan covers every lot, and the buyer requires a bid for all of them.',
  lots_agree: () => 'The best consortia of the lots go together: the plan consists of them.',
  lots_clash: ({ count }) =>
    `The best consortia of the lots do not all go together: ${of(count, 'one clash', `${count} clashes`)}.`,
  too_many_lots: ({ organisationId, lots, most, kept }, words) =>
    `${words.name(organisationId)} is in the best consortium of ${lots.length} lots (${words.lots(lots)}) and may take only ${most}: the plan keeps it in ${kept.length === 0 ? 'none' : words.lots(kept)}.`,
  promised_twice: ({ organisationId, cpv, capacityCents, asked, taken }, words) => {
    const uses = (list: typeof asked) =>
      words.list(list.map(({ lotIds, cents }) => `${words.euros(cents)} in ${words.lots([lotIds])}`));
    return `${words.name(organisationId)} would promise more of its capacity in ${words.trade(cpv)} (${words.euros(capacityCents)}) than it has: ${uses(asked)}. The plan takes ${taken.length === 0 ? 'nothing of it' : uses(taken)}.`;
  },
  lot_unserved: ({ lotIds }, words) => `${words.lots([lotIds])}: no consortium is known.`,
  lot_left_out: ({ lotIds }, words) => `${words.lots([lotIds])}: left out of the plan.`,
  lot_alone: ({ lotIds, count }, words) =>
    `${words.lots([lotIds])}: no consortium; ${of(count, 'one organisation', `${count} organisations`)} can do it alone.`,
  lot_differs: ({ lotIds, members, behind }, words) =>
    `${words.lots([lotIds])}: ${members.length === 0 ? 'the same members share the work differently' : words.names(members)}, ${words.points(behind)} points below the best consortium of this lot.`,

  time_ran_out: () =>
    'The time for this lot ran out before the search was finished: what is proposed is the best found until then.',
  needs_unconfirmed: () => 'Nobody has yet confirmed what this lot needs: the search relies on what the notice says.',

  text_read_in_part: ({ language }) =>
    `The text of this lot is in ${LANGUAGE_NAMES.of(language)}: it is read only in part, and the search relies mostly on its codes. Certificates, references and trades that it asks for are read only in French and English: read it yourself before inviting anyone.`,

  needs_general: ({ cpv, weightBp }, words) =>
    `${words.percent(weightBp)} of this lot is asked for as ${words.trade(cpv)}, which names no trade: any company in that field counts as able. Say which trades are meant before inviting anyone.`,

  only_in_field: ({ cpv, count }, words) =>
    `No consortium can be formed from this: ${of(count, 'one organisation works', `${count} organisations work`)} in the field of ${words.trade(cpv)}. Whether one of them could do the lot alone can only be said once the trades are known.`,

  cannot_go_on: () => 'No consortium can be formed.',
  nobody_takes_the_rest: () => 'No other organisation can take over the open share.',
  nobody_is_left: () => 'Nobody is left to ask.',

  team_unknown: ({ organisations }, { names }) =>
    `The network does not know what ${names(organisations)} can do: nothing can be checked.`,
  team_excluded: ({ organisations }, { names }) => `${names(organisations)}: excluded from public contracts.`,
  team_banned: ({ organisations }, { names }) => `${names(organisations)}: barred from this tender.`,
  team_member_turnover: ({ organisations }, { names }) =>
    `${names(organisations)}: below the turnover asked of each member.`,
  team_minimum_share: ({ organisations }, { names }) =>
    `${names(organisations)}: its capabilities do not allow it the minimum share of a member.`,
  team_apart: ({ organisations }, { names }) => `${names(organisations)} cannot sit together: ${APART}.`,
  team_passenger: ({ organisations }, { names }) =>
    `${names(organisations)}: a passenger; the others do the work just as well without it. A group is lawful only where each member is needed.`,
  team_size: ({ organisations }) =>
    `${of(organisations.length, 'One member', `${organisations.length} members`)}: outside the number allowed.`,
  team_pinned: ({ organisations }, { names }) =>
    `An organisation that must take part is missing: ${names(organisations)}.`,
  team_turnover: () => 'The group is below the turnover that is asked for.',
  team_mandataire: () => 'No member can lead the group.',
  team_research: () => 'A research organisation is missing.',
  team_uncovered: ({ requirements }, { names }) =>
    `No member can do, at the level and with the certification asked for: ${names(requirements)}.`,
  team_capacity: ({ organisations, requirements }, { names }) =>
    `The capacity of ${names(organisations)} is not enough for: ${names(requirements)}.`,
  team_share_beyond: ({ organisations, shareBp, able }, { names, percent }) =>
    `${names(organisations)}: a share of ${percent(shareBp)}, while its capabilities and capacities cover ${percent(able)}.`,
  team_not_served: ({ organisations, requirements }, { names }) =>
    `${names(organisations)}: nothing in its profile shows that it can do, at the level and with the certification asked for: ${names(requirements)}.`,
  team_sharing: () =>
    'No division of the work respects the minimum shares, the SMEs’ share and everyone’s capacity all at once.',
};

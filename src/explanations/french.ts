import type { Component, Lack, ToldChange, ToldPart } from '../matching/index.ts';
import type { Sentences, Words } from './sayings.ts';

const LANGUAGE_NAMES = new Intl.DisplayNames(['fr'], { type: 'language' });

const COMPONENTS: Readonly<Record<Component, string>> = {
  coverage: 'qualité de la réponse aux besoins',
  cohesion: 'habitude de travailler ensemble',
  proximity: 'proximité',
  sme: 'part confiée à des PME',
  balance: 'équilibre des parts',
  fairTurn: 'tour de rôle',
  parsimony: 'petit nombre de membres',
};

const ROLES = { mandataire: 'mandataire', cotraitant: 'cotraitant', sous_traitant: 'sous-traitant' } as const;

const LACKS: Readonly<Record<Lack, string>> = {
  capability: 'ne déclare aucune compétence proche',
  quality: 'a un métier trop éloigné pour atteindre la qualité demandée',
  level: 'n’a pas le niveau demandé',
  certification: 'n’a pas la certification exigée',
  certification_expired: 'a la certification exigée, mais elle expire avant la date limite',
  capacity: 'n’a plus de capacité disponible pour ce besoin',
  turnover: 'est sous le chiffre d’affaires exigé de chaque membre',
  excluded: 'est exclue des marchés publics',
  banned: 'est écartée de cet appel d’offres',
  minimum_share: 'ne peut pas prendre la part minimale d’un membre',
  apart: 'ne peut pas siéger avec une entreprise imposée (concurrentes déclarées, ou du même groupe)',
};

/** Conditions of a problem file as people call them. */
const CONDITIONS: Readonly<Record<string, string>> = {
  minTurnoverCents: 'le chiffre d’affaires exigé du groupement',
  minSmeShareBp: 'la part réservée aux PME',
  researchOrganisation: 'la présence d’un organisme de recherche',
  mandataire: 'la nécessité d’un mandataire',
  conflicts: 'les entreprises qui ne peuvent pas siéger ensemble',
  pinned: 'les entreprises imposées',
  minContribution: 'la règle « aucun membre superflu »',
  minShareBp: 'la part minimale de chaque membre',
  minMembers: 'le nombre minimal de membres',
  maxMembers: 'le nombre maximal de membres',
};

const APART = 'elles sont concurrentes déclarées, ou du même groupe';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const of = (count: number, one: string, many: string): string => (count < 2 ? one : many);

function partOf({ requirementId, ofBp, quality }: ToldPart, { name, percent, points }: Words): string {
  const whole = ofBp === 10_000 ? '' : `${percent(ofBp)} de `;
  return `${whole}${name(requirementId)} (qualité ${points(quality)} sur 100)`;
}

function change({ requirementId, kind, cpv, level, capacityCents, certification }: ToldChange, words: Words): string {
  const what = {
    certification: () => '',
    level: () => `un niveau ${level} en ${words.trade(cpv ?? '')}`,
    evidence: () => `cinq références en ${words.trade(cpv ?? '')}`,
    capacity: () => `une capacité annuelle de ${words.euros(capacityCents ?? 0)} en ${words.trade(cpv ?? '')}`,
    capability: () => `une compétence de niveau ${level} en ${words.trade(cpv ?? '')}, avec cinq références`,
  }[kind]();
  const needed = [what, certification === null ? '' : `la certification ${certification}`].filter((one) => one !== '');
  return `Ce qui la ferait entrer, pour ${words.name(requirementId)} : ${needed.join(', et ')}.`;
}

/** Explanations in French, as a coordinator writes to members. */
export const FRENCH: Sentences = {
  score: ({ score, members, gains }, { points }) =>
    `${points(score)} points sur 100, avec ${members} membre${of(members, '', 's')} : ${gains
      .map(({ component, gain, most }) => `${COMPONENTS[component]} ${points(gain)} sur ${points(most)}`)
      .join(', ')}.`,
  proof: ({ rank, proven, gap }, { points }) => {
    const other = rank === 1 ? 'Aucun autre groupement' : 'Aucun autre groupement assez différent des précédents';
    return proven
      ? `${other} n’obtient davantage : c’est prouvé.`
      : `La recherche s’est arrêtée à sa limite : un autre groupement pourrait obtenir jusqu’à ${points(gap)} points de plus.`;
  },
  member: ({ organisationId, role, shareBp, parts, worth }, words) => {
    const head = `${words.name(organisationId)}, ${ROLES[role]}, ${words.percent(shareBp)} du marché`;
    const without =
      worth === null
        ? 'sans cette entreprise, les autres ne peuvent pas répondre'
        : `sans cette entreprise, le score ${worth >= 0 ? 'baisserait' : 'monterait'} de ${words.points(Math.abs(worth))} points`;
    return `${head} : réalise ${words.list(parts.map((part) => partOf(part, words)))} ; ${without}.`;
  },
  left_out: ({ requirementIds }, { names }) =>
    `Reste en dehors, en tout ou en partie, car facultatif : ${names(requirementIds)}.`,

  only_alone: ({ count }) =>
    count < 2
      ? 'Aucun groupement n’est à proposer : une entreprise peut réaliser ce lot seule, et personne ne lui apporterait ce qui lui manque. Transmettez-lui l’appel d’offres.'
      : `Aucun groupement n’est à proposer : ${count} entreprises peuvent réaliser ce lot seules, et un groupement entre elles n’ajouterait rien. Transmettez-leur l’appel d’offres.`,
  ends_by_distance: ({ score, maxDistance }, { points }) =>
    `Le groupement suivant n’obtiendrait que ${points(score)} points : plus de ${points(maxDistance)}${'\u202f'}% sous le meilleur, il ne vaut pas d’être proposé.`,
  ends_with_none: ({ found }) =>
    `Aucun groupement de plus ne vaut d’être proposé : au-delà ${of(found, 'de celui-ci', 'de ceux-ci')}, un membre serait toujours superflu ou une condition ne serait pas tenue.`,
  ends_by_budget: ({ found }) =>
    found === 0
      ? 'La recherche s’est arrêtée à sa limite sans trouver de groupement, et sans prouver qu’il n’y en a pas.'
      : 'La recherche s’est arrêtée à sa limite : d’autres groupements valent peut-être d’être proposés.',

  pinned_barred: ({ organisationIds }, { names }) =>
    `${of(organisationIds.length, 'Une entreprise imposée ne peut pas participer', 'Des entreprises imposées ne peuvent pas participer')} : ${names(organisationIds)}.`,
  nobody_serves: ({ requirementIds }, { names }) =>
    `Aucune entreprise du réseau ne sait faire : ${names(requirementIds)}.`,
  trades_unsaid: () =>
    'Le lot nomme tout un domaine et aucun de ses métiers : dites lesquels il lui faut, et ils seront cherchés.',
  capacity_short: ({ requirementIds }, { names }) =>
    `Toutes les entreprises compétentes réunies n’ont pas la capacité pour : ${names(requirementIds)}.`,
  team_too_small: ({ requirementIds }, { names }) =>
    `Il faudrait plus de membres que le nombre permis pour couvrir : ${names(requirementIds)}.`,
  cannot_all_be_met: ({ constraints, requirementIds }, { list, name }) =>
    `Aucun groupement ne tient à la fois : ${list([...constraints.map((one) => CONDITIONS[one] ?? one), ...requirementIds.map(name)])}.`,
  some_stay_apart: () => `Certaines entreprises ne siègent jamais ensemble : ${APART}.`,
  pinned_apart: ({ a, b }, { name }) =>
    `${name(a)} et ${name(b)} sont toutes deux imposées, et ne peuvent pas siéger ensemble.`,
  any_one_helps: () => 'Renoncer à une seule de ces conditions rend un groupement possible.',
  fewer_may_do: () => 'Renoncer à quelques-unes de ces conditions suffirait peut-être.',
  nearest: ({ organisationId, lacks }, { name }) =>
    `${name(organisationId)} ${lacks.length === 0 ? 'pourrait le faire' : lacks.map((lack) => LACKS[lack]).join(' et ')}.`,

  in_rank: ({ organisationId, rank }, { name }) => `${name(organisationId)} est dans le groupement n° ${rank}.`,
  as_good: ({ organisationId }, { name }) =>
    `${name(organisationId)} est dans un groupement qu’aucun autre ne dépasse.`,
  barred: ({ organisationId }, { name }) =>
    `${name(organisationId)} ne peut pas participer : elle est exclue des marchés publics, ou écartée de cet appel d’offres.`,
  would_be_passenger: ({ organisationId }, { name }) =>
    `${name(organisationId)} serait superflue dans tout groupement : les autres font aussi bien sans elle.`,
  in_no_consortium: ({ organisationId }, { name }) =>
    `Aucun groupement qui tient les conditions ne comprend ${name(organisationId)}.`,
  behind: ({ organisationId, behind, others }, { name, names, points }) =>
    `Le meilleur groupement avec ${name(organisationId)} (${others.length === 0 ? 'seule' : `avec ${names(others)}`}) obtient ${points(behind)} points de moins que le premier.`,
  apart_from_pinned: ({ organisationIds }, { names }) =>
    `Elle ne peut pas siéger avec ${names(organisationIds)}, dont la participation est imposée : ${APART}.`,
  apart_from_best: ({ organisationIds }, { names }) =>
    `Elle ne peut pas siéger avec ${names(organisationIds)}, du meilleur groupement : ${APART}.`,
  would_bring_in: (told, words) => change(told.change, words),
  no_change_helps: () => 'Aucun changement de ses compétences, parmi ceux essayés, ne suffirait à la faire entrer.',
  changes_not_all_tried: () =>
    'Le temps imparti s’est écoulé avant que tous les changements de ses compétences soient essayés : aucun de ceux qui l’ont été ne suffirait à la faire entrer.',

  group_too_large: ({ lotIds }, { names }) =>
    `Les lots ${names(lotIds)} demandent trop de choses pour être planifiés ensemble : ils le sont un par un.`,
  group_unserved: ({ lotIds, missing }, { names }) =>
    `Aucun groupement ne peut répondre à l’ensemble des lots ${names(lotIds)} (${missing} d’entre eux ${of(missing, 'reste', 'restent')} sans réponse) : ils sont planifiés un par un.`,
  no_plan: () => 'Aucun plan ne répond à tous les lots, et l’acheteur exige une réponse pour chacun.',
  lots_agree: () => 'Les meilleurs groupements de chaque lot vont ensemble : le plan les reprend.',
  lots_clash: ({ count }) =>
    `Les meilleurs groupements de chaque lot ne vont pas tous ensemble : ${count} incompatibilité${of(count, '', 's')}.`,
  too_many_lots: ({ organisationId, lots, most, kept }, words) =>
    `${words.name(organisationId)} est dans le meilleur groupement de ${lots.length} lots (${words.lots(lots)}) et ne peut en prendre que ${most} : le plan la retient pour ${kept.length === 0 ? 'aucun' : words.lots(kept)}.`,
  promised_twice: ({ organisationId, cpv, capacityCents, asked, taken }, words) => {
    const uses = (list: typeof asked) =>
      words.list(list.map(({ lotIds, cents }) => `${words.euros(cents)} pour ${words.lots([lotIds])}`));
    return `${words.name(organisationId)} promettrait plus que sa capacité en ${words.trade(cpv)} (${words.euros(capacityCents)}) : ${uses(asked)}. Le plan ${taken.length === 0 ? 'n’en prend rien' : `en prend ${uses(taken)}`}.`;
  },
  lot_unserved: ({ lotIds }, words) => `${words.lots([lotIds])} : aucun groupement n’est connu.`,
  lot_left_out: ({ lotIds }, words) => `${words.lots([lotIds])} : le plan n’y répond pas.`,
  lot_alone: ({ lotIds, count }, words) =>
    `${words.lots([lotIds])} : pas de groupement ; ${count < 2 ? 'une entreprise peut le réaliser seule' : `${count} entreprises peuvent le réaliser seules`}.`,
  lot_differs: ({ lotIds, members, behind }, words) =>
    `${words.lots([lotIds])} : ${members.length === 0 ? 'les mêmes membres se partagent le travail autrement' : words.names(members)}, ${words.points(behind)} points sous le meilleur groupement de ce lot.`,

  time_ran_out: () =>
    'Le temps imparti à ce lot s’est écoulé avant la fin de la recherche : ce qui est proposé est le meilleur trouvé jusque-là.',
  needs_unconfirmed: () =>
    'Personne n’a encore confirmé les besoins de ce lot : la recherche s’appuie sur ce que l’avis en dit.',

  text_read_in_part: ({ language }) =>
    `Le texte de ce lot est en ${LANGUAGE_NAMES.of(language)} : il n’est lu qu’en partie, la recherche s’appuie surtout sur ses codes. Les certificats, les références et les métiers qu’il demande ne se lisent qu’en français et en anglais : lisez-le avant d’inviter qui que ce soit.`,

  needs_general: ({ cpv, weightBp }, words) =>
    `${words.percent(weightBp)} de ce lot sont demandés sous ${words.trade(cpv)}, qui ne désigne aucun métier : toute entreprise du domaine compte comme capable. Précisez les métiers attendus avant d’inviter qui que ce soit.`,

  only_in_field: ({ cpv, count }, words) =>
    `Aucun groupement ne peut en être tiré : ${count < 2 ? 'une entreprise travaille' : `${count} entreprises travaillent`} dans le domaine ${words.trade(cpv)}. Savoir si l’une d’elles pourrait réaliser le lot seule suppose de préciser les métiers.`,

  cannot_go_on: () => 'Aucun groupement ne peut être formé.',
  nobody_takes_the_rest: () => 'Aucune autre entreprise ne peut reprendre la part libre.',
  nobody_is_left: () => 'Il ne reste personne à solliciter.',

  team_unknown: ({ organisations }, { names }) =>
    `Le réseau ne connaît pas les compétences de ${names(organisations)} : rien ne peut être vérifié.`,
  team_excluded: ({ organisations }, { names }) => `${names(organisations)} : exclue des marchés publics.`,
  team_banned: ({ organisations }, { names }) => `${names(organisations)} : écartée de cet appel d’offres.`,
  team_member_turnover: ({ organisations }, { names }) =>
    `${names(organisations)} : sous le chiffre d’affaires exigé de chaque membre.`,
  team_minimum_share: ({ organisations }, { names }) =>
    `${names(organisations)} : ne peut pas prendre la part minimale d’un membre avec ses compétences.`,
  team_apart: ({ organisations }, { names }) => `${names(organisations)} ne peuvent pas siéger ensemble : ${APART}.`,
  team_passenger: ({ organisations }, { names }) =>
    `${names(organisations)} : membre superflu, les autres réalisent le marché aussi bien sans cette entreprise. Un groupement n’est licite que si chacun y est nécessaire.`,
  team_size: ({ organisations }) =>
    `${capital(`${organisations.length} membre${of(organisations.length, '', 's')}`)} : hors du nombre de membres permis.`,
  team_pinned: ({ organisations }, { names }) => `Il manque une entreprise imposée : ${names(organisations)}.`,
  team_turnover: () => 'Le groupement est sous le chiffre d’affaires exigé.',
  team_mandataire: () => 'Aucun membre ne peut être mandataire.',
  team_research: () => 'Il manque un organisme de recherche.',
  team_uncovered: ({ requirements }, { names }) =>
    `Aucun membre ne sait faire, au niveau et avec la certification demandés : ${names(requirements)}.`,
  team_capacity: ({ organisations, requirements }, { names }) =>
    `La capacité ${of(organisations.length, 'de', 'réunie de')} ${names(organisations)} ne suffit pas pour : ${names(requirements)}.`,
  team_share_beyond: ({ organisations, shareBp, able }, { names, percent }) =>
    `${names(organisations)} : une part de ${percent(shareBp)}, alors que ses compétences et ses capacités n’en couvrent que ${percent(able)}.`,
  team_not_served: ({ organisations, requirements }, { names }) =>
    `${names(organisations)} : rien dans son profil ne montre qu’elle sait faire, au niveau et avec la certification demandés : ${names(requirements)}.`,
  team_sharing: () =>
    'Aucun partage du travail ne tient à la fois les parts minimales, la part des PME et les capacités de chacun.',
};

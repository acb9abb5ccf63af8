import { formatDay, formatNumber } from '../printing/format.ts';
import type { EquipmentKind, EquipmentNeed } from '../shared/equipment.ts';
import type { Language } from '../shared/language.ts';
import { cpvLabel } from '../taxonomies/known-codes.ts';
import { daysOf, type EquipmentLack, type NeededTime } from './fit.domain.ts';
import type { NeedAnswer } from './lot-question.domain.ts';

const KINDS: Readonly<Record<Language, Readonly<Record<EquipmentKind, string>>>> = {
  fr: {
    hall: 'hall',
    lifting: 'levage',
    machine: 'machine',
    booth: 'cabine de peinture',
    robot: 'robot',
    vehicle: 'véhicule',
    measuring: 'mesure',
    other: 'autre équipement',
  },
  en: {
    hall: 'hall',
    lifting: 'lifting gear',
    machine: 'machine',
    booth: 'paint booth',
    robot: 'robot',
    vehicle: 'vehicle',
    measuring: 'measuring equipment',
    other: 'other equipment',
  },
};

/** A number with its decimals and no more. */
const plain = (value: number, language: Language): string =>
  formatNumber(value, language, Math.min(3, (String(value).split('.')[1] ?? '').length));

/** What is needed, in few words: `hall, "pont", levage ≥ 80 t`. */
export function needText(
  { kind, cpv, name, minimums }: Pick<EquipmentNeed, 'kind' | 'cpv' | 'name' | 'minimums'>,
  language: Language,
): string {
  return [
    kind === null ? null : KINDS[language][kind],
    name === null ? null : language === 'fr' ? `« ${name} »` : `"${name}"`,
    cpv === null ? null : (cpvLabel(cpv, language) ?? cpv),
    ...minimums.map((one) => `${one.name} ≥ ${plain(one.value, language)} ${one.unit}`),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** What a resource lacks: `levage 50 t au lieu de 80 t`. */
export function lackText(lack: EquipmentLack, language: Language): string {
  const fr = language === 'fr';
  switch (lack.what) {
    case 'kind':
      return fr
        ? `c’est : ${KINDS.fr[lack.has]}, non : ${KINDS.fr[lack.asked]}`
        : `it is: ${KINDS.en[lack.has]}, not: ${KINDS.en[lack.asked]}`;
    case 'cpv':
      return fr ? 'il sert un autre métier' : 'it serves another trade';
    case 'name':
      return fr ? `son nom ne dit pas « ${lack.asked} »` : `its name does not say "${lack.asked}"`;
    case 'characteristic': {
      const asked = `${plain(lack.asked, language)} ${lack.unit}`;
      if (lack.has === null)
        return fr ? `${lack.name} non renseigné (il faut ${asked})` : `${lack.name} is not told (${asked} needed)`;
      const has = `${plain(lack.has, language)} ${lack.unit}`;
      return fr ? `${lack.name} ${has} au lieu de ${asked}` : `${lack.name} ${has} instead of ${asked}`;
    }
  }
}

/** The first and the last day of a time. */
export function timeText(time: NeededTime, language: Language): string {
  const { from, to } = daysOf(time);
  const [a, b] = [formatDay(from, language), formatDay(to, language)];
  if (from === to) return language === 'fr' ? `le ${a}` : `on ${a}`;
  return language === 'fr' ? `du ${a} au ${b}` : `from ${a} to ${b}`;
}

/** Whose it is; `null` is the cluster. */
const ownerText = (owner: string | null, language: Language): string =>
  owner ?? (language === 'fr' ? 'le cluster' : 'the cluster');

/** How the pool serves a need, and what would help where it does not. */
export function sayNeed(
  answer: NeedAnswer,
  { need, time }: { need: EquipmentNeed; time: NeededTime | null },
  language: Language,
  nameOf: (organisationId: string) => string,
): string {
  const fr = language === 'fr';
  const what = `${needText(need, language)}${fr ? ' : ' : ': '}`;
  const quoted = (name: string): string => (fr ? `« ${name} »` : `"${name}"`);
  const owner = (ownerId: string | null): string => ownerText(ownerId === null ? null : nameOf(ownerId), language);
  switch (answer.status) {
    case 'free': {
      const when = time === null ? '' : ` ${timeText(time, language)}`;
      const more =
        answer.others <= 0
          ? ''
          : fr
            ? ` ; ${answer.others} autre(s) ${answer.others === 1 ? 'conviendrait' : 'conviendraient'}`
            : `; ${answer.others} other(s) would do`;
      const { name, ownerId } = answer.resource;
      return fr
        ? `${what}${quoted(name)} (${owner(ownerId)}) est libre${when}${more}.`
        : `${what}${quoted(name)} (${owner(ownerId)}) is free${when}${more}.`;
    }
    case 'unknown':
      return fr
        ? `${what}${quoted(answer.resource.name)} (${owner(answer.resource.ownerId)}) convient ; les dates des travaux ne sont pas connues : rien ne dit qu’il sera libre.`
        : `${what}${quoted(answer.resource.name)} (${owner(answer.resource.ownerId)}) would do; the days of the work are not known, so nothing says that it is free.`;
    case 'taken':
      if (answer.freeFrom === null)
        return fr
          ? `${what}${quoted(answer.resource.name)} convient, mais un autre besoin du lot le prend. Un second équipement, ou d’autres dates, aiderait.`
          : `${what}${quoted(answer.resource.name)} would do, but another need of the lot takes it. A second one, or other days, would help.`;
      return fr
        ? `${what}tout ce qui convient est pris. ${quoted(answer.resource.name)} serait libre aussi longtemps à partir du ${formatDay(answer.freeFrom, 'fr')} ; d’autres dates, ou un équipement de plus, aideraient.`
        : `${what}all that would do is taken. ${quoted(answer.resource.name)} would be free as long from ${formatDay(answer.freeFrom, 'en')} on; other days, or one more in the pool, would help.`;
    case 'missing': {
      if (answer.nearest === null)
        return fr
          ? `${what}rien de tel dans le parc du cluster. Un membre qui en a un peut le mettre en commun ; sinon, il se loue ailleurs.`
          : `${what}the pool of the cluster has no such thing. A member that has one can put it into the pool; else it is hired elsewhere.`;
      const lacks = answer.nearest.lacks.map((lack) => lackText(lack, language)).join(fr ? ' ; ' : '; ');
      return fr
        ? `${what}rien ne convient. Le plus proche est ${quoted(answer.nearest.name)} (${owner(answer.nearest.ownerId)}) : ${lacks}.`
        : `${what}nothing would do. The nearest is ${quoted(answer.nearest.name)} (${owner(answer.nearest.ownerId)}): ${lacks}.`;
    }
  }
}

/** What serves a need of a team: its own, the cluster's, or another member's, which then lends it. */
export function saySupply(
  need: EquipmentNeed,
  supply: { name: string; owner: 'team' | 'member' | 'cluster'; ownerName: string | null } | null,
  language: Language,
): string {
  const what = needText(need, language);
  const fr = language === 'fr';
  if (supply === null) return fr ? `Équipement : rien ne sert « ${what} ».` : `Equipment: nothing serves "${what}".`;
  const { name, owner, ownerName } = supply;
  if (owner === 'team')
    return fr
      ? `Équipement : « ${name} » de ${ownerName ?? 'un membre'}, membre du groupement, sert « ${what} ».`
      : `Equipment: "${name}" of ${ownerName ?? 'a member'}, in the group itself, serves "${what}".`;
  if (owner === 'cluster')
    return fr
      ? `Équipement : « ${name} » du cluster sert « ${what} ».`
      : `Equipment: "${name}" of the cluster serves "${what}".`;
  return fr
    ? `Équipement : « ${name} » de ${ownerName ?? 'un membre du cluster'}, hors du groupement, sert « ${what} » ; son propriétaire s’engage par écrit (R2142-3).`
    : `Equipment: "${name}" of ${ownerName ?? 'a member of the cluster'}, outside of the group, serves "${what}"; its owner commits itself in writing (R2142-3).`;
}

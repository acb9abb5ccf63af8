import type { PartyRole } from './award.ts';

/** How buyers write the lead into its name where the format has no place for it. */
const LEADS =
  /(?<!co-)(?<!\p{L})(mandataire|chef de file|mandataria|capogruppo|lider|leader|lead partner|federführend|konsortialführer)/iu;
/** How they mark the others. */
const MEMBERS = /(?<!\p{L})(co-?traitante?s?|mandante|groupement|partner konsorcjum)/iu;

/** True when names of winners say that they are a group. */
export const looksLikeGroup = (names: readonly string[]): boolean =>
  names.length > 1 && names.some((name) => LEADS.test(name) || MEMBERS.test(name));

/** Roles of a group by its names: the one called the lead leads; where none or several are, nobody is labelled. */
export function rolesByName(names: readonly string[]): PartyRole[] {
  if (names.length === 1) return ['sole'];
  const lead = names.findIndex((name) => LEADS.test(name));
  const single = names.filter((name) => LEADS.test(name)).length === 1;
  return names.map((_, index) => (!single ? 'unlabelled' : index === lead ? 'lead' : 'member'));
}

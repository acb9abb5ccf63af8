import { WHOLE_BP } from '../../shared/money.ts';
import {
  type Constraints,
  ConstraintsSchema,
  DEFAULT_MEMBERS,
  MAX_MEMBERS,
  MIN_CONTRIBUTION,
  MIN_MEMBERS,
  MIN_SHARE_BP,
} from './lot.ts';
import { day, type Field, fault, flag, integer, listOf, number, objectOf, step, text } from './read-fields.ts';
import { coordinates } from './read-organisation.ts';
import { COUNT, MAX_ORGANISATIONS, UNIT } from './schema-parts.ts';

const FIELDS = Object.keys(ConstraintsSchema.properties);

/** The hard conditions, defaults filled in; `ids` are the organisations that pinned and banned may name. */
export function readConstraints(field: Field, ids: ReadonlySet<string>): Constraints {
  const given = field.value === undefined ? { ...field, value: {} } : field;
  const at = objectOf(given, FIELDS) ?? (() => ({ ...field, value: undefined }));
  const cents = (name: string) => integer(at(name), COUNT, 0);
  const maxMembers = integer(at('maxMembers'), { minimum: 1, maximum: MAX_MEMBERS }, DEFAULT_MEMBERS);
  const minMembers = integer(at('minMembers'), { minimum: 1, maximum: MAX_MEMBERS }, Math.min(MIN_MEMBERS, maxMembers));
  if (minMembers > maxMembers) fault(at('minMembers'), `is more than maxMembers (${maxMembers})`);
  const pinned = names(at('pinned'), ids);
  const banned = names(at('banned'), ids);
  pinned.forEach((id, index) => {
    if (banned.includes(id)) {
      field.faults.push({ pointer: step(at('pinned').pointer, index), message: `"${id}" is also banned` });
    }
  });
  if (pinned.length > maxMembers) fault(at('pinned'), `has more than maxMembers (${maxMembers}) organisations`);
  return {
    deadline: day(at('deadline')),
    minMembers,
    maxMembers,
    minTurnoverCents: cents('minTurnoverCents'),
    minMemberTurnoverCents: cents('minMemberTurnoverCents'),
    minLeadTurnoverCents: cents('minLeadTurnoverCents'),
    minSmeShareBp: integer(at('minSmeShareBp'), { minimum: 0, maximum: WHOLE_BP }, 0),
    minShareBp: integer(at('minShareBp'), { minimum: 1, maximum: WHOLE_BP }, MIN_SHARE_BP),
    minContribution: at('minContribution').value === undefined ? MIN_CONTRIBUTION : number(at('minContribution'), UNIT),
    minQuality: at('minQuality').value === undefined ? 0 : number(at('minQuality'), UNIT),
    researchOrganisation: flag(at('researchOrganisation'), false),
    pinned,
    banned,
    site: readSite(at('site')),
  };
}

function names(field: Field, ids: ReadonlySet<string>): string[] {
  const seen = new Set<string>();
  return listOf(field, MAX_ORGANISATIONS, (item) => {
    const id = text(item);
    if (id !== '' && !ids.has(id)) fault(item, `"${id}" is no organisation of this problem`);
    if (id !== '' && seen.has(id)) fault(item, `"${id}" comes twice`);
    seen.add(id);
    return id;
  });
}

function readSite(field: Field): Constraints['site'] {
  if (field.value === undefined || field.value === null) return null;
  const at = objectOf(field, ['lat', 'lon'], ['lat', 'lon']);
  if (at === null) return null;
  const [lat, lon] = coordinates(at('lat'), at('lon'));
  return lat === null ? null : { lat, lon };
}

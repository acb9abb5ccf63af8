import { yearOf } from '../shared/day.ts';
import { DomainError, type FieldError } from '../shared/errors.ts';
import { assertKnownCodes } from '../taxonomies/known-codes.ts';
import { repeatedAt } from './profile.domain.ts';
import type { Capability, Certification, Reference, YearFiguresInput } from './schemas.ts';

/** The lists that belong to an organisation, by the name that the API gives them. */
export type PartLists = {
  years?: readonly YearFiguresInput[] | undefined;
  capabilities?: readonly Capability[] | undefined;
  certifications?: readonly Certification[] | undefined;
  references?: readonly Reference[] | undefined;
};
export type PartName = keyof PartLists;
export type CheckedParts = { [N in PartName]?: NonNullable<PartLists[N]> };

/** What makes an item of a list the same as another: the list may hold it once. */
const KEYS: { [N in PartName]: ((item: NonNullable<PartLists[N]>[number]) => string) | null } = {
  years: (item) => String(item.year),
  capabilities: (item) => item.cpv,
  certifications: (item) => item.code.trim().toLowerCase(),
  references: null,
};

/**
 * Checks lists against what a schema cannot say: codes exist, nothing occurs twice, no year lies ahead.
 * @param root pointer of what holds the lists: `/` for members of the body, empty when the body is the one list
 * @throws DomainError `invalid` that names every faulty place
 */
export function checkParts(lists: PartLists, root: '/' | '', now: Date): CheckedParts {
  const at = (name: PartName): string => (root === '' ? '' : `/${name}`);
  assertKnownCodes({
    cpv: [
      ...(lists.capabilities ?? []).map(({ cpv }, i) => ({ pointer: `${at('capabilities')}/${i}/cpv`, code: cpv })),
      ...(lists.references ?? []).map(({ cpv }, i) => ({ pointer: `${at('references')}/${i}/cpv`, code: cpv })),
    ],
  });
  const fields = [
    ...repeats('years', lists.years, '/year', at),
    ...repeats('capabilities', lists.capabilities, '/cpv', at),
    ...repeats('certifications', lists.certifications, '/code', at),
    ...ahead('years', lists.years, now, at),
    ...ahead('references', lists.references, now, at),
  ];
  if (fields.length > 0) {
    throw new DomainError('invalid', 'validation_failed', `${fields[0]!.pointer} ${fields[0]!.message}.`, { fields });
  }
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined)) as CheckedParts;
}

function repeats<N extends PartName>(
  name: N,
  list: PartLists[N],
  member: string,
  at: (name: PartName) => string,
): FieldError[] {
  const keyOf = KEYS[name];
  if (list === undefined || keyOf === null) return [];
  return repeatedAt(list as NonNullable<PartLists[N]>[number][], keyOf).map((i) => ({
    pointer: `${at(name)}/${i}${member}`,
    message: 'occurs a second time',
  }));
}

const ahead = (
  name: PartName,
  list: readonly { year: number }[] | undefined,
  now: Date,
  at: (name: PartName) => string,
): FieldError[] =>
  (list ?? []).flatMap(({ year }, i) =>
    year > yearOf(now) ? [{ pointer: `${at(name)}/${i}/year`, message: 'lies in the future' }] : [],
  );

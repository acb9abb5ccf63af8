import { Compile } from 'typebox/compile';
import { yearOf } from '../../shared/day.ts';
import { DomainError } from '../../shared/errors.ts';
import { assertKnownCodes } from '../../taxonomies/known-codes.ts';
import { checkParts } from '../check-parts.ts';
import type { YearInput } from '../profile.domain.ts';
import { NewOrganisation, type NewOrganisationInput } from '../schemas.ts';
import type { Fault } from './faults.ts';

type OfField = Pick<Fault, 'code' | 'params'> & { field: string };

const checked = Compile(NewOrganisation);

/**
 * What POST /organisations would refuse of a row, by field.
 * @param told headings that have a fault already: they are not told a second time
 */
export function inputFaults(
  input: Record<string, unknown>,
  figures: YearInput | null,
  now: Date,
  told: readonly (string | null)[],
  headerOf: (field: string) => string,
): { input: NewOrganisationInput | null; faults: OfField[] } {
  const faults: OfField[] = [];
  const add = (field: string, fault: Pick<Fault, 'code' | 'params'>): void => {
    if (!told.includes(headerOf(field)) && !faults.some((other) => other.field === field))
      faults.push({ field, ...fault });
  };
  if (!checked.Check(input)) {
    for (const error of checked.Errors(input)) {
      const { keyword, instancePath, params } = error as {
        keyword: string;
        instancePath: string;
        params: Record<string, unknown>;
      };
      const missing = keyword === 'required';
      const field = missing
        ? String((params['requiredProperties'] as string[])[0])
        : (instancePath.split('/')[1] ?? '');
      add(field, missing ? { code: 'required', params: {} } : { code: 'schema', params: { message: error.message } });
    }
    return { input: null, faults };
  }
  const attempt = (check: () => unknown): void => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      for (const { pointer, message } of error.fields)
        add(pointer.split('/')[1] ?? '', { code: 'schema', params: { message } });
    }
  };
  attempt(() => assertKnownCodes({ nuts: [{ pointer: '/nuts', code: input.nuts }] }));
  attempt(() => checkParts({ capabilities: input.capabilities, certifications: input.certifications }, '/', now));
  if ((input.lat === undefined) !== (input.lon === undefined))
    add(input.lat === undefined ? 'lat' : 'lon', { code: 'coordinatesAlone', params: {} });
  if (figures !== null && (figures.year < 1900 || figures.year > yearOf(now)))
    add('year', { code: 'yearNotBegun', params: {} });
  return { input, faults };
}

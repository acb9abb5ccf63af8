import { DomainError } from '../../shared/errors.ts';
import { WHOLE_BP } from '../../shared/money.ts';
import {
  DEFAULT_CONSORTIA,
  MAX_CONFLICTS,
  MAX_CONSORTIA,
  MAX_DISTANCE,
  MAX_MEMBERS,
  MAX_REQUIREMENTS,
  MAX_TIES,
  MIN_DIFFERENCE,
  type Problem,
  ProblemSchema,
  type Requirement,
  RequirementSchema,
} from './problem.ts';
import { readConstraints } from './read-constraints.ts';
import { type Faults, type Field, fault, flag, integer, listOf, number, objectOf, step, text } from './read-fields.ts';
import { cpvCode, readOrganisation } from './read-organisation.ts';
import { readWeights } from './read-weights.ts';
import { COUNT, LEVEL, MAX_ORGANISATIONS, UNIT } from './schema-parts.ts';

/** What a reader may check against. `knownCpv`: codes that exist; without it only the form of a code is checked. */
export type ReadOptions = { readonly knownCpv?: ReadonlySet<string> };

const FIELDS = Object.keys(ProblemSchema.properties);
const REQUIREMENT_FIELDS = Object.keys(RequirementSchema.properties);

/**
 * Reads a problem file's content into a complete problem, with the defaults filled in.
 * Throws `DomainError` `invalid` / `invalid_problem` with every fault found and the JSON pointer of its field:
 * unknown fields, malformed or unknown CPV codes, weights that do not sum to 10,000, negative or non-finite numbers,
 * duplicate ids, ids that nobody has, an organisation pinned and banned at once, too many requirements.
 */
export function readProblem(input: unknown, options: ReadOptions = {}): Problem {
  const faults: Faults = [];
  const at = objectOf({ value: input, pointer: '', faults }, FIELDS, ['requirements', 'organisations']);
  if (at === null) throw refusal(faults);
  const known = options.knownCpv ?? null;
  const requirements = listOf(at('requirements'), MAX_REQUIREMENTS, (item) => readRequirement(item, known));
  const organisations = listOf(at('organisations'), MAX_ORGANISATIONS, (item) => readOrganisation(item, known));
  checkRequirements(at('requirements'), requirements);
  const ids = unique(at('organisations'), organisations);
  const pairs = (name: string) => (item: Field) => readPair(item, name === 'ties', ids);
  const ties = listOf(at('ties'), MAX_TIES, pairs('ties'));
  const conflicts = listOf(at('conflicts'), MAX_CONFLICTS, pairs('conflicts')).map(({ a, b }) => ({ a, b }));
  const problem: Problem = {
    requirements,
    organisations,
    ties,
    conflicts,
    constraints: readConstraints(at('constraints'), ids),
    weights: readWeights(at('weights')),
    k: integer(at('k'), { minimum: 1, maximum: MAX_CONSORTIA }, DEFAULT_CONSORTIA),
    minDifference: integer(at('minDifference'), { minimum: 0, maximum: MAX_MEMBERS }, MIN_DIFFERENCE),
    maxDistance: at('maxDistance').value === undefined ? MAX_DISTANCE : number(at('maxDistance'), UNIT),
  };
  if (faults.length > 0) throw refusal(faults);
  return problem;
}

function refusal(faults: Faults): DomainError {
  const fields = faults.slice(0, 100);
  const first = fields[0];
  return new DomainError(
    'invalid',
    'invalid_problem',
    `The problem cannot be matched: ${first?.pointer === '' ? 'it' : first?.pointer} ${first?.message}` +
      (faults.length > 1 ? ` (and ${faults.length - 1} more).` : '.'),
    { fields },
  );
}

function readRequirement(field: Field, known: ReadonlySet<string> | null): Requirement | null {
  const at = objectOf(field, REQUIREMENT_FIELDS, ['id', 'cpv', 'weightBp']);
  if (at === null) return null;
  const certification = at('certification');
  return {
    id: at('id').value === undefined ? '' : text(at('id')),
    cpv: cpvCode(at('cpv'), known),
    weightBp: integer(at('weightBp'), { minimum: 1, maximum: WHOLE_BP }),
    mandatory: flag(at('mandatory'), true),
    minLevel: at('minLevel').value === null ? 1 : integer(at('minLevel'), LEVEL, 1),
    certification: certification.value === undefined || certification.value === null ? null : text(certification),
    capacityCents: at('capacityCents').value === null ? 0 : integer(at('capacityCents'), COUNT, 0),
    minQuality: at('minQuality').value === undefined ? 0 : number(at('minQuality'), UNIT),
    mustBeDoneByMember: flag(at('mustBeDoneByMember'), false),
  };
}

function checkRequirements(field: Field, requirements: readonly Requirement[]): void {
  if (!Array.isArray(field.value)) return;
  if (field.value.length === 0) fault(field, 'must have at least one item');
  unique(field, requirements);
  const sum = requirements.reduce((total, requirement) => total + requirement.weightBp, 0);
  if (requirements.length > 0 && requirements.length === field.value.length && sum !== WHOLE_BP) {
    fault(field, `must have weights (weightBp) that sum to ${WHOLE_BP}, they sum to ${sum}`);
  }
}

/** The ids; names every one that comes twice. */
function unique(field: Field, items: readonly { readonly id: string }[]): Set<string> {
  const ids = new Set<string>();
  items.forEach((item, index) => {
    if (item.id !== '' && ids.has(item.id)) {
      field.faults.push({ pointer: step(step(field.pointer, index), 'id'), message: `"${item.id}" comes twice` });
    }
    ids.add(item.id);
  });
  return ids;
}

function readPair(field: Field, weighted: boolean, ids: ReadonlySet<string>) {
  const names = weighted ? ['a', 'b', 'weight'] : ['a', 'b'];
  const at = objectOf(field, names, names);
  if (at === null) return null;
  const [a, b] = [at('a'), at('b')].map((end) => {
    if (end.value === undefined) return '';
    const id = text(end);
    if (id !== '' && !ids.has(id)) fault(end, `"${id}" is no organisation of this problem`);
    return id;
  }) as [string, string];
  if (a !== '' && a === b) fault(field, 'joins an organisation with itself');
  return { a, b, weight: weighted && at('weight').value !== undefined ? number(at('weight'), UNIT) : 0 };
}

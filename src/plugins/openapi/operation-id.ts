/** Last words of a path that name a thing and not an act, though they have no plural. */
const THINGS = new Set(['funding']);
/** Plurals that English makes in a way of its own. */
const SINGULARS: Record<string, string> = {
  consortia: 'consortium',
  criteria: 'criterion',
  series: 'series',
  ties: 'tie',
};

/**
 * A readable name for an operation, made from method and path, so that it stays the same as long as they do:
 * `GET /v1/tenders` is `listTenders`, `POST /v1/tenders/{id}/match-runs` is `createTenderMatchRun`,
 * `POST /v1/tenders/{id}/publish` is `publishTender`.
 * @param isList whether GET answers a page of a list
 */
export function operationIdOf(method: string, path: string, isList: boolean): string {
  const segments = path.split('/').filter((part) => part !== '' && part !== 'v1');
  const named = segments
    .map((part, i) => ({ part, ofOne: segments[i + 1]?.startsWith('{') === true }))
    .filter(({ part }) => !part.startsWith('{'));
  const last = named.at(-1) ?? { part: 'root', ofOne: false };
  const isAct = method === 'POST' && !last.ofOne && !isPlural(last.part) && !THINGS.has(last.part);
  const things = isAct ? named.slice(0, -1).filter(({ part }) => part !== 'auth') : named;
  const noun = things
    .map(({ part, ofOne }, i) => {
      const isLast = i === things.length - 1;
      const one = ofOne || !isLast || (method === 'POST' && !isAct);
      return pascal(one ? singular(part) : part);
    })
    .join('');
  return isAct ? `${camel(last.part)}${noun}` : `${verbOf(method, isList)}${noun}`;
}

const verbOf = (method: string, isList: boolean): string =>
  ({
    GET: isList ? 'list' : 'get',
    POST: 'create',
    PUT: 'replace',
    PATCH: 'change',
    DELETE: 'delete',
  })[method] ?? method.toLowerCase();

const isPlural = (word: string): boolean => word in SINGULARS || (word.endsWith('s') && !word.endsWith('ss'));

function singular(word: string): string {
  const known = SINGULARS[word];
  if (known !== undefined) return known;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|ch|sh|x)es$/.test(word)) return word.slice(0, -2);
  return isPlural(word) ? word.slice(0, -1) : word;
}

const pascal = (word: string): string =>
  word
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
const camel = (word: string): string => {
  const joined = pascal(word);
  return joined.charAt(0).toLowerCase() + joined.slice(1);
};

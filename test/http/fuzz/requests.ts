import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { OperationObject, Parameter } from '../../../src/plugins/openapi/document.ts';
import { bodiesOf, changed, changes, someId, valuesOf } from './values.ts';

/** Who asks: somebody signed in, nobody, or somebody with a token that is none. */
export type Caller = 'admin' | 'coordinator' | 'member' | 'nobody' | 'forger';

/** A request before its symbolic ids are real ones. */
export type FuzzRequest = {
  caller: Caller;
  path: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  /** Where the body is a document or broken on purpose: sent as it is. */
  raw: string | null;
};

const RUBBISH = ['1', 'null', '%00', 'not-an-id', '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b1', '😀', "a'b", 'x'.repeat(99)];
const BROKEN_JSON = [
  '',
  '{',
  '[]',
  'null',
  '"text"',
  '1',
  '{"a":1',
  '{"a":NaN}',
  '\u0000',
  '{"__proto__":{"a":1}}',
  `${'['.repeat(500)}`,
];

const notice = (name: string): string =>
  readFileSync(new URL(`../../../seeds/notices/${name}`, import.meta.url), 'utf8');
const DOCUMENTS: Record<string, readonly string[]> = {
  'application/xml': [notice('cn_24_minimal.xml'), notice('cn_25.xml'), '<a/>', '<a><b></a>'],
  'application/json': ['{"ocid":"x"}', '{"releases":[]}', '[]', '{"releases":[{"tender":{"title":1}}]}'],
  'text/csv': [
    'name;kind\nAn import;company\n',
    'name;kind;headcount\nA;company;x\n',
    'contractReference;kind;amountCents;occurredOn\nX;invoice;100;2026-01-01\n',
    '"',
    'a;a\n1;2\n',
  ],
};

/** A document with a stretch taken out or something odd put in. */
const documents = (mediaType: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...(DOCUMENTS[mediaType] ?? ['x'])),
      fc.nat(20_000),
      fc.constantFrom(0, 0, 1, 40, 4_000),
      fc.constantFrom('', '', '\0', '<x>', '&e;', '"', '\ufeff', '-1', '\n\n;;'),
    )
    .map(([text, at, cut, put]) => {
      const place = at % (text.length + 1);
      return cut === 0 && put === '' ? text : `${text.slice(0, place)}${put}${text.slice(place + cut)}`;
    });

/** Requests for an operation: half of them as documented, the others spoilt in one way or several. */
export const requestsFor = (path: string, operation: OperationObject): fc.Arbitrary<FuzzRequest> =>
  fc.oneof(soundRequests(path, operation), spoiltRequests(path, operation));

/** What an operation takes: its media type, whether that is a document, and bodies of it. */
function takenBy(operation: OperationObject) {
  const [mediaType = 'application/json', media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const isDocument = media?.schema?.format === 'binary';
  const body = media === undefined || isDocument ? fc.constant(undefined) : bodiesOf(media.schema ?? {});
  const type: Record<string, string> = media === undefined ? {} : { 'content-type': mediaType };
  return { mediaType, isDocument, takesBody: media !== undefined, body, type };
}

const isStream = (operation: OperationObject): boolean =>
  operation.responses['200']?.content?.['text/event-stream'] !== undefined;

/** Requests as documented, by people who are signed in. */
export function soundRequests(path: string, operation: OperationObject): fc.Arbitrary<FuzzRequest> {
  const { mediaType, isDocument, body, type } = takenBy(operation);
  return fc
    .record({
      caller: fc.constantFrom<Caller>('admin', 'admin', 'coordinator', 'coordinator', 'member'),
      path: pathOf(path, operation, isStream(operation) ? rubbish : known),
      query: queryOf(operation, false),
      body,
      raw: isDocument ? fc.constantFrom(...(DOCUMENTS[mediaType] ?? ['x'])) : fc.constant(null),
    })
    .map((given): FuzzRequest => ({ ...given, headers: { ...type, 'if-match': '*' } }));
}

function spoiltRequests(path: string, operation: OperationObject): fc.Arbitrary<FuzzRequest> {
  const { mediaType, isDocument, takesBody, body, type } = takenBy(operation);
  return fc
    .record({
      caller: fc.constantFrom<Caller>('admin', 'admin', 'coordinator', 'coordinator', 'member', 'nobody', 'forger'),
      path: pathOf(path, operation, isStream(operation) ? rubbish : mixed),
      query: queryOf(operation, true),
      headers: headers(mediaType),
      body,
      changes: fc.array(changes, { maxLength: 2 }),
      raw: isDocument ? documents(mediaType) : fc.option(fc.constantFrom(...BROKEN_JSON), { nil: null, freq: 6 }),
    })
    .map(
      ({ changes: made, ...given }): FuzzRequest => ({
        ...given,
        headers: { ...type, ...given.headers },
        body: given.body === undefined ? undefined : made.reduce<unknown>(changed, given.body),
        raw: takesBody ? given.raw : null,
      }),
    );
}

const parametersIn = (operation: OperationObject, place: string): Parameter[] =>
  (operation.parameters ?? []).filter((parameter) => parameter.in === place);

function queryOf(operation: OperationObject, spoilt: boolean): fc.Arbitrary<Record<string, string>> {
  // Nobody can guess a cursor: it comes with the odd ones.
  const parameters = parametersIn(operation, 'query').filter(({ name }) => spoilt || name !== 'cursor');
  const odd = fc.constantFrom('', '-1', 'a\0', '\ud83d', 'x'.repeat(600), '1e9', '@#1');
  const value = ({ name, schema }: Parameter): fc.Arbitrary<string> => {
    const fitting = valuesOf(schema ?? {}, name).map(String);
    return spoilt ? fc.oneof({ weight: 2, arbitrary: fitting }, odd) : fitting;
  };
  const unknown = spoilt ? fc.constantFrom({}, {}, {}, { colour: 'red' }) : fc.constant({});
  const given = fc.record(Object.fromEntries(parameters.map((parameter) => [parameter.name, value(parameter)])), {
    requiredKeys: parameters.filter((parameter) => parameter.required === true).map(({ name }) => name),
  });
  // Every filter at once finds nothing: a sound request has one at most beside what is required.
  const few = fc.tuple(given, fc.noBias(fc.nat(parameters.length + 2))).map(([all, n]) => {
    const keep = parameters[n]?.name;
    const isKept = (name: string) => name === keep || parameters.find((p) => p.name === name)?.required === true;
    return Object.fromEntries(Object.entries(all).filter(([name]) => isKept(name)));
  });
  return fc
    .tuple(spoilt ? given : few, unknown)
    .map(([one, other]) => ({ ...one, ...other }) as Record<string, string>);
}

function headers(mediaType: string): fc.Arbitrary<Record<string, string>> {
  const wrong = mediaType.includes('json') ? 'text/plain' : 'image/png';
  return fc.record(
    {
      'if-match': fc.constantFrom('*', '*', '"1"', '"2"', 'W/"1"', '"99999999999"', 'x'),
      'idempotency-key': fc.oneof(fc.uuid(), fc.constantFrom('one', 'two', '', 'é', 'x'.repeat(300))),
      'content-type': fc.constantFrom(
        mediaType,
        mediaType,
        mediaType,
        wrong,
        'multipart/form-data',
        `${mediaType}; charset=utf-16`,
      ),
      accept: fc.constantFrom('*/*', 'text/html', 'x'),
      'x-request-id': fc.constantFrom('mine', '"', 'x'.repeat(500)),
    },
    { requiredKeys: [] },
  );
}

type PartOf = (kind: string, isId: boolean) => fc.Arbitrary<string>;
const known: PartOf = (kind, isId) => (isId ? someId(kind) : fc.constantFrom('45262670', '45000000', 'FRG01'));
const rubbish: PartOf = () => fc.oneof(fc.uuid(), fc.constantFrom(...RUBBISH));
const mixed: PartOf = (kind, isId) => fc.oneof({ weight: 4, arbitrary: known(kind, isId) }, rubbish(kind, isId));

/** The parts of the path; `{id}` is of the kind that the path names before it. A stream is asked for rubbish only: it would not end. */
function pathOf(path: string, operation: OperationObject, part: PartOf): fc.Arbitrary<Record<string, string>> {
  const segments = path.split('/');
  return fc.record(
    Object.fromEntries(
      parametersIn(operation, 'path').map(({ name, schema }) => {
        const before = segments[segments.indexOf(`{${name}}`) - 1] ?? name;
        return [name, part(name === 'id' ? before : name, schema?.format === 'uuid')];
      }),
    ),
  ) as fc.Arbitrary<Record<string, string>>;
}

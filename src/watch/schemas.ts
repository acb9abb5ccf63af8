import { type Static, Type } from 'typebox';
import { BasisPoints, Instant, listQuery, Named, Nullable, pageOf, Uuid, Word } from '../shared/schemas.ts';
import { WATCH_SOURCES } from './table.ts';

const Filters = Named('WatchFilters', {
  cpv: Type.Array(Type.String({ pattern: '^[0-9]{2,8}$' }), {
    maxItems: 200,
    description: 'CPV codes or prefixes; none: what the members of the cluster do',
  }),
  nuts: Type.Array(Type.String({ pattern: '^[A-Z]{2}[0-9A-Z]{0,3}$' }), { maxItems: 100 }),
  keywords: Type.Array(Type.String({ minLength: 2, maxLength: 100 }), { maxItems: 100 }),
  minScoreBp: BasisPoints,
});

const Source = Word(WATCH_SOURCES, { title: 'WatchSource', description: 'Where notices are looked for' });

const FiltersPart = Type.Partial(Filters, { title: 'WatchFiltersInput' });

const fields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  location: Type.String({
    minLength: 1,
    maxLength: 500,
    description: 'A folder below the cluster’s own in the watch folder, or the address of the service',
    examples: ['https://api.ted.europa.eu'],
  }),
  query: Nullable(Type.String({ maxLength: 2_000, description: 'In the query language of the service' })),
  filters: Filters,
  everyMinutes: Type.Integer({ minimum: 5, maximum: 10_080 }),
  enabled: Type.Boolean(),
};

export const WatchBody = Named(
  'WatchInput',
  {
    clusterId: Type.Optional(Uuid),
    source: Source,
    name: fields.name,
    location: fields.location,
    query: Type.Optional(fields.query),
    filters: Type.Optional(FiltersPart),
    everyMinutes: Type.Optional(fields.everyMinutes),
    enabled: Type.Optional(fields.enabled),
  },
  {
    examples: [
      {
        source: 'ted',
        name: 'TED, Pays de la Loire',
        location: 'https://api.ted.europa.eu',
        filters: { cpv: ['4526', '71'], nuts: ['FRG'], keywords: ['chaudronnerie'], minScoreBp: 2_500 },
        everyMinutes: 60,
      },
    ],
  },
);
export const WatchPatch = Named('WatchPatch', {
  name: Type.Optional(fields.name),
  query: Type.Optional(fields.query),
  filters: Type.Optional(FiltersPart),
  everyMinutes: Type.Optional(fields.everyMinutes),
  enabled: Type.Optional(fields.enabled),
});
export const WatchSchema = Named('Watch', {
  id: Uuid,
  clusterId: Uuid,
  source: Source,
  ...fields,
  polledAt: Nullable(Instant),
  error: Nullable(Type.String()),
});
export const WatchPage = pageOf(WatchSchema);
export const WatchQuery = listQuery({ clusterId: Type.Optional(Uuid) });

export const WatchFindSchema = Named('WatchFind', {
  id: Uuid,
  key: Type.String({ description: 'As the source calls the notice' }),
  noticeId: Nullable(Type.String()),
  title: Nullable(Type.String()),
  scoreBp: BasisPoints,
  reasons: Type.Array(Type.String()),
  outcome: Word(['proposed', 'below', 'known', 'refused']),
  tenderId: Nullable(Uuid),
  foundAt: Instant,
});
export const WatchFindPage = pageOf(WatchFindSchema);
export const WatchFindQuery = listQuery({ outcome: Type.Optional(Word(['proposed', 'below', 'known', 'refused'])) });

export type WatchInput = Static<typeof WatchBody>;
export type WatchPatchInput = Static<typeof WatchPatch>;
export type WatchView = Static<typeof WatchSchema>;
export type WatchFindView = Static<typeof WatchFindSchema>;

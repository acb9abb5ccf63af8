import { hasRole, ownClusterIds, useMe } from '../../api/me.ts';
import { useApi } from '../../api/query.ts';
import { SelectInput } from '../../components/inputs.tsx';
import { Tabs } from '../../components/page.tsx';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { figureTexts } from '../../texts/figures.ts';

const FILTERS = { cluster: null, year: null } as const;
/** The first year that the period can begin with. */
const FIRST_YEAR = 1999;

/** Of which clusters and which year the figures are; both in the address. */
export type Scope = {
  query: { clusterId?: string; from?: string; to?: string };
  /** The year; null: since the beginning. */
  year: number | null;
  filters: { cluster?: string; year?: string };
  change: (part: { cluster?: string | undefined; year?: string | undefined }) => void;
};

/** What the address says. */
export function useScope(): Scope {
  const [filters, change] = useFilters(FILTERS);
  const year = /^\d{4}$/.test(filters.year ?? '') ? Number(filters.year) : null;
  const today = isoDay(new Date());
  const last = `${year}-12-31`;
  return {
    filters,
    change,
    year,
    query: {
      ...(filters.cluster === undefined ? {} : { clusterId: filters.cluster }),
      ...(year === null ? {} : { from: `${year}-01-01`, to: last < today ? last : today }),
    },
  };
}

/** The clusters that the reader answers for. */
export function useOwnClusters(): { id: string; name: string }[] {
  const me = useMe();
  const clusters = useApi('GET /v1/clusters', { query: { limit: 200 } });
  const own = new Set(ownClusterIds(me));
  return (clusters.data?.items ?? []).filter(({ id }) => hasRole(me, 'admin') || own.has(id));
}

/** Years to choose from, the newest first. */
export const yearsUntilNow = (): string[] => {
  const now = Number(isoDay(new Date()).slice(0, 4));
  return Array.from({ length: now - FIRST_YEAR + 1 }, (_, i) => String(now - i));
};

/** Chooses cluster and year. */
export function ScopeFields({ scope: { filters, change } }: { scope: Scope }) {
  const t = useTexts(figureTexts);
  const clusters = useOwnClusters();
  return (
    <div className="row wide sec">
      {clusters.length < 2 ? null : (
        <SelectInput
          id="cluster"
          label={t.cluster}
          value={filters.cluster ?? ''}
          onChange={(cluster) => change({ cluster })}
          options={[['', t.everywhere], ...clusters.map(({ id, name }) => [id, name] as const)]}
        />
      )}
      <SelectInput
        id="year"
        label={t.period}
        value={filters.year ?? ''}
        onChange={(year) => change({ year })}
        options={[['', t.allYears], ...yearsUntilNow().map((year) => [year, year] as const)]}
      />
    </div>
  );
}

/** The scope in words, under the heading. */
export function useScopeWords({ year }: Scope, clusterName: string | null | undefined): string {
  const t = useTexts(figureTexts);
  const f = useFormats();
  const today = isoDay(new Date());
  const period =
    year === null
      ? t.ever
      : today.startsWith(String(year))
        ? t.untilNow(String(year), f.day(today))
        : t.during(String(year));
  return t.lead(clusterName ?? t.everywhere, period);
}

const PARTS = ['figures', 'turnover', 'exposure', 'indicators', 'yearly'] as const;
type Part = (typeof PARTS)[number];

/** From one part of the figures to the others, with the same cluster and year. */
export function FigureTabs({ at, scope }: { at: Part; scope: Scope }) {
  const t = useTexts(figureTexts);
  return (
    <Tabs
      label={t.tabs}
      links={PARTS.map((part) => ({
        href: to(part, null, scope.filters),
        text: t.parts[part],
        current: part === at,
      }))}
    />
  );
}

/** Chooses the cluster of figures that are of one; it is chosen already where the reader has one alone. */
export function ScopeCluster({ cluster, scope }: { cluster: { id: string }; scope: Scope }) {
  const t = useTexts(figureTexts);
  const clusters = useOwnClusters();
  return (
    <SelectInput
      id="cluster"
      label={t.cluster}
      value={cluster.id}
      onChange={(id) => scope.change({ cluster: id })}
      options={clusters.map(({ id, name }) => [id, name] as const)}
    />
  );
}

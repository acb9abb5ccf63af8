import { useState } from 'react';
import { isStaff, useMe } from '../../api/me.ts';
import { useList } from '../../api/query.ts';
import { DayInput, SelectInput } from '../../components/inputs.tsx';
import { List } from '../../components/list.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { Page } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { measuresText } from '../../format/characteristics.ts';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';
import { timeOfDays } from './days-of.ts';
import { EquipmentForm } from './equipment-form.tsx';
import { KINDS } from './kinds.ts';
import { Statement } from './statement.tsx';

const FILTERS = { kind: KINDS, from: null, to: null, year: null, cluster: null } as const;

/** The pool: what there is, what is free on some days, and what a year costs whom. */
export default function EquipmentPage() {
  const t = useTexts(equipmentTexts);
  const me = useMe();
  const f = useFormats();
  const [filters, setFilters] = useFilters(FILTERS);
  const [adding, setAdding] = useState(false);
  const free = timeOfDays(filters.from ?? '', filters.to ?? '');
  const pool = useList('GET /v1/equipment', {
    query: {
      limit: 50,
      ...(filters.kind === undefined ? {} : { kind: filters.kind }),
      ...(free === null ? {} : { freeFrom: free.from, freeUntil: free.to }),
    },
  });
  const filtered = filters.kind !== undefined || free !== null;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      acts={
        me.roles.length > 0 ? (
          <button className="btn first" type="button" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        ) : undefined
      }
    >
      <div className="stack lg">
        <div className="row wide">
          <SelectInput
            id="pool-kind"
            label={t.kind}
            value={filters.kind ?? ''}
            onChange={(kind) => setFilters({ kind })}
            options={[['', t.anyKind], ...KINDS.map((kind) => [kind, t.kinds[kind]] as const)]}
          />
          <DayInput
            id="pool-from"
            label={t.freeFrom}
            value={filters.from ?? ''}
            onChange={(from) => setFilters({ from })}
          />
          <DayInput
            id="pool-to"
            label={t.freeTo}
            value={filters.to ?? ''}
            onChange={(until) => setFilters({ to: until })}
          />
        </div>
        <Await of={pool}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty {...(filtered ? t.noneFree : t.none)} />
            ) : (
              <List
                caption={t.caption}
                rows={rows}
                rowKey={({ id }) => id}
                name={{
                  head: t.name,
                  cell: ({ name }) => name,
                  href: ({ id }) => to('equipmentItem', { id }),
                  sub: ({ retiredAt }) => (retiredAt === null ? '' : t.retired),
                }}
                columns={[
                  { key: 'kind', head: t.kind, cell: ({ kind }) => t.kinds[kind] },
                  { key: 'can', head: t.can, cell: ({ characteristics }) => measuresText(characteristics, f) || '–' },
                  {
                    key: 'owner',
                    head: t.owner,
                    cell: ({ organisationId }) =>
                      organisationId === null ? (
                        t.ofCluster
                      ) : isStaff(me) ? (
                        <OrganisationName id={organisationId} />
                      ) : (
                        t.bookings.hidden
                      ),
                  },
                ]}
                more={pool.more}
                loadingMore={pool.loadingMore}
              />
            )
          }
        </Await>
        <Statement year={filters.year} clusterId={filters.cluster} choose={setFilters} />
      </div>
      {adding ? <EquipmentForm close={() => setAdding(false)} /> : null}
    </Page>
  );
}

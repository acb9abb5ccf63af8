import { useApi } from '../../api/query.ts';
import { List } from '../../components/list.tsx';
import { Chips, Page } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { figureTexts } from '../../texts/figures.ts';
import { Exports } from './exports.tsx';
import { FigureTabs, ScopeFields, useScope, useScopeWords } from './scope.tsx';

/** Members in one answer at most; those beyond are in the table to download. */
const MOST = 5_000;
const FILTERS = { show: ['without'], cluster: null, year: null } as const;

/** Every member with its proposals, invitations, contracts and turnover; whose turn it is first. */
export default function ExposurePage() {
  const t = useTexts(figureTexts);
  const words = t.turn;
  const f = useFormats();
  const { language } = usePreferences();
  const scope = useScope();
  const [filters, , addressWith] = useFilters(FILTERS);
  const query = { ...scope.query, lang: language };
  const exposure = useApi('GET /v1/reports/exposure', { query: { ...query, limit: MOST } }, { keepPrevious: true });
  const turnover = useApi(
    'GET /v1/reports/turnover',
    { query: { ...query, groupBy: ['organisation'] } },
    { keepPrevious: true },
  );
  const amounts = new Map((turnover.data?.rows ?? []).map(({ ids, amount }) => [ids[0], amount.amountCents]));
  const lead = useScopeWords(scope, exposure.data?.clusterName);
  return (
    <Page
      title={words.title}
      lead={lead}
      acts={<Exports of="GET /v1/reports/exposure" query={scope.query} what={words.caption} />}
      tabs={<FigureTabs at="exposure" scope={scope} />}
    >
      <ScopeFields scope={scope} />
      <Chips
        label={words.filter}
        links={[
          { href: addressWith({ show: undefined }), text: words.every, current: filters.show === undefined },
          { href: addressWith({ show: 'without' }), text: words.without, current: filters.show === 'without' },
        ]}
      />
      <Await of={exposure} rows={10}>
        {({ members, nextCursor }) => {
          const rows = members
            .filter(({ organisationId }) => filters.show === undefined || (amounts.get(organisationId) ?? 0) <= 0)
            .sort(
              (a, b) =>
                (amounts.get(a.organisationId) ?? 0) - (amounts.get(b.organisationId) ?? 0) ||
                b.proposals - a.proposals ||
                b.invitations - a.invitations,
            );
          return rows.length === 0 ? (
            <Empty title={members.length === 0 ? words.nobody : words.none} />
          ) : (
            <>
              {nextCursor !== null && <p>{words.first(f.count(MOST))}</p>}
              <List
                caption={words.caption}
                rows={rows}
                rowKey={({ organisationId }) => organisationId}
                name={{
                  head: words.member,
                  cell: ({ name }) => name,
                  href: ({ organisationId }) => to('organisation', { id: organisationId }),
                }}
                columns={[
                  {
                    key: 'proposals',
                    head: words.proposals,
                    numeric: true,
                    cell: ({ proposals }) => f.count(proposals),
                  },
                  {
                    key: 'invitations',
                    head: words.invitations,
                    numeric: true,
                    cell: ({ invitations }) => f.count(invitations),
                  },
                  {
                    key: 'contracts',
                    head: words.contracts,
                    numeric: true,
                    cell: ({ contracts }) => f.count(contracts),
                  },
                  {
                    key: 'turnover',
                    head: words.turnover,
                    numeric: true,
                    cell: ({ organisationId }) => f.money(amounts.get(organisationId) ?? 0),
                  },
                ]}
              />
            </>
          );
        }}
      </Await>
    </Page>
  );
}

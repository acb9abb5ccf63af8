import { Link } from 'wouter';
import { type Item, useAct, useList } from '../../api/query.ts';
import { Refusal } from '../../components/form.tsx';
import { List } from '../../components/list.tsx';
import { Chips, Page } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { feedTexts } from '../../texts/feeds.ts';
import { networkTexts } from '../../texts/network.ts';

type Match = Item<'GET /v1/award-matches'>;
const DECISIONS = ['open', 'confirmed', 'rejected'] as const;
const FILTERS = { decision: DECISIONS } as const;

/** Winners of public awards that may be companies of the network: a person says yes or no. */
export default function AwardsPage() {
  const t = useTexts(feedTexts).awards;
  const network = useTexts(networkTexts);
  const f = useFormats();
  const [{ decision = 'open' }, , addressWith] = useFilters(FILTERS);
  const matches = useList('GET /v1/award-matches', { query: { decision, limit: 50 } });
  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('network'), network.title]]}>
      <Chips
        label={t.filter}
        links={DECISIONS.map((one) => ({
          href: addressWith({ decision: one }),
          text: t.decisions[one],
          current: decision === one,
        }))}
      />
      <Await of={matches}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t.none.title} text={t.none.text} />
          ) : (
            <List
              caption={t.caption}
              rows={rows}
              rowKey={({ id }) => id}
              name={{
                head: t.award,
                cell: ({ award }) => award.title,
                sub: ({ award }) =>
                  [award.buyer, award.awardedOn === null ? null : f.day(award.awardedOn)]
                    .filter((part) => part !== null)
                    .join(', '),
              }}
              columns={[
                { key: 'winner', head: t.winner, cell: ({ winner }) => winner.name },
                {
                  key: 'organisation',
                  head: t.organisation,
                  cell: ({ organisationId, organisationName }) => (
                    <Link href={to('organisation', { id: organisationId })}>{organisationName}</Link>
                  ),
                },
                {
                  key: 'by',
                  head: t.by,
                  cell: ({ matchedBy, confidenceBp }) => `${t.matched[matchedBy]}, ${t.sure(f.share(confidenceBp))}`,
                },
                { key: 'acts', head: t.acts, cell: (match) => <Decide match={match} /> },
              ]}
              more={matches.more}
              loadingMore={matches.loadingMore}
            />
          )
        }
      </Await>
    </Page>
  );
}

function Decide({ match: { id, decision, award } }: { match: Match }) {
  const t = useTexts(feedTexts).awards;
  const confirm = useAct('POST /v1/award-matches/{id}/confirm', { done: () => toast({ text: t.confirmed }) });
  const reject = useAct('POST /v1/award-matches/{id}/reject', { done: () => toast({ text: t.rejected }) });
  const params = { id };
  return (
    <span className="acts">
      {decision === 'confirmed' ? null : (
        <button className="btn sm" type="button" aria-busy={confirm.busy} onClick={() => void confirm.run({ params })}>
          {t.confirm}
          <span className="sr"> {award.title}</span>
        </button>
      )}
      {decision === 'rejected' ? null : (
        <button
          className="btn quiet sm"
          type="button"
          aria-busy={reject.busy}
          onClick={() => void reject.run({ params })}
        >
          {t.reject}
          <span className="sr"> {award.title}</span>
        </button>
      )}
      <Refusal error={confirm.error ?? reject.error} />
    </span>
  );
}

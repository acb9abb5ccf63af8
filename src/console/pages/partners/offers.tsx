import { Link } from 'wouter';
import { type Item, useAct, useList } from '../../api/query.ts';
import type { PartnerSearch } from '../../api/types.ts';
import { AskedAct } from '../../components/asked-act.tsx';
import { Refusal } from '../../components/form.tsx';
import { List } from '../../components/list.tsx';
import { Section } from '../../components/page.tsx';
import { Region } from '../../components/region.tsx';
import { Await } from '../../components/states.tsx';
import { Trade } from '../../components/trade.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { partnerTexts } from '../../texts/partners.ts';

type Answer = Item<'GET /v1/partner-searches/{id}/answers'>;

/** Who offers itself: without a name until it is taken. */
export function Offers({ search }: { search: PartnerSearch }) {
  const t = useTexts(partnerTexts);
  const f = useFormats();
  const offers = useList('GET /v1/partner-searches/{id}/answers', { params: { id: search.id }, query: { limit: 50 } });
  const nameOf = ({ organisation, profile }: Answer) =>
    organisation ?? t.nameless(t.sizesOf[(profile?.sizeClass ?? 'none') as keyof typeof t.sizesOf]);
  return (
    <Section id="offers" title={t.offers}>
      <p className="mute">{t.offersLead}</p>
      <Await of={offers} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p>{t.noOffers}</p>
          ) : (
            <>
              <List
                caption={t.offers}
                rows={rows}
                rowKey={({ id }) => id}
                name={{
                  head: t.member,
                  cell: (row) =>
                    row.organisationId === null ? (
                      nameOf(row)
                    ) : (
                      <Link href={to('organisation', { id: row.organisationId })}>{nameOf(row)}</Link>
                    ),
                }}
                columns={[
                  {
                    key: 'place',
                    head: t.places,
                    cell: ({ profile }) => (profile?.nuts == null ? '–' : <Region code={profile.nuts} />),
                  },
                  {
                    key: 'trades',
                    head: t.trades,
                    cell: ({ profile }) =>
                      (profile?.trades ?? []).map(({ cpv, level }) => (
                        <span key={cpv}>
                          <Trade code={cpv} /> ({t.level(f.count(level))}){' '}
                        </span>
                      )),
                  },
                  {
                    key: 'certificates',
                    head: t.certificates,
                    cell: ({ profile }) => profile?.certifications.join(', ') || '–',
                  },
                  { key: 'state', head: t.state, cell: ({ state }) => t.answerStates[state] },
                  {
                    key: 'acts',
                    head: t.acts,
                    cell: (row) =>
                      row.state === 'offered' && search.state !== 'closed' ? (
                        <Decide id={row.id} name={nameOf(row)} />
                      ) : (
                        ''
                      ),
                  },
                ]}
                more={offers.more}
                loadingMore={offers.loadingMore}
              />
              {search.tenderId != null && rows.some(({ state }) => state === 'accepted') ? (
                <p>
                  {t.again} <Link href={to('tender', { id: search.tenderId })}>{t.tender}</Link>
                </p>
              ) : null}
            </>
          )
        }
      </Await>
    </Section>
  );
}

function Decide({ id, name }: { id: string; name: string }) {
  const t = useTexts(partnerTexts);
  const accept = useAct('POST /v1/partner-search-answers/{id}/accept', { done: () => toast({ text: t.accepted }) });
  const decline = useAct('POST /v1/partner-search-answers/{id}/decline', { done: () => toast({ text: t.declined }) });
  const params = { id };
  return (
    <span className="acts">
      <AskedAct
        label={t.accept}
        about={name}
        className="btn sm"
        question={t.accept}
        text={t.acceptText}
        act={accept}
        run={() => accept.run({ params })}
      />
      <button
        className="btn quiet sm"
        type="button"
        aria-busy={decline.busy}
        onClick={() => void decline.run({ params })}
      >
        {t.decline}
        <span className="sr"> {name}</span>
      </button>
      <Refusal error={decline.error} />
    </span>
  );
}

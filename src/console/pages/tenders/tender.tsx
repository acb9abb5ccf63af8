import { Link } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { useAct, useApi } from '../../api/query.ts';
import { AskedAct } from '../../components/asked-act.tsx';
import { Tag } from '../../components/icon.tsx';
import { LongText } from '../../components/long-text.tsx';
import { Page, Section, Tabs } from '../../components/page.tsx';
import { Regions } from '../../components/region.tsx';
import { Said } from '../../components/said.tsx';
import { Await } from '../../components/states.tsx';
import { lotName, lotTitle } from '../../format/lot.ts';
import { useFormats } from '../../format/values.ts';
import { to, useFilters, usePathParams } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';
import { tenderTexts } from '../../texts/tenders.ts';
import { AddLot } from './add-lot.tsx';
import { Conditions } from './conditions.tsx';
import { ConsultationDocuments } from './documents/consultation-documents.tsx';
import { LotEquipment } from './lot-equipment.tsx';
import { Due } from './move-deadline.tsx';
import { EDITABLE, NextAct } from './next-act.tsx';
import { Requirements } from './requirements.tsx';

type Tender = Answer<'GET /v1/tenders/{id}'>;
/** What equipment the work needs may change until the bid is in: an agreed group that lacks some has this way out. */
const OVER = new Set(['submitted', 'awarded', 'lost', 'cancelled', 'withdrawn']);
const FILTERS = { lot: null, tab: ['conditions', 'documents'] } as const;

/** One call for tender: lots, requirements with their evidence, conditions, publishing, the search as it runs. */
export default function TenderPage() {
  const t = useTexts(tenderPageTexts);
  const words = useTexts(tenderTexts);
  const f = useFormats();
  const { id } = usePathParams<'tender'>('tender');
  const [filters, , addressWith] = useFilters(FILTERS);
  const tender = useApi('GET /v1/tenders/{id}', { params: { id } });
  const deadline = tender.data === undefined ? null : firstDeadline(tender.data);
  return (
    <Page
      title={tender.data?.title ?? t.one}
      {...(tender.data === undefined
        ? {}
        : {
            lead: t.lead(
              tender.data.buyer.name,
              deadline === null ? t.noDue : t.due(f.moment(deadline), f.relative(deadline)),
            ),
          })}
      crumbs={[[to('tenders'), words.title]]}
      acts={tender.data === undefined ? undefined : <Acts tender={tender.data} />}
      tabs={
        tender.data === undefined && tender.error !== null ? undefined : (
          <Tabs
            label={t.tabs.label}
            links={[
              { href: addressWith({ tab: undefined }), text: t.tabs.lots, current: filters.tab === undefined },
              {
                href: addressWith({ tab: 'conditions' }),
                text: t.tabs.conditions,
                current: filters.tab === 'conditions',
              },
              { href: addressWith({ tab: 'documents' }), text: t.tabs.documents, current: filters.tab === 'documents' },
              { href: to('proposals', { id }), text: t.tabs.proposals, current: false },
            ]}
          />
        )
      }
    >
      <Await of={tender} rows={10}>
        {(data) => (
          <>
            <NextAct tender={data} />
            {filters.tab === 'conditions' ? (
              <Conditions tender={data} etag={tender.etag} editable={EDITABLE.has(data.state)} />
            ) : filters.tab === 'documents' ? (
              <ConsultationDocuments
                tender={data}
                editable={EDITABLE.has(data.state)}
                lots={addressWith({ tab: undefined })}
              />
            ) : (
              <LotsAndRequirements tender={data} chosen={filters.lot} lotAddress={(lot) => addressWith({ lot })} />
            )}
          </>
        )}
      </Await>
    </Page>
  );
}

function LotsAndRequirements({
  tender,
  chosen,
  lotAddress,
}: {
  tender: Tender;
  chosen: string | undefined;
  lotAddress: (lotId: string) => string;
}) {
  const t = useTexts(tenderPageTexts);
  const lot = tender.lots.find(({ id }) => id === chosen) ?? tender.lots[0];
  return (
    <>
      {tender.description === null || (tender.lots.length === 1 && lot?.description != null) ? null : (
        <LongText text={tender.description} />
      )}
      <Lots tender={tender} current={lot?.id} lotAddress={lotAddress} />
      {lot === undefined || lot.description === null ? null : (
        <Section id="work" title={t.work(lotName(lot.externalId))}>
          <LongText text={lot.description} />
        </Section>
      )}
      {lot === undefined ? null : (
        <Requirements
          key={`${lot.id} ${tender.version}`}
          lot={lot}
          version={tender.version}
          editable={EDITABLE.has(tender.state)}
          language={tender.language}
        />
      )}
      {lot === undefined ? null : <LotEquipment key={lot.id} lot={lot} editable={!OVER.has(tender.state)} />}
      {tender.warnings.length === 0 ? null : (
        <details>
          <summary>{t.warnings}</summary>
          <ul>
            {tender.warnings.map(({ code, where, message }) => (
              <li key={`${code} ${where}`}>
                <Said text={message} />{' '}
                {message.includes(where) ? null : <span className="note">{lotName(where)}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Acts({ tender }: { tender: Tender }) {
  const t = useTexts(tenderPageTexts);
  const words = useTexts(tenderTexts);
  const withdraw = useAct('POST /v1/tenders/{id}/withdraw', { done: () => toast({ text: t.withdrawn }) });
  const over = ['withdrawn', 'cancelled', 'awarded', 'lost'].includes(tender.state);
  return (
    <>
      {tender.source.noticeId === null ? null : (
        <span className="note">{t.source(tender.source.format, tender.source.noticeId)}</span>
      )}
      <Tag tone="sel">
        {tender.state === 'draft' && tender.source.alreadyAwarded ? words.awardNotice : words.states[tender.state]}
      </Tag>
      {over ? null : (
        <AskedAct
          label={t.withdraw}
          className="btn quiet"
          question={t.withdrawQuestion}
          text={t.withdrawText}
          tone="bad"
          act={withdraw}
          run={() => withdraw.run({ params: { id: tender.id } })}
        />
      )}
    </>
  );
}

function Lots({
  tender,
  current,
  lotAddress,
}: {
  tender: Tender;
  current: string | undefined;
  lotAddress: (lotId: string) => string;
}) {
  const t = useTexts(tenderPageTexts).lots;
  const f = useFormats();
  const estimates = tender.lots.flatMap(({ estimatedValue }) => estimatedValue?.amountCents ?? []);
  const total = estimates.length === 0 ? null : estimates.reduce((sum, cents) => sum + cents, 0);
  return (
    <Section
      id="lots"
      title={t.title}
      aside={
        <span className="row">
          <span className="note">{t.note}</span>
          {EDITABLE.has(tender.state) ? <AddLot tender={tender} lotAddress={lotAddress} /> : null}
        </span>
      }
    >
      <table className="t cards sheet" role="table">
        <caption className="sr">{t.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {t.lot}
            </th>
            <th scope="col" role="columnheader" className="num">
              {t.value}
            </th>
            {[t.place, t.due, t.requirements].map((head) => (
              <th key={head} scope="col" role="columnheader">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {tender.lots.map((lot) => {
            const open = lot.requirements.filter(({ confirmed }) => !confirmed).length;
            return (
              <tr key={lot.id} role="row" className={lot.id === current ? 'on' : undefined}>
                <th scope="row" role="rowheader" className="wrapped">
                  <Link
                    href={lotAddress(lot.id)}
                    replace
                    data-row-link
                    aria-current={lot.id === current ? 'true' : undefined}
                  >
                    {lotTitle(lot)}
                  </Link>
                </th>
                <td role="cell" className="num" data-l={t.value}>
                  <div>{lot.estimatedValue === null ? '–' : f.money(lot.estimatedValue.amountCents)}</div>
                </td>
                <td role="cell" data-l={t.place}>
                  <div>
                    <Regions codes={lot.nuts} />
                  </div>
                </td>
                <td role="cell" data-l={t.due}>
                  <Due lot={lot} movable={MOVABLE.has(tender.state)} />
                </td>
                <td role="cell" data-l={t.requirements}>
                  <div>
                    {open > 0 ? (
                      <Tag tone="warn" icon="warn">
                        {t.toReview(f.count(open))}
                      </Tag>
                    ) : (
                      <Tag icon={lot.requirements.length > 0 ? 'check' : undefined}>
                        {lot.requirements.length === 0 ? t.none : t.confirmed(f.count(lot.requirements.length))}
                      </Tag>
                    )}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
        {tender.lots.length < 2 ? null : (
          <tfoot role="rowgroup">
            <tr role="row">
              <th scope="row" role="rowheader">
                {t.total}
              </th>
              <td role="cell" className="num" data-l={t.value}>
                <div>{total === null ? '–' : f.money(total)}</div>
              </td>
              <td role="cell" colSpan={3} />
            </tr>
          </tfoot>
        )}
      </table>
    </Section>
  );
}

/** The bid is not in: the buyer may still give more time. */
const MOVABLE = new Set([...EDITABLE, 'bidding']);

const firstDeadline = ({ lots }: Tender): string | null =>
  lots.flatMap(({ deadline }) => (deadline === null ? [] : [deadline])).sort()[0] ?? null;

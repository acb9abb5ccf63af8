import { type Item, useAct, useList } from '../../api/query.ts';
import { Refusal } from '../../components/form.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { partnerTexts } from '../../texts/partners.ts';
import { shellTexts } from '../../texts/shell.ts';
import { InAdvance } from './in-advance.tsx';
import { Question } from './question.tsx';

type Request = Item<'GET /v1/partner-search-requests'>;

/** What other clusters look for, where one's own cluster thought of one's company: to offer it or not. */
export default function MyRequestsPage() {
  const t = useTexts(partnerTexts).requests;
  const { more } = useTexts(shellTexts);
  const requests = useList('GET /v1/partner-search-requests', { query: { limit: 50 } });
  const companies = new Set((requests.data ?? []).map(({ organisationId }) => organisationId));
  return (
    <Page title={t.title} lead={t.lead}>
      <Await of={requests} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty {...t.none} />
          ) : (
            <div className="stack lg">
              {rows.map((row) => (
                <RequestCard key={row.id} request={row} several={companies.size > 1} />
              ))}
              {requests.more === null ? null : (
                <button className="btn" type="button" onClick={requests.more} aria-busy={requests.loadingMore}>
                  {more}
                </button>
              )}
            </div>
          )
        }
      </Await>
      <InAdvance />
    </Page>
  );
}

function RequestCard({ request, several }: { request: Request; several: boolean }) {
  const t = useTexts(partnerTexts).requests;
  const params = { id: request.id };
  const offer = useAct('POST /v1/partner-search-answers/{id}/offer', { done: () => toast({ text: t.offered }) });
  const refuse = useAct('POST /v1/partner-search-answers/{id}/refuse', { done: () => toast({ text: t.refused }) });
  const withdraw = useAct('POST /v1/partner-search-answers/{id}/withdraw', {
    done: () => toast({ text: t.withdrawn }),
  });
  const open = Date.parse(request.answerBy ?? '') > Date.now();
  return (
    <Section id={`request-${request.id}`} title={t.states[request.state]}>
      <div className="stack">
        {several && request.organisationId !== null ? (
          <p>
            <OrganisationName id={request.organisationId} />
          </p>
        ) : null}
        {request.askingCluster === null ? null : <p>{t.by(request.askingCluster)}</p>}
        {request.question === null || request.answerBy === null ? null : (
          <Question question={request.question} answerBy={request.answerBy} />
        )}
        <Refusal error={offer.error ?? refuse.error ?? withdraw.error} />
        <div className="acts">
          {['chosen', 'refused', 'withdrawn'].includes(request.state) && open ? (
            <button
              className="btn first"
              type="button"
              aria-busy={offer.busy}
              onClick={() => void offer.run({ params })}
            >
              {t.offer}
            </button>
          ) : null}
          {request.state === 'chosen' ? (
            <button
              className="btn quiet"
              type="button"
              aria-busy={refuse.busy}
              onClick={() => void refuse.run({ params })}
            >
              {t.refuse}
            </button>
          ) : null}
          {request.state === 'offered' ? (
            <button
              className="btn quiet"
              type="button"
              aria-busy={withdraw.busy}
              onClick={() => void withdraw.run({ params })}
            >
              {t.withdraw}
            </button>
          ) : null}
        </div>
      </div>
    </Section>
  );
}

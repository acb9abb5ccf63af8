import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useApi } from '../../api/query.ts';
import type { PartnerSearch } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { useTrade } from '../../components/trade.tsx';
import { to, usePathParams } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { partnerTexts } from '../../texts/partners.ts';
import { ChooseMembers } from './choose-members.tsx';
import { Offers } from './offers.tsx';
import { Question } from './question.tsx';

/** One search: for who asks, its question and who offers itself; for who was asked, whom to choose. */
export default function PartnerSearchPage() {
  const { id } = usePathParams('partnerSearch');
  const search = useApi('GET /v1/partner-searches/{id}', { params: { id } });
  return <Await of={search}>{(found) => <Search search={found} />}</Await>;
}

function Search({ search }: { search: PartnerSearch }) {
  const t = useTexts(partnerTexts);
  const [first] = search.question.cpv;
  const trade = useTrade(first ?? null);
  const asks = search.clusterId !== undefined;
  const list = asks ? to('partnerSearches') : to('partnerSearches', null, { view: 'inbox' });
  return (
    <Page
      title={trade}
      lead={t.states[search.state]}
      crumbs={[[list, asks ? t.mine : t.inbox]]}
      acts={asks ? <Acts search={search} /> : undefined}
    >
      <Section id="question" title={t.question}>
        <div className="stack">
          {asks ? <p className="mute">{t.questionLead}</p> : null}
          <Question question={search.question} answerBy={search.answerBy} />
          <dl className="facts">
            <div>
              <dt>{asks ? t.count : t.ownCount}</dt>
              <dd>
                <strong>{search.count === null ? t.notAsked : t.counts[search.count]}</strong>
              </dd>
            </div>
          </dl>
          {search.tenderId == null || search.lotId == null ? null : (
            <p>
              <Link href={to('tender', { id: search.tenderId }, { lot: search.lotId })}>{t.tender}</Link>
            </p>
          )}
        </div>
      </Section>
      {asks ? search.state === 'draft' ? null : <Offers search={search} /> : <ChooseMembers search={search} />}
    </Page>
  );
}

function Acts({ search: { id, state } }: { search: PartnerSearch }) {
  const t = useTexts(partnerTexts);
  const [closing, setClosing] = useState(false);
  const params = { id };
  const publish = useAct('POST /v1/partner-searches/{id}/publish', { done: () => toast({ text: t.published }) });
  const close = useAct('POST /v1/partner-searches/{id}/close', {
    done: () => {
      toast({ text: t.closed });
      setClosing(false);
    },
  });
  return (
    <>
      <Refusal error={publish.error} />
      {state === 'draft' ? (
        <button
          className="btn first"
          type="button"
          aria-busy={publish.busy}
          onClick={() => void publish.run({ params })}
        >
          {t.publish}
        </button>
      ) : null}
      {state === 'closed' ? null : (
        <button className="btn quiet" type="button" onClick={() => setClosing(true)}>
          {t.close}
        </button>
      )}
      {closing ? (
        <Confirm
          question={t.close}
          verb={t.close}
          busy={close.busy}
          close={() => setClosing(false)}
          onConfirm={() => void close.run({ params })}
        >
          <p>{t.closeText}</p>
          <Refusal error={close.error} />
        </Confirm>
      ) : null}
    </>
  );
}

import { useState } from 'react';
import { useApi } from '../../api/query.ts';
import type { Consortium, Subcontract } from '../../api/types.ts';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { subcontractTexts } from '../../texts/subcontracts.ts';
import { SubcontractAct } from './subcontract-act.tsx';
import { SubcontractForm } from './subcontract-form.tsx';

type Asking = { kind: 'declare' } | { kind: 'change' | 'replace' | 'act'; of: Subcontract };

/** Subcontractors that are declared to the buyer: where each stands, what is done about it, its DC4. */
export function Subcontracts({ consortium }: { consortium: Consortium }) {
  const t = useTexts(subcontractTexts);
  const list = useApi('GET /v1/consortia/{id}/subcontracts', { params: { id: consortium.id } });
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const open = !['submitted', 'lost', 'dissolved'].includes(consortium.state);
  return (
    <Section
      id="subcontracts"
      title={t.title}
      lead={t.lead}
      aside={
        open ? (
          <button className="btn sm" type="button" onClick={() => setAsking({ kind: 'declare' })}>
            {t.add}
          </button>
        ) : undefined
      }
    >
      <Await of={list} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <Table consortium={consortium} items={items} ask={setAsking} />
          )
        }
      </Await>
      {asking === null ? null : asking.kind === 'act' ? (
        <SubcontractAct of={asking.of} close={close} />
      ) : (
        <SubcontractForm
          consortium={consortium}
          kind={asking.kind}
          of={asking.kind === 'declare' ? null : asking.of}
          close={close}
        />
      )}
    </Section>
  );
}

function Table({
  consortium,
  items,
  ask,
}: {
  consortium: Consortium;
  items: readonly Subcontract[];
  ask: (asking: Asking) => void;
}) {
  const t = useTexts(subcontractTexts);
  const f = useFormats();
  const names = new Map(consortium.members.map(({ organisationId, name }) => [organisationId, name]));
  const over = (one: Subcontract) => one.state === 'replaced' || one.state === 'ended';
  const button = (kind: 'change' | 'replace' | 'act', of: Subcontract) => (
    <button className="btn quiet sm" type="button" onClick={() => ask({ kind, of })}>
      {t[kind]}
      <span className="sr"> {of.name}</span>
    </button>
  );
  return (
    <SimpleTable
      caption={t.caption}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          head: t.columns.name,
          cell: (one) => (
            <>
              {one.name}
              <br />
              <small>{one.work}</small>
            </>
          ),
        },
        { head: t.columns.principal, cell: ({ principalId }) => names.get(principalId) ?? '–' },
        {
          head: t.columns.amount,
          numeric: true,
          cell: ({ amountCents }) => f.moneyIn(items.map((one) => one.amountCents))(amountCents),
        },
        { head: t.columns.state, cell: (one) => <Standing of={one} /> },
        {
          head: t.columns.acts,
          cell: (one) =>
            over(one) ? null : (
              <span className="row">
                {one.state === 'declared' ? button('change', one) : null}
                {button('act', one)}
                {button('replace', one)}
                <a className="btn quiet sm" href={`/v1/consortia/${consortium.id}/documents/dc4?subcontract=${one.id}`}>
                  {t.paper}
                  <span className="sr"> {t.of(one.name)}</span>
                </a>
              </span>
            ),
        },
      ]}
    />
  );
}

function Standing({ of }: { of: Subcontract }) {
  const t = useTexts(subcontractTexts);
  const f = useFormats();
  const { state, acceptedOn, acceptedBy, silenceOn, directPayment } = of;
  return (
    <>
      {state === 'accepted' && acceptedOn !== null && acceptedBy !== null
        ? `${t.accepted(f.day(acceptedOn))} (${t.by[acceptedBy]})`
        : t.states[state]}
      {silenceOn === null ? null : (
        <>
          <br />
          <small>{t.silence(f.day(silenceOn))}</small>
        </>
      )}
      {directPayment.due === null ? null : (
        <>
          <br />
          <small>{directPayment.due ? t.direct : t.indirect}</small>
        </>
      )}
    </>
  );
}

import { useState } from 'react';
import { ownOrganisationIds, useMe } from '../../api/me.ts';
import { useAct, useApi, useList } from '../../api/query.ts';
import { Field } from '../../components/field.tsx';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { DayInput } from '../../components/inputs.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { Section } from '../../components/page.tsx';
import { TradeField } from '../../components/trade-field.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { exchangeTexts } from '../../texts/partner-exchange.ts';
import { Trades } from './question.tsx';

/** Trades for which one's companies may be offered to other clusters without being asked each time. */
export function InAdvance() {
  const t = useTexts(exchangeTexts).inAdvance;
  const f = useFormats();
  const own = ownOrganisationIds(useMe());
  const standing = useList('GET /v1/standing-offers', { query: { limit: 50 } });
  const end = useAct('DELETE /v1/standing-offers/{id}', { done: () => toast({ text: t.ended }) });
  const rows = standing.data ?? [];
  return (
    <Section id="in-advance" title={t.title} lead={t.lead}>
      <div className="stack">
        {rows.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <ul className="plain">
            {rows.map(({ id, cpv, until, organisationId }) => (
              <li key={id} className="row">
                <span>
                  <Trades codes={cpv} /> · {t.until} {f.day(until)}
                  {own.length > 1 ? (
                    <>
                      {' '}
                      · <OrganisationName id={organisationId} />
                    </>
                  ) : null}
                </span>
                <button
                  className="btn quiet"
                  type="button"
                  aria-label={t.endOf(cpv.join(', '))}
                  onClick={() => void end.run({ params: { id } })}
                >
                  {t.end}
                </button>
              </li>
            ))}
          </ul>
        )}
        <Refusal error={end.error} />
        <GiveInAdvance own={own} />
      </div>
    </Section>
  );
}

function GiveInAdvance({ own }: { own: readonly string[] }) {
  const t = useTexts(exchangeTexts).inAdvance;
  const [company, setCompany] = useState(own[0]);
  const companies = useApi('GET /v1/organisations', own.length > 1 ? { query: { limit: 100 } } : null);
  const [trade, setTrade] = useState<string | null>(null);
  const [day, setDay] = useState('');
  const [checked, setChecked] = useState(false);
  const wrong = day === '' || Date.parse(day) < Date.now();
  const give = useAct('POST /v1/standing-offers', {
    done: () => {
      toast({ text: t.given });
      setChecked(false);
    },
  });
  const send = () => {
    setChecked(true);
    if (trade !== null && !wrong && company !== undefined)
      void give.run({ body: { organisationId: company, cpv: [trade], until: day } });
  };
  return (
    <Form className="sheet pad stack" onSubmit={send}>
      <Refusal error={give.error} fields={{ '/until': 'advance-until' }} />
      {own.length > 1 ? (
        <Field id="advance-company" label={t.company}>
          {(props) => (
            <select {...props} value={company} onChange={(event) => setCompany(event.target.value)}>
              {(companies.data?.items ?? [])
                .filter(({ id }) => own.includes(id))
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          )}
        </Field>
      ) : null}
      <TradeField
        id="advance-trade"
        label={t.trade}
        onChange={setTrade}
        error={checked && trade === null ? t.noTrade : undefined}
      />
      <DayInput
        id="advance-until"
        label={t.until}
        value={day}
        onChange={setDay}
        error={checked && wrong ? t.notDay : fieldError(give.error, '/until')}
      />
      <p>
        <button className="btn" type="submit" aria-busy={give.busy}>
          {t.give}
        </button>
      </p>
    </Form>
  );
}

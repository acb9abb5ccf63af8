import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../../api/query.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput } from '../../components/inputs.tsx';
import { RegionField } from '../../components/region-field.tsx';
import { TradeField } from '../../components/trade-field.tsx';
import { to } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { exchangeTexts } from '../../texts/partner-exchange.ts';

/** A question to other clusters for no tender yet: who could do a trade? */
export function StandingSearch() {
  const t = useTexts(exchangeTexts).standing;
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const [trade, setTrade] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [day, setDay] = useState('');
  const [checked, setChecked] = useState(false);
  const wrong = day === '' || Date.parse(day) < Date.now();
  const create = useAct('POST /v1/partner-searches/standing', {
    done: ({ data }) => navigate(to('partnerSearch', { id: data.id })),
  });
  const send = () => {
    setChecked(true);
    if (trade === null || wrong) return;
    const nuts = place.trim() === '' ? {} : { nuts: [place.trim().toUpperCase()] };
    void create.run({ body: { cpv: [trade], answerBy: `${day}T16:00:00Z`, ...nuts } });
  };
  return (
    <>
      <button className="btn" type="button" onClick={() => setAsking(true)}>
        {t.act}
      </button>
      {asking ? (
        <Confirm question={t.question} verb={t.verb} busy={create.busy} close={() => setAsking(false)} onConfirm={send}>
          <p>{t.text}</p>
          <Refusal error={create.error} fields={{ '/answerBy': 'standing-until', '/nuts/0': 'standing-place' }} />
          <TradeField
            id="standing-trade"
            label={t.trade}
            onChange={setTrade}
            error={checked && trade === null ? t.noTrade : undefined}
          />
          <RegionField
            id="standing-place"
            label={t.place}
            value={place}
            onChange={setPlace}
            error={fieldError(create.error, '/nuts/0')}
          />
          <DayInput
            id="standing-until"
            label={t.until}
            value={day}
            onChange={setDay}
            error={checked && wrong ? t.notDay : fieldError(create.error, '/answerBy')}
          />
        </Confirm>
      ) : null}
    </>
  );
}

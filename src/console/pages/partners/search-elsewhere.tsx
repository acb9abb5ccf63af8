import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../../api/query.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput } from '../../components/inputs.tsx';
import { to } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { partnerTexts } from '../../texts/partners.ts';

/** From a lot to a question for other clusters. */
export function SearchElsewhere({
  tenderId,
  lotId,
  requirementIds,
}: {
  tenderId: string;
  lotId: string;
  /** The work that is asked for; unless given, what no member can do, else all of the lot. */
  requirementIds?: string[];
}) {
  const t = useTexts(partnerTexts).search;
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const [day, setDay] = useState('');
  const [checked, setChecked] = useState(false);
  const wrong = day === '' || Date.parse(day) < Date.now();
  const create = useAct('POST /v1/partner-searches', {
    done: ({ data }) => navigate(to('partnerSearch', { id: data.id })),
  });
  const send = () => {
    setChecked(true);
    if (!wrong)
      void create.run({
        body: {
          tenderId,
          lotId,
          answerBy: `${day}T16:00:00Z`,
          ...(requirementIds === undefined ? {} : { requirementIds }),
        },
      });
  };
  return (
    <>
      <button className="btn" type="button" onClick={() => setAsking(true)}>
        {t.act}
      </button>
      {asking ? (
        <Confirm question={t.question} verb={t.verb} busy={create.busy} close={() => setAsking(false)} onConfirm={send}>
          <p>{t.text}</p>
          <Refusal error={create.error} fields={{ '/answerBy': 'search-by' }} />
          <DayInput
            id="search-by"
            label={t.by}
            value={day}
            onChange={setDay}
            error={checked && wrong ? t.notDay : fieldError(create.error, '/answerBy')}
          />
        </Confirm>
      ) : null}
    </>
  );
}

import { useState } from 'react';
import { Problem } from '../../api/call.ts';
import { useAct, useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { AskedAct } from '../../components/asked-act.tsx';
import { fieldError } from '../../components/form.tsx';
import { TextInput } from '../../components/inputs.tsx';
import { clockOf, instantOf } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';
import { Stopping } from './checks-in-the-way.tsx';

/** Notes that the bid is in, and since when: it may be noted after the deadline that it was in time for. */
export function SubmitAct({ consortium: { id, tenderId, lotIds } }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).ready;
  const f = useFormats();
  const [at, setAt] = useState(() => clockOf(new Date()));
  const [checked, setChecked] = useState(false);
  const tender = useApi('GET /v1/tenders/{id}', { params: { id: tenderId } });
  const submit = useAct('POST /v1/consortia/{id}/submit', { done: () => toast({ text: t.done }) });
  const submittedAt = instantOf(at);
  const [due] = (tender.data?.lots ?? [])
    .flatMap((lot) => (lotIds.includes(lot.id) && lot.deadline !== null ? [lot.deadline] : []))
    .sort();
  // Whether it was too late is the server's to say: a bid that is called up was handed in long ago.
  const late = submit.error instanceof Problem && submit.error.code === 'deadline_passed' && due !== undefined;
  const refused = late ? t.late(f.moment(due)) : fieldError(submit.error, '/submittedAt');
  const run = async () => {
    setChecked(true);
    return submittedAt === null ? null : submit.run({ params: { id }, body: { submittedAt } });
  };
  return (
    <AskedAct
      label={t.act}
      className="btn first"
      question={t.question}
      text={t.warn}
      act={submit}
      run={run}
      fields={{ '/submittedAt': 'submitted-at' }}
    >
      <TextInput
        id="submitted-at"
        type="datetime-local"
        label={t.at}
        note={t.atNote}
        value={at}
        onChange={setAt}
        error={checked && submittedAt === null ? t.when : refused}
      />
      <Stopping error={submit.error} />
    </AskedAct>
  );
}

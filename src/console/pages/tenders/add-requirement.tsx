import { useState } from 'react';
import { Confirm } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { TradeField } from '../../components/trade-field.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';

/** Asks for a trade, and a certificate if one is needed. */
export function AddRequirement({
  add,
  busy,
  close,
}: {
  add: (cpv: string, certification: string | null) => Promise<void>;
  busy: boolean;
  close: () => void;
}) {
  const t = useTexts(tenderPageTexts).requirements;
  const [cpv, setCpv] = useState<string | null>(null);
  const [certification, setCertification] = useState('');
  const [missing, setMissing] = useState(false);
  const send = () => {
    setMissing(cpv === null);
    if (cpv !== null) void add(cpv, certification.trim() === '' ? null : certification.trim());
  };
  return (
    <Confirm question={t.addTitle} verb={t.addVerb} busy={busy} close={close} onConfirm={send}>
      <TradeField
        id="new-cpv"
        label={t.cpv}
        note={t.cpvNote}
        error={missing ? t.cpvUnknown : undefined}
        onChange={setCpv}
      />
      <Field id="new-certificate" label={t.certificate} note={t.optional}>
        {(props) => (
          <input
            {...props}
            type="text"
            value={certification}
            onChange={(event) => setCertification(event.target.value)}
          />
        )}
      </Field>
    </Confirm>
  );
}

import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { TradeField } from '../../components/trade-field.tsx';
import { useTexts } from '../../texts/define.ts';
import { shellTexts } from '../../texts/shell.ts';
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
  const shell = useTexts(shellTexts);
  const [cpv, setCpv] = useState<string | null>(null);
  const [certification, setCertification] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Dialog
      title={t.addTitle}
      close={close}
      foot={
        <>
          <button className="btn" type="button" onClick={close}>
            {shell.cancel}
          </button>
          <button
            className="btn first"
            type="button"
            aria-busy={busy}
            onClick={() => {
              setMissing(cpv === null);
              if (cpv !== null) void add(cpv, certification.trim() === '' ? null : certification.trim());
            }}
          >
            {t.addVerb}
          </button>
        </>
      }
    >
      <div className="stack">
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
      </div>
    </Dialog>
  );
}

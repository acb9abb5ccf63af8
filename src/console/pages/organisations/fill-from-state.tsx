import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Refusal } from '../../components/form.tsx';
import { TextInput } from '../../components/inputs.tsx';
import { useTexts } from '../../texts/define.ts';
import { organisationEditTexts } from '../../texts/organisation-edit.ts';
import type { Card } from './organisation-form.tsx';

/** A SIREN or SIRET fills the card from the public search of the State; what it does not tell is typed. */
export function FillFromState({ fill }: { fill: (part: Partial<Card>) => void }) {
  const t = useTexts(organisationEditTexts).search;
  const [number, setNumber] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [note, setNote] = useState('');
  const find = async () => {
    setBusy(true);
    setError(null);
    setNote('');
    try {
      const { company } = (await call('GET /v1/company-search', { query: { number } })).data;
      if (company === null) setNote(t.none);
      else {
        const { registrationNumber, name, nafCode, address, postalCode, town, headcountFrom, headcountTo } = company;
        fill({
          registrationNumber,
          ...(name === null ? {} : { name }),
          ...(nafCode === null ? {} : { nafCode }),
          ...(address === null ? {} : { address }),
          ...(postalCode === null ? {} : { postalCode }),
          ...(town === null ? {} : { town }),
        });
        const staff = headcountFrom === null ? [] : [t.staff(headcountFrom, headcountTo)];
        setNote([t.filled, ...staff, ...(company.open ? [] : [t.closed])].join(' '));
      }
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack">
      <div className="row end-line">
        <TextInput
          id="search-number"
          label={t.label}
          note={t.note}
          size={18}
          inputMode="numeric"
          value={number}
          onChange={setNumber}
        />
        <button
          className="btn"
          type="button"
          aria-busy={busy}
          disabled={number.trim() === ''}
          onClick={() => void find()}
        >
          {t.find}
        </button>
      </div>
      <p aria-live="polite" className="note">
        {note}
      </p>
      <Refusal error={error} />
    </div>
  );
}

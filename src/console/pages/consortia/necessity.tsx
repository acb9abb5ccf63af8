import { useState } from 'react';
import { addressOf } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { useDraft } from '../../components/draft.ts';
import { fieldError, Refusal } from '../../components/form.tsx';
import { Icon } from '../../components/icon.tsx';
import { LongTextInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { usePreferences } from '../../shell/preferences.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupSettingsTexts } from '../../texts/group-settings.ts';

const REASONS = ['efficiencies', 'indispensability', 'minimality'] as const;

/** Why a group bids together and none of its members is one too many: signed by the coordinator. */
export function Necessity({ consortiumId, tenderId }: { consortiumId: string; tenderId: string }) {
  const t = useTexts(groupSettingsTexts).necessity;
  const { language } = usePreferences();
  const params = { id: consortiumId };
  const [typed, change, forget] = useDraft(`necessity-${consortiumId}`, {
    efficiencies: '',
    indispensability: '',
    minimality: '',
  });
  const [signer, setSigner] = useState('');
  const [signed, setSigned] = useState(false);
  const [missing, setMissing] = useState(false);
  const sign = useAct('POST /v1/consortia/{id}/indispensability', {
    done: () => {
      forget();
      toast({ text: t.saved });
    },
  });
  const named = signer.trim() === '' ? {} : { signedOffName: signer.trim() };
  const send = () => {
    setMissing(!signed);
    if (signed) void sign.run({ params, body: { ...typed, signOff: true, ...named } });
  };
  return (
    <Section id="necessity" title={t.title} lead={t.lead}>
      <div className="stack">
        <Refusal
          error={sign.error}
          fields={Object.fromEntries(REASONS.map((reason) => [`/${reason}`, `necessity-${reason}`]))}
        />
        {REASONS.map((reason) => (
          <LongTextInput
            key={reason}
            id={`necessity-${reason}`}
            label={t[reason]}
            value={typed[reason]}
            onChange={(text) => change({ [reason]: text })}
            error={fieldError(sign.error, `/${reason}`)}
          />
        ))}
        <TextInput
          id="necessity-signer"
          label={t.signer}
          note={t.signerNote}
          size={36}
          value={signer}
          onChange={setSigner}
          error={fieldError(sign.error, '/signedOffName')}
        />
        <label className="opt">
          <input type="checkbox" checked={signed} onChange={(event) => setSigned(event.target.checked)} />
          <span>{t.signOff}</span>
        </label>
        {missing && !signed ? (
          <p className="err" role="alert">
            <Icon name="x" />
            {t.unsigned}
          </p>
        ) : null}
        <p>
          <button className="btn" type="button" aria-busy={sign.busy} onClick={send}>
            {t.save}
          </button>
        </p>
        <p>
          <a
            className="btn quiet"
            href={addressOf('GET /v1/tenders/{id}/competition-record', {
              params: { id: tenderId },
              query: { format: 'pdf', lang: language },
            })}
            download
          >
            {t.record}
          </a>
        </p>
      </div>
    </Section>
  );
}

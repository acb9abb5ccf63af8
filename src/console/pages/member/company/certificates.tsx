import { useState } from 'react';
import { useAct } from '../../../api/query.ts';
import type { CertificationInput } from '../../../api/types.ts';
import { Field } from '../../../components/field.tsx';
import { Refusal } from '../../../components/form.tsx';
import { Tag } from '../../../components/icon.tsx';
import { Section } from '../../../components/page.tsx';
import { daysApart } from '../../../format/moments.ts';
import { useFormats } from '../../../format/values.ts';
import { toast } from '../../../shell/toasts.tsx';
import { companyTexts } from '../../../texts/company.ts';
import { useTexts } from '../../../texts/define.ts';
import { shellTexts } from '../../../texts/shell.ts';
import { ifMatch, type PartProps } from './model.ts';

/** An end that is this near wants an act, in days. */
const NEAR_DAYS = 60;

/** Certificates with the day they end: renew, strike out, add. */
export function Certificates({ company, etag }: PartProps) {
  const t = useTexts(companyTexts).certificates;
  const shell = useTexts(shellTexts);
  const put = useAct('PUT /v1/organisations/{id}/certifications');
  const { id } = company;
  const held = company.certifications.map(({ code, issuer, validUntil }) => ({ code, issuer, validUntil }));
  const save = async (list: CertificationInput[], text: string): Promise<boolean> => {
    if ((await put.run({ params: { id }, body: list, ...ifMatch(etag) })) === null) return false;
    toast({ text, act: { label: shell.undo, run: () => void put.run({ params: { id }, body: held }) } });
    return true;
  };
  return (
    <Section id="certificates" title={t.title}>
      <Refusal error={put.error} />
      {held.length === 0 ? <p className="mute">{t.none}</p> : null}
      <ul className="sheet kept">
        {company.certifications.map((certificate) => (
          <li key={certificate.code}>
            <span>
              {certificate.code} <Until validUntil={certificate.validUntil} />
            </span>
            <input
              type="date"
              aria-label={t.untilOf(certificate.code)}
              value={certificate.validUntil ?? ''}
              onChange={(event) => {
                const validUntil = event.target.value === '' ? null : event.target.value;
                void save(
                  held.map((one) => (one.code === certificate.code ? { ...one, validUntil } : one)),
                  t.changed,
                );
              }}
            />
            <button
              className="btn sm"
              type="button"
              aria-label={t.strikeOf(certificate.code)}
              onClick={() =>
                void save(
                  held.filter(({ code }) => code !== certificate.code),
                  t.struck(certificate.code),
                )
              }
            >
              {t.strike}
            </button>
          </li>
        ))}
      </ul>
      <AddCertificate
        add={(certificate) =>
          save([...held.filter(({ code }) => code !== certificate.code), certificate], t.added(certificate.code))
        }
      />
    </Section>
  );
}

function Until({ validUntil }: { validUntil: string | null }) {
  const t = useTexts(companyTexts).certificates;
  const f = useFormats();
  if (validUntil === null) return <span className="note">{t.unlimited}</span>;
  const days = daysApart(validUntil);
  if (days < 0)
    return (
      <Tag tone="warn" icon="warn">
        {t.ended(f.day(validUntil))}
      </Tag>
    );
  return days <= NEAR_DAYS ? (
    <Tag tone="warn" icon="warn">
      {t.ending(f.day(validUntil))}
    </Tag>
  ) : (
    <span className="note">{t.until(f.day(validUntil))}</span>
  );
}

function AddCertificate({ add }: { add: (certificate: CertificationInput) => Promise<boolean> }) {
  const t = useTexts(companyTexts).certificates;
  const [code, setCode] = useState('');
  const [until, setUntil] = useState('');
  const [missing, setMissing] = useState(false);
  const send = async (): Promise<void> => {
    setMissing(code.trim() === '');
    if (code.trim() === '') return;
    if (!(await add({ code: code.trim(), validUntil: until === '' ? null : until }))) return;
    setCode('');
    setUntil('');
  };
  return (
    <details>
      <summary>{t.more}</summary>
      <div className="stack">
        <Field id="certificate" label={t.code} note={t.codeNote} error={missing ? t.missing : undefined}>
          {(props) => <input {...props} type="text" value={code} onChange={(event) => setCode(event.target.value)} />}
        </Field>
        <Field id="certificate-until" label={t.validUntil} note={t.untilNote}>
          {(props) => <input {...props} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />}
        </Field>
        <p>
          <button className="btn" type="button" onClick={() => void send()}>
            {t.add}
          </button>
        </p>
      </div>
    </details>
  );
}

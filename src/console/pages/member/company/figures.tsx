import { useState } from 'react';
import { useAct } from '../../../api/query.ts';
import { Field } from '../../../components/field.tsx';
import { Refusal } from '../../../components/form.tsx';
import { Section } from '../../../components/page.tsx';
import { SimpleTable } from '../../../components/simple-table.tsx';
import { centsFromZero } from '../../../format/amount.ts';
import { useFormats } from '../../../format/values.ts';
import { toast } from '../../../shell/toasts.tsx';
import { companyTexts } from '../../../texts/company.ts';
import { useTexts } from '../../../texts/define.ts';
import { ifMatch, type PartProps } from './model.ts';

/** Headcount and turnover by year: what the size class and the buyer's minima are read from. */
export function Figures({ company, etag }: PartProps) {
  const t = useTexts(companyTexts).figures;
  const f = useFormats();
  const put = useAct('PUT /v1/organisations/{id}/years', { done: () => toast({ text: t.saved }) });
  const years = company.years.map(({ year, headcount, turnoverCents, balanceSheetCents }) => ({
    year,
    headcount,
    turnoverCents,
    balanceSheetCents,
  }));
  const next = (years.reduce((latest, { year }) => Math.max(latest, year), 0) || new Date().getFullYear() - 2) + 1;
  const [typed, setTyped] = useState({ year: '', headcount: '', turnover: '' });
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const send = async (): Promise<void> => {
    const year = Number(typed.year === '' ? next : typed.year);
    const headcount = Number(typed.headcount.replace(',', '.'));
    const turnoverCents = centsFromZero(typed.turnover);
    const faults = [
      ...(Number.isInteger(year) && year > 1900 && year < 2200 ? [] : ['year']),
      ...(typed.headcount !== '' && Number.isInteger(headcount) && headcount >= 0 ? [] : ['headcount']),
      ...(turnoverCents === null ? ['turnover'] : []),
    ];
    setWrong(faults);
    if (faults.length > 0 || turnoverCents === null) return;
    const body = [...years.filter((one) => one.year !== year), { year, headcount, turnoverCents }];
    if ((await put.run({ params: { id: company.id }, body, ...ifMatch(etag) })) !== null)
      setTyped({ year: '', headcount: '', turnover: '' });
  };
  const input = (key: keyof typeof typed, mode: 'numeric' | 'decimal', placeholder?: string) => (
    <Field id={`year-${key}`} label={t[key]} error={wrong.includes(key) ? t.wrong[key] : undefined}>
      {(props) => (
        <input
          {...props}
          type="text"
          inputMode={mode}
          placeholder={placeholder}
          value={typed[key]}
          onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Section id="figures" title={t.title}>
      {years.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <SimpleTable
          caption={t.caption}
          rows={[...years].sort((a, b) => b.year - a.year)}
          rowKey={({ year }) => String(year)}
          columns={[
            { head: t.year, cell: ({ year }) => <span className="nw">{year}</span> },
            { head: t.headcount, numeric: true, cell: ({ headcount }) => f.count(headcount) },
            { head: t.turnoverHead, numeric: true, cell: ({ turnoverCents }) => f.money(turnoverCents) },
          ]}
        />
      )}
      <details>
        <summary>{t.more}</summary>
        <div className="stack">
          <Refusal error={put.error} />
          {input('year', 'numeric', String(next))}
          {input('headcount', 'numeric')}
          {input('turnover', 'decimal')}
          <p>
            <button className="btn" type="button" aria-busy={put.busy} onClick={() => void send()}>
              {t.add}
            </button>
          </p>
        </div>
      </details>
    </Section>
  );
}

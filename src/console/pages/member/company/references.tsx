import { useState } from 'react';
import { useAct } from '../../../api/query.ts';
import { Field } from '../../../components/field.tsx';
import { Refusal } from '../../../components/form.tsx';
import { Section } from '../../../components/page.tsx';
import { TradeField } from '../../../components/trade-field.tsx';
import { centsFromZero } from '../../../format/amount.ts';
import { useFormats } from '../../../format/values.ts';
import { toast } from '../../../shell/toasts.tsx';
import { companyTexts } from '../../../texts/company.ts';
import { useTexts } from '../../../texts/define.ts';
import { shellTexts } from '../../../texts/shell.ts';
import { ifMatch, type PartProps } from './model.ts';

const NO_TRADE: { cpv: string | null; typed: string } = { cpv: null, typed: '' };
const NOTHING = { title: '', buyer: '', year: '', value: '' };

/** Past contracts to show to buyers: strike out, add. Those that the program knows from results stay as they are. */
export function References({ company, etag }: PartProps) {
  const t = useTexts(companyTexts).references;
  const shell = useTexts(shellTexts);
  const f = useFormats();
  const put = useAct('PUT /v1/organisations/{id}/references');
  const { id } = company;
  const listed = [...company.references].sort((a, b) => b.year - a.year);
  const inputs = listed.map(({ title, buyer, cpv, year, valueCents, description }) => ({
    title,
    buyer,
    cpv,
    year,
    valueCents,
    description,
  }));
  const save = async (list: typeof inputs, text: string): Promise<boolean> => {
    if ((await put.run({ params: { id }, body: list, ...ifMatch(etag) })) === null) return false;
    toast({ text, act: { label: shell.undo, run: () => void put.run({ params: { id }, body: inputs }) } });
    return true;
  };
  return (
    <Section id="references" title={t.title} lead={t.lead}>
      <Refusal error={put.error} />
      {listed.length === 0 ? <p className="mute">{t.none}</p> : null}
      <ul className="sheet kept">
        {listed.map(({ id: key, title, buyer, year, valueCents }, at) => (
          <li key={key}>
            <span>
              {title}
              <span className="note">
                {[buyer, String(year), valueCents === null ? null : f.money(valueCents)]
                  .filter((part) => part !== null)
                  .join(', ')}
              </span>
            </span>
            <span />
            <button
              className="btn sm"
              type="button"
              aria-label={t.strikeOf(title)}
              onClick={() => void save(inputs.toSpliced(at, 1), t.struck(title))}
            >
              {t.strike}
            </button>
          </li>
        ))}
      </ul>
      <AddReference add={(one) => save([...inputs, one], t.added)} />
    </Section>
  );
}

type Given = {
  title: string;
  buyer: string;
  cpv: string | null;
  year: number;
  valueCents: number | null;
  description: null;
};

function AddReference({ add }: { add: (given: Given) => Promise<boolean> }) {
  const t = useTexts(companyTexts).references;
  const [typed, setTyped] = useState(NOTHING);
  const [trade, setTrade] = useState(NO_TRADE);
  const [round, setRound] = useState(0);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const send = async (): Promise<void> => {
    const year = Number(typed.year);
    const valueCents = typed.value === '' ? null : centsFromZero(typed.value);
    const faults = [
      ...(typed.title.trim() === '' ? ['title'] : []),
      ...(typed.buyer.trim() === '' ? ['buyer'] : []),
      ...(Number.isInteger(year) && year > 1900 && year < 2200 ? [] : ['year']),
      ...(typed.value !== '' && valueCents === null ? ['value'] : []),
      // Words that name no trade would be lost without a sign.
      ...(trade.cpv === null && trade.typed !== '' ? ['trade'] : []),
    ];
    setWrong(faults);
    if (faults.length > 0) return;
    const given = { title: typed.title.trim(), buyer: typed.buyer.trim(), year, valueCents };
    if (!(await add({ ...given, cpv: trade.cpv, description: null }))) return;
    setTyped(NOTHING);
    setTrade(NO_TRADE);
    setRound(round + 1);
  };
  const input = (key: keyof typeof NOTHING) => (
    <Field
      id={`reference-${key}`}
      label={key === 'title' ? t.title_ : t[key]}
      error={wrong.includes(key) ? t.wrong[key] : undefined}
    >
      {(props) => (
        <input
          {...props}
          type="text"
          inputMode={key === 'year' ? 'numeric' : key === 'value' ? 'decimal' : 'text'}
          value={typed[key]}
          onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <details>
      <summary>{t.more}</summary>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {input('title')}
        {input('buyer')}
        {input('year')}
        {input('value')}
        <TradeField
          key={round}
          id="reference-trade"
          label={t.trade}
          error={wrong.includes('trade') ? t.wrong.trade : undefined}
          onChange={(cpv, words) => setTrade({ cpv, typed: words })}
        />
        <p>
          <button className="btn" type="submit">
            {t.add}
          </button>
        </p>
      </form>
    </details>
  );
}

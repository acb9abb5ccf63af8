import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import { useDraft } from '../../components/draft.ts';
import { Form, Refusal } from '../../components/form.tsx';
import { Icon } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { lotName } from '../../format/lot.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';
import { AddRequirement } from './add-requirement.tsx';
import { MoreTrades } from './more-trades.tsx';
import { type Lot, RequirementRow, type Row } from './requirement-row.tsx';
import { rebalanced, WHOLE } from './weights.ts';

const NEW_ROW: Row = {
  cpv: '',
  weightBp: 0,
  mandatory: true,
  minLevel: 1,
  certification: null,
  capacityCents: null,
  mustBeDoneByMember: false,
  origin: { kind: 'typed', quote: null, confidence: 1 },
  confirmed: true,
};

/** Languages that texts are read in; of a language that nobody knows nothing is said. */
const READ = new Set(['fr', 'en']);
const isReadWhole = (language: string): boolean => READ.has(language) || !/^[a-z]{2}$/.test(language);

/** A requirement as the API takes it: where it was read from is the API's own to keep. */
const sent = ({ origin: _, ...row }: Row) => row;

/** What a lot's work needs, with the words that it was read from: confirm, change, strike and add; weights sum by themselves. */
export function Requirements({
  lot,
  version,
  editable,
  language,
}: {
  lot: Lot;
  version: number;
  editable: boolean;
  /** In which the call for tender is written, by ISO 639-1. */
  language: string;
}) {
  const t = useTexts(tenderPageTexts).requirements;
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const [{ rows }, change, forget, dirty] = useDraft<{ rows: Row[] }>(`requirements-${lot.id}-${version}`, {
    rows: lot.requirements.map(({ id: _, ...row }) => row),
  });
  const save = useAct('PUT /v1/lots/{id}/requirements');
  const store = async (next: readonly Row[]): Promise<boolean> => {
    const answered = await save.run({ params: { id: lot.id }, body: { requirements: next.map(sent) } });
    if (answered !== null) forget();
    return answered !== null;
  };
  const weigh = (at: number, value: number) => {
    const weights = rebalanced(
      rows.map(({ weightBp }) => weightBp),
      at,
      value,
    );
    change({ rows: rows.map((row, i) => ({ ...row, weightBp: weights[i] ?? row.weightBp })) });
  };
  const set = (at: number, part: Partial<Row>) =>
    change({ rows: rows.map((row, i) => (i === at ? { ...row, ...part } : row)) });
  const evened = (list: readonly Row[]): Row[] => {
    const weights = rebalanced(
      list.map(({ weightBp }) => weightBp),
      -1,
    );
    return list.map((row, i) => ({ ...row, weightBp: weights[i] ?? row.weightBp }));
  };
  const strike = async (at: number, trade: string) => {
    const before = rows;
    if (!(await store(evened(rows.filter((_, i) => i !== at))))) return;
    toast({ text: t.struck(trade), act: { label: t.undo, run: () => void store(before) } });
  };
  const add = async (cpv: string, certification: string | null) => {
    const share = Math.round(WHOLE / (rows.length + 1));
    const added: Row = { ...NEW_ROW, cpv, certification };
    const weights = rebalanced([...rows.map(({ weightBp }) => weightBp), share], rows.length, share);
    const next = [...rows, added].map((row, i) => ({ ...row, weightBp: weights[i] ?? row.weightBp }));
    if (await store(next)) setAdding(false);
  };
  return (
    <Section
      id="requirements"
      title={t.title(lotName(lot.externalId))}
      lead={rows.length === 0 ? undefined : <span className="note">{t.note}</span>}
      aside={
        editable ? (
          <button className="btn sm" type="button" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        ) : null
      }
    >
      <Form
        className="stack"
        onSubmit={() => {
          if (dirty) void store(rows).then((done) => done && toast({ text: t.saved }));
        }}
      >
        <Refusal error={save.error} />
        {isReadWhole(language) || lot.requirements.some(({ confirmed }) => confirmed) ? null : (
          <p className="note read">
            <Icon name="warn" /> {t.partly(f.language(language))}
          </p>
        )}
        {rows.length === 0 ? (
          <Empty title={t.empty.title} text={t.empty.text} />
        ) : (
          <table className="t cards sheet" role="table">
            <caption className="sr">{t.caption}</caption>
            <thead role="rowgroup">
              <tr role="row">
                {[t.trade, t.words, t.confidence].map((head) => (
                  <th key={head} scope="col" role="columnheader">
                    {head}
                  </th>
                ))}
                <th scope="col" role="columnheader" className="num">
                  {t.level}
                </th>
                <th scope="col" role="columnheader" className="num">
                  {t.weight}
                </th>
                <th scope="col" role="columnheader">
                  {t.mandatory}
                </th>
                <th scope="col" role="columnheader">
                  <span className="sr">{t.acts}</span>
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.map((row, at) => (
                <RequirementRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have the same trade, and their order is theirs
                  key={`${row.cpv} ${at}`}
                  row={row}
                  editable={editable}
                  weigh={(value) => weigh(at, value)}
                  set={(part) => set(at, part)}
                  confirm={() => void store(rows.map((one, i) => (i === at ? { ...one, confirmed: true } : one)))}
                  strike={(trade) => void strike(at, trade)}
                />
              ))}
            </tbody>
            <tfoot role="rowgroup">
              <tr role="row">
                <th scope="row" role="rowheader" colSpan={4}>
                  {t.sum}
                </th>
                <td role="cell" className="num" data-l={t.weight}>
                  <div>{f.share(rows.reduce((sum, { weightBp }) => sum + weightBp, 0))}</div>
                </td>
                <td role="cell" colSpan={2} />
              </tr>
            </tfoot>
          </table>
        )}
        {editable ? (
          <p className="row">
            {dirty ? (
              <>
                <button className="btn" type="submit" aria-busy={save.busy}>
                  {t.save} <kbd>Ctrl S</kbd>
                </button>
                <button className="btn quiet" type="button" onClick={() => forget()}>
                  {t.discard}
                </button>
              </>
            ) : null}
            <span className="note" role="status">
              {dirty ? t.unsaved : rows.length > 1 ? t.sumNote : null}
            </span>
          </p>
        ) : null}
      </Form>
      {editable ? <MoreTrades key={lot.id} lot={lot} /> : null}
      {adding ? <AddRequirement add={add} busy={save.busy} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

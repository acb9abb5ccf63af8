import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Form, Refusal, useDraft } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { useTrade } from '../../components/trade.tsx';
import { TradeField } from '../../components/trade-field.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { shellTexts } from '../../texts/shell.ts';
import { tenderPageTexts } from '../../texts/tender.ts';
import { SourceOf } from './documents/source-of.tsx';
import { MoreTrades } from './more-trades.tsx';
import { rebalanced, WHOLE } from './weights.ts';

export type Lot = Answer<'GET /v1/tenders/{id}'>['lots'][number];
type Requirement = Lot['requirements'][number];
type Row = Omit<Requirement, 'id'>;

/** What a lot's work needs, with the words that it was read from: confirm, change, strike and add; weights sum by themselves. */
export function Requirements({ lot, version, editable }: { lot: Lot; version: number; editable: boolean }) {
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
      title={t.title(lot.externalId)}
      lead={<span className="note">{t.note}</span>}
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
                <button className="btn quiet" type="button" onClick={forget}>
                  {t.discard}
                </button>
              </>
            ) : null}
            <span className="note" role="status">
              {dirty ? t.unsaved : t.sumNote}
            </span>
          </p>
        ) : null}
      </Form>
      {editable ? <MoreTrades lot={lot} /> : null}
      {adding ? <AddRequirement add={add} busy={save.busy} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

/** From here on, one reading in twenty is wrong at most. */
const SURE = 0.95;
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

/** A requirement as the API takes it: where it was read from is the API's own to keep. */
const sent = ({ origin: _, ...row }: Row) => row;

function RequirementRow({
  row,
  editable,
  weigh,
  set,
  confirm,
  strike,
}: {
  row: Row;
  editable: boolean;
  weigh: (basisPoints: number) => void;
  set: (part: Partial<Row>) => void;
  confirm: () => void;
  strike: (trade: string) => void;
}) {
  const t = useTexts(tenderPageTexts).requirements;
  const f = useFormats();
  const trade = useTrade(row.cpv);
  return (
    <tr role="row" className={row.confirmed ? undefined : 'todo'}>
      <th scope="row" role="rowheader" className="wrapped">
        {trade}
        <span className="sub">
          <code>{row.cpv}</code> {row.certification}
        </span>
      </th>
      <td role="cell" className="max" data-l={t.words}>
        <div>
          <Evidence row={row} />
        </div>
      </td>
      <td role="cell" data-l={t.confidence}>
        <div>
          <span className="n nw">{f.quality(row.origin.confidence)}</span>
          <span className="sub nw">
            {row.origin.confidence >= SURE ? t.sure : t.often(f.count(Math.round(row.origin.confidence * 10)))}
          </span>
        </div>
      </td>
      <td role="cell" className="num" data-l={t.level}>
        <div>
          {editable ? (
            <select
              aria-label={t.levelOf(trade)}
              value={row.minLevel}
              onChange={(event) => set({ minLevel: Number(event.target.value) })}
            >
              {[1, 2, 3, 4, 5].map((level) => (
                <option key={level}>{level}</option>
              ))}
            </select>
          ) : (
            row.minLevel
          )}
        </div>
      </td>
      <td role="cell" className="num" data-l={t.weight}>
        <div>
          {editable ? (
            <WeightField key={row.weightBp} label={t.weightOf(trade)} weightBp={row.weightBp} weigh={weigh} />
          ) : (
            f.share(row.weightBp)
          )}
        </div>
      </td>
      <td role="cell" data-l={t.mandatory}>
        <div>
          <label className="hit">
            <input
              type="checkbox"
              aria-label={t.mandatoryOf(trade)}
              checked={row.mandatory}
              disabled={!editable}
              onChange={(event) => set({ mandatory: event.target.checked })}
            />
          </label>
        </div>
      </td>
      <td role="cell">
        <div className="row pair">
          {row.confirmed ? (
            <Tag icon="check">{t.confirmed}</Tag>
          ) : editable ? (
            <button className="btn sm" type="button" onClick={confirm}>
              {t.confirm}
              <span className="sr"> {trade}</span>
            </button>
          ) : null}
          {editable ? (
            <button className="btn sm quiet" type="button" onClick={() => strike(trade)}>
              {t.strike}
              <span className="sr"> {trade}</span>
            </button>
          ) : null}
        </div>
      </td>
    </tr>
  );
}

/** A weight in per cent; the others follow when it is left. */
function WeightField({
  label,
  weightBp,
  weigh,
}: {
  label: string;
  weightBp: number;
  weigh: (basisPoints: number) => void;
}) {
  const [typed, setTyped] = useState(String(weightBp / 100).replace('.', ','));
  const leave = () => {
    const value = Number(typed.replace(',', '.'));
    if (Number.isFinite(value) && typed.trim() !== '' && Math.round(value * 100) !== weightBp)
      weigh(Math.round(value * 100));
    else setTyped(String(weightBp / 100).replace('.', ','));
  };
  return (
    <input
      className="pct"
      inputMode="decimal"
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          leave();
        }
      }}
    />
  );
}

function AddRequirement({
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

/** The words that a requirement was read from; a code that the notice gives itself has no words. */
function Evidence({ row: { cpv, origin } }: { row: Row }) {
  const t = useTexts(tenderPageTexts).requirements;
  if (origin.quote === null) return <span className="note">{t.typed}</span>;
  if (origin.quote === cpv) return <span className="note">{t.codeOnly}</span>;
  return (
    <>
      <q>{origin.quote}</q>
      {origin.document === undefined ? null : <SourceOf source={origin.document} />}
    </>
  );
}

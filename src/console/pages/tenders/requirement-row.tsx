import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { Tag } from '../../components/icon.tsx';
import { useTrade } from '../../components/trade.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';
import { SourceOf } from './documents/source-of.tsx';

export type Lot = Answer<'GET /v1/tenders/{id}'>['lots'][number];
/** A requirement as it is worked on. */
export type Row = Omit<Lot['requirements'][number], 'id'>;

/** From here on, one reading in twenty is wrong at most. */
const SURE = 0.95;
/** One trade that the work needs: the words that it was read from, how sure, its level and weight, and what to do with it. */
export function RequirementRow({
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

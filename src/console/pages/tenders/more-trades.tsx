import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import { Refusal } from '../../components/form.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';
import { SourceOf } from './documents/source-of.tsx';
import type { Lot } from './requirement-row.tsx';

/**
 * What the lot seems to need beside its requirements, with the words that say so: confirmed or struck out in place. What
 * is struck out is not proposed again, and the installation learns from both.
 */
export function MoreTrades({ lot }: { lot: Lot }) {
  const t = useTexts(tenderPageTexts).suggest;
  const f = useFormats();
  // Where nothing is asked for yet, what the words say is the first to look at.
  const [open, setOpen] = useState(lot.requirements.length === 0);
  const read = useApi('GET /v1/lots/{id}/needs', open ? { params: { id: lot.id } } : null);
  const decide = useAct('POST /v1/lots/{id}/needs/decisions');
  const has = new Set(lot.requirements.map(({ cpv, certification }) => `${cpv} ${certification ?? ''}`));
  const proposed = [
    ...(read.data?.needs ?? []).map((one) => ({ ...one, ...one.origin })),
    ...(read.data?.mayAlsoNeed ?? []).map((one) => ({ ...one, certification: null })),
  ].filter(({ cpv, certification }) => !has.has(`${cpv} ${certification ?? ''}`));
  const act = (kind: 'confirm' | 'strike_out', { cpv, certification }: (typeof proposed)[number]) =>
    void decide.run({ params: { id: lot.id }, body: { decisions: [{ act: kind, cpv, certification }] } });
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{has.size === 0 ? t.first : t.title}</summary>
      <div className="stack">
        <p className="note">{t.note}</p>
        <Refusal error={decide.error} />
        {read.data === undefined ? null : proposed.length === 0 ? (
          <p className="mute" role="status">
            {has.size === 0 ? t.nothing : t.none}
          </p>
        ) : (
          <ul className="tasks sheet">
            {proposed.map((one) => (
              <li key={`${one.cpv} ${one.certification ?? ''}`}>
                <span>
                  {one.certification ?? one.label} <code>{one.cpv}</code>{' '}
                  {one.quote === null ? <span className="note">{t.usual}</span> : <q>{one.quote}</q>}
                  {one.document === undefined ? null : <SourceOf source={one.document} />}
                </span>
                <span className="n">{f.quality(one.confidence)}</span>
                <span className="row pair">
                  <button className="btn sm" type="button" aria-busy={decide.busy} onClick={() => act('confirm', one)}>
                    {t.confirm}
                    <span className="sr"> {one.label}</span>
                  </button>
                  <button
                    className="btn sm"
                    type="button"
                    aria-busy={decide.busy}
                    onClick={() => act('strike_out', one)}
                  >
                    {t.strike}
                    <span className="sr"> {one.label}</span>
                  </button>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

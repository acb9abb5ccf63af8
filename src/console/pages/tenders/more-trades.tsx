import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';
import type { Lot } from './requirements.tsx';

/** Below this a trade is no help. */
const LEAST = 0.05;

/** Trades that the text of a lot speaks of and its requirements leave out. */
export function MoreTrades({ lot, add }: { lot: Lot; add: (cpv: string) => void }) {
  const t = useTexts(tenderPageTexts).suggest;
  const f = useFormats();
  const [found, setFound] = useState<Answer<'POST /v1/taxonomies/cpv/suggest'>['items'] | null>(null);
  const suggest = useAct('POST /v1/taxonomies/cpv/suggest');
  const has = new Set(lot.requirements.map(({ cpv }) => cpv));
  const shown = found?.filter(({ code, score }) => !has.has(code) && score >= LEAST) ?? null;
  const look = async () => {
    const answered = await suggest.run({ body: { text: `${lot.title}\n${lot.description ?? ''}`.slice(0, 20_000) } });
    if (answered !== null) setFound(answered.data.items);
  };
  return (
    <details>
      <summary>{t.title}</summary>
      <div className="stack">
        <p className="note">{t.note}</p>
        <p>
          <button className="btn sm" type="button" aria-busy={suggest.busy} onClick={() => void look()}>
            {t.button}
          </button>
        </p>
        {shown === null ? null : shown.length === 0 ? (
          <p className="mute" role="status">
            {t.none}
          </p>
        ) : (
          <ul className="tasks sheet">
            {shown.map(({ code, label, score }) => (
              <li key={code}>
                <span>
                  {label} <code>{code}</code>
                </span>
                <span className="n">{f.quality(score)}</span>
                <button className="btn sm" type="button" onClick={() => add(code)}>
                  {t.add}
                  <span className="sr"> {label}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

import { useState } from 'react';
import { useApi } from '../../api/query.ts';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { Trade } from '../../components/trade.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { recruitingTexts } from '../../texts/recruiting.ts';
import { SearchElsewhere } from './search-elsewhere.tsx';

/** What one more company would be worth to a lot, trade by trade; worked out when somebody asks. */
export function WhatWouldHelp({ runId, tenderId, lotId }: { runId: string; tenderId: string; lotId: string }) {
  const t = useTexts(recruitingTexts).help;
  const f = useFormats();
  const [asked, setAsked] = useState<string>();
  const missing = useApi(
    'GET /v1/match-runs/{id}/missing',
    asked === lotId ? { params: { id: runId }, query: { lotId } } : null,
  );
  return (
    <Section id="help" title={t.title} lead={t.lead}>
      {asked !== lotId ? (
        <p>
          <button className="btn" type="button" onClick={() => setAsked(lotId)}>
            {t.act}
          </button>
        </p>
      ) : (
        <Await of={missing}>
          {({ items, complete }) => (
            <>
              {complete ? null : <p>{t.part}</p>}
              {items.length === 0 ? (
                <p>{t.none}</p>
              ) : (
                <>
                  <SimpleTable
                    caption={t.caption}
                    rows={items}
                    rowKey={({ requirementId }) => requirementId}
                    columns={[
                      { head: t.trade, cell: ({ cpv }) => <Trade code={cpv} /> },
                      { head: t.gain, cell: ({ gain }) => `+${f.score(gain)}`, numeric: true },
                      {
                        head: t.score,
                        cell: ({ score }) => (score === null ? t.noTeam : f.score(score)),
                        numeric: true,
                      },
                      {
                        head: t.who,
                        cell: ({ unserved, small }) =>
                          `${unserved ? t.nobody : t.somebody}${small ? ` · ${t.small}` : ''}`,
                      },
                    ]}
                  />
                  <p>
                    <SearchElsewhere
                      tenderId={tenderId}
                      lotId={lotId}
                      requirementIds={wantedOf(items).map(({ requirementId }) => requirementId)}
                    />
                  </p>
                </>
              )}
            </>
          )}
        </Await>
      )}
    </Section>
  );
}

/** What to ask other clusters for: all that nobody can do, else what would help most. */
function wantedOf<Item extends { unserved: boolean }>(items: readonly Item[]): readonly Item[] {
  const unserved = items.filter((item) => item.unserved);
  return unserved.length > 0 ? unserved : items.slice(0, 1);
}

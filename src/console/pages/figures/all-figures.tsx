import type { KpiReport } from '../../api/types.ts';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { figureTexts } from '../../texts/figures.ts';
import { Exports } from './exports.tsx';
import { useFigureValue } from './figure-values.ts';

type FigureName = keyof KpiReport['figures'];

/** Every figure with what it means, and how it stands among the clusters. */
export function AllFigures({ report, query }: { report: KpiReport; query: object }) {
  const t = useTexts(figureTexts);
  const f = useFormats();
  const write = useFigureValue();
  const names = Object.keys(report.figures) as FigureName[];
  const compared = (report.comparison ?? []).flatMap((row) => {
    const name = names.find((one) => one === row.figure);
    return name === undefined ? [] : [{ ...row, name }];
  });
  return (
    <>
      <Section id="all" title={t.all} aside={<Exports of="GET /v1/reports/kpis" query={query} what={t.all} />}>
        <dl className="facts read">
          {names.map((name) => {
            const { value, unit, definition } = report.figures[name];
            return (
              <div key={name} className="fact" id={`def-${name}`}>
                <dt>{t.names[name]}</dt>
                <dd>
                  {write(value, unit)}
                  <span className="note">{definition}</span>
                </dd>
              </div>
            );
          })}
        </dl>
      </Section>
      {compared.length === 0 ? null : (
        <Section
          id="comparison"
          title={t.comparison}
          lead={t.comparisonNote(f.count(Math.max(...compared.map(({ clusters }) => clusters))))}
        >
          <SimpleTable
            caption={`${t.comparison}: ${t.median}`}
            rows={compared}
            rowKey={({ name }) => name}
            columns={[
              { head: t.figure, cell: ({ name }) => t.names[name] },
              {
                head: t.value,
                numeric: true,
                cell: ({ name }) => write(report.figures[name].value, report.figures[name].unit),
              },
              {
                head: t.lower,
                numeric: true,
                cell: ({ name, lowerQuartile }) => write(lowerQuartile, report.figures[name].unit),
              },
              { head: t.median, numeric: true, cell: ({ name, median }) => write(median, report.figures[name].unit) },
              {
                head: t.upper,
                numeric: true,
                cell: ({ name, upperQuartile }) => write(upperQuartile, report.figures[name].unit),
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}

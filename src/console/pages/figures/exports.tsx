import { addressOf } from '../../api/call.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { figureTexts } from '../../texts/figures.ts';

type ReportName = 'GET /v1/reports/turnover' | 'GET /v1/reports/kpis' | 'GET /v1/reports/exposure';
const FORMATS = { csv: 'CSV', xlsx: 'Excel', svg: 'SVG' } as const;

/** The same report as a table or a chart, to be taken away. */
export function Exports({ of, query, what }: { of: ReportName; query: object; what: string }) {
  const t = useTexts(figureTexts);
  const { language } = usePreferences();
  return (
    <span className="row note">
      {(['csv', 'xlsx', 'svg'] as const).map((format) => (
        <a
          key={format}
          href={addressOf(of, { query: { ...query, lang: language, format } })}
          download={format === 'svg' ? `${what}.svg` : true}
        >
          <span className="sr">{t.exportsOf(what)} </span>
          {FORMATS[format]}
        </a>
      ))}
    </span>
  );
}

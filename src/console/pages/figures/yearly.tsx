import { addressOf } from '../../api/call.ts';
import { SelectInput } from '../../components/inputs.tsx';
import { NoCluster } from '../../components/no-cluster.tsx';
import { Page } from '../../components/page.tsx';
import { isoDay } from '../../format/moments.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { figureTexts } from '../../texts/figures.ts';
import { FigureTabs, ScopeCluster, useOwnClusters, useScope, yearsUntilNow } from './scope.tsx';

/** The yearly report of a cluster, as a paper or a page, in both languages. */
export default function YearlyPage() {
  const t = useTexts(figureTexts).yearly;
  const { language } = usePreferences();
  const scope = useScope();
  const clusters = useOwnClusters();
  const cluster = clusters.find(({ id }) => id === scope.filters.cluster) ?? clusters[0];
  const year = scope.filters.year ?? isoDay(new Date()).slice(0, 4);
  const address = (lang: 'fr' | 'en', format: 'pdf' | 'html') =>
    addressOf('GET /v1/reports/yearly', { query: { clusterId: cluster?.id, year, lang, format } });
  const names = { fr: t.french, en: t.english };
  const languages = language === 'fr' ? (['fr', 'en'] as const) : (['en', 'fr'] as const);
  return (
    <Page title={t.title} lead={t.lead} tabs={<FigureTabs at="yearly" scope={scope} />}>
      {cluster === undefined ? (
        <NoCluster rows={2} />
      ) : (
        <div className="stack lg">
          <div className="row wide">
            <ScopeCluster cluster={cluster} scope={scope} />
            <SelectInput
              id="year"
              label={t.year}
              value={year}
              onChange={(chosen) => scope.change({ year: chosen })}
              options={yearsUntilNow().map((one) => [one, one] as const)}
            />
          </div>
          <ul className="tasks sheet">
            {languages.map((lang, i) => (
              <li key={lang}>
                <span>
                  <strong>
                    {t.title} {year}
                  </strong>
                  <span className="note">{names[lang]}</span>
                </span>
                <a className="btn" href={address(lang, 'html')}>
                  {t.html}
                  <span className="sr"> {names[lang]}</span>
                </a>
                <a className={i === 0 ? 'btn first' : 'btn'} href={address(lang, 'pdf')}>
                  {t.pdf}
                  <span className="sr"> {names[lang]}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Page>
  );
}

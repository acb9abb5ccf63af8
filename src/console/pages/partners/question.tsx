import type { PartnerSearchQuestion } from '../../api/types.ts';
import { Regions } from '../../components/region.tsx';
import { Trade } from '../../components/trade.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { partnerTexts } from '../../texts/partners.ts';

/** Trades in words, after one another. */
export const Trades = ({ codes }: { codes: readonly string[] }) => (
  <>
    {codes.map((code, i) => (
      <span key={code}>
        {i === 0 ? null : ', '}
        <Trade code={code} />
      </span>
    ))}
  </>
);

/** All that is told of a search to those who are asked. */
export function Question({ question, answerBy }: { question: PartnerSearchQuestion; answerBy: string }) {
  const t = useTexts(partnerTexts);
  const f = useFormats();
  const { window } = question;
  return (
    <dl className="facts">
      <div>
        <dt>{t.trades}</dt>
        <dd>
          <Trades codes={question.cpv} />
        </dd>
      </div>
      <div>
        <dt>{t.places}</dt>
        <dd>
          <Regions codes={question.nuts} />
        </dd>
      </div>
      <div>
        <dt>{t.size}</dt>
        <dd>{question.sizeBand === null ? t.untold : t.sizes[question.sizeBand]}</dd>
      </div>
      <div>
        <dt>{t.certificates}</dt>
        <dd>{question.certifications.join(', ') || '–'}</dd>
      </div>
      <div>
        <dt>{t.window}</dt>
        <dd>{window === null ? t.untold : t.span(f.day(window.from), f.day(window.to))}</dd>
      </div>
      <div>
        <dt>{t.answerBy}</dt>
        <dd>{f.instant(answerBy)}</dd>
      </div>
    </dl>
  );
}

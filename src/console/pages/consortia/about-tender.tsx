import { Link } from 'wouter';
import { useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { lotTitle } from '../../format/lot.ts';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';

/** What the group bids for: the tender as a link, its lots, when the bid is due, and when it was handed in. */
export function AboutTender({ consortium: { tenderId, lotIds, submittedAt } }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).about;
  const f = useFormats();
  const tender = useApi('GET /v1/tenders/{id}', { params: { id: tenderId } });
  return (
    <Section id="about" title={t.title}>
      <Await of={tender} rows={3}>
        {({ title, buyer, lots }) => (
          <dl className="facts">
            <dt>{t.tender}</dt>
            <dd>
              <Link href={to('tender', { id: tenderId })}>{title}</Link>
            </dd>
            <dt>{t.buyer}</dt>
            <dd>{buyer.name}</dd>
            <dt>{t.lots}</dt>
            {lots
              .filter(({ id }) => lotIds.includes(id))
              .map((lot) => (
                <dd key={lot.id}>
                  <Link href={to('tender', { id: tenderId }, { lot: lot.id })}>{lotTitle(lot)}</Link>
                  <span className="note">
                    {t.due}
                    {lot.deadline === null ? (
                      t.noDeadline
                    ) : (
                      <time dateTime={lot.deadline}>
                        {f.instant(lot.deadline)}, {f.relative(lot.deadline)}
                      </time>
                    )}
                  </span>
                </dd>
              ))}
            {submittedAt === null ? null : (
              <>
                <dt>{t.submitted}</dt>
                <dd>
                  <time dateTime={submittedAt}>{f.instant(submittedAt)}</time>
                </dd>
              </>
            )}
          </dl>
        )}
      </Await>
    </Section>
  );
}

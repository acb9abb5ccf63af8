import { useAct, useApi } from '../../../api/query.ts';
import { Refusal } from '../../../components/form.tsx';
import { Section } from '../../../components/page.tsx';
import { Await } from '../../../components/states.tsx';
import { usePreferences } from '../../../shell/preferences.ts';
import { toast } from '../../../shell/toasts.tsx';
import { companyTexts } from '../../../texts/company.ts';
import { useTexts } from '../../../texts/define.ts';
import { ifMatch, type PartProps } from './model.ts';

/** Of a trade that is added because it was asked for. */
const FIRST_LEVEL = 3;

/** How complete the profile is, and what is lost by what it lacks: each line can be answered at once. */
export function Cost({ company, etag }: PartProps) {
  const t = useTexts(companyTexts).cost;
  const { language } = usePreferences();
  const { id } = company;
  const check = useApi('GET /v1/organisations/{id}/profile-check', { params: { id } });
  const skills = useAct('PUT /v1/organisations/{id}/capabilities', { done: () => toast({ text: t.added }) });
  const certificates = useAct('PUT /v1/organisations/{id}/certifications', { done: () => toast({ text: t.added }) });
  const held = company.certifications.map(({ code, issuer, validUntil }) => ({ code, issuer, validUntil }));
  return (
    <Section id="cost" title={t.title}>
      <Await of={check} rows={3}>
        {({ tenders, missing, certifications, trades }) => (
          <div className="stack">
            <p>{t.done(6 - missing.length, 6)}</p>
            <progress className="meter" max={6} value={6 - missing.length} aria-label={t.label} />
            {missing.length === 0 ? null : (
              <p className="mute">
                {t.missing} {missing.map((part) => t.parts[part]).join(', ')}.
              </p>
            )}
            <Refusal error={skills.error ?? certificates.error} />
            {certifications.length + trades.length === 0 ? (
              <p className="mute">{tenders === 0 ? t.noTenders : t.nothingLost(tenders)}</p>
            ) : (
              <ul className="tasks sheet">
                {certifications.map(({ code, tenders: asked }) => (
                  <li key={code}>
                    <span>{t.asked(asked, code)}</span>
                    <button
                      className="btn sm"
                      type="button"
                      aria-label={t.haveOf(code)}
                      onClick={() =>
                        void certificates.run({
                          params: { id },
                          body: [...held, { code }],
                          ...ifMatch(etag),
                        })
                      }
                    >
                      {t.have}
                    </button>
                  </li>
                ))}
                {trades.map((trade) => (
                  <li key={trade.cpv}>
                    <span>{t.asked(trade.tenders, trade[language])}</span>
                    <button
                      className="btn sm"
                      type="button"
                      aria-label={t.doOf(trade[language])}
                      onClick={() =>
                        void skills.run({
                          params: { id },
                          body: [...company.capabilities, { cpv: trade.cpv, level: FIRST_LEVEL }],
                          ...ifMatch(etag),
                        })
                      }
                    >
                      {t.do}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </Await>
    </Section>
  );
}

import { Link } from 'wouter';
import { hasRole, useMe } from '../../api/me.ts';
import { useApi } from '../../api/query.ts';
import { Tag } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { to } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { firstStepTexts } from '../../texts/first-steps.ts';

type Step = { key: keyof (typeof firstStepTexts)['fr']['steps']; href: string; done: boolean };

/**
 * What is to be done before the first call for tender can be answered, in this order, until there is one; null from then
 * on, and before it is known.
 */
export function useFirstSteps(hasTender: boolean | undefined): readonly Step[] | null {
  const isAdmin = hasRole(useMe(), 'admin');
  const one = hasTender === false ? { query: { limit: 1 } } : null;
  const clusters = useApi('GET /v1/clusters', one);
  const companies = useApi('GET /v1/organisations', one);
  const unread = useApi('GET /v1/organisations/unread', one);
  const people = useApi('GET /v1/users', isAdmin && hasTender === false ? { query: { limit: 2 } } : null);
  if (clusters.data === undefined || companies.data === undefined || unread.data === undefined) return null;
  if (isAdmin && people.data === undefined) return null;
  const hasCompany = companies.data.items.length > 0;
  return [
    ...(isAdmin
      ? [
          { key: 'cluster', href: to('network'), done: clusters.data.items.length > 0 } as const,
          { key: 'coordinator', href: to('people'), done: (people.data?.items.length ?? 0) > 1 } as const,
        ]
      : []),
    { key: 'companies', href: to('organisationImport'), done: hasCompany },
    { key: 'readers', href: to('organisationsUnread'), done: hasCompany && unread.data.items.length === 0 },
    { key: 'tender', href: to('tenderImport'), done: false },
  ];
}

/** The steps, what is done and what is next. */
export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  const t = useTexts(firstStepTexts);
  const next = steps.find(({ done }) => !done);
  return (
    <Section id="first" title={t.title} lead={t.lead}>
      <ol className="tasks sheet">
        {steps.map((step) => (
          <li key={step.key} className={step === next ? 'todo' : undefined}>
            <span>
              {step.done ? t.steps[step.key] : <Link href={step.href}>{t.steps[step.key]}</Link>}
              <span className="note">{t.why[step.key]}</span>
            </span>
            {step.done ? (
              <Tag icon="check">{t.done}</Tag>
            ) : (
              <span className="note">{step === next ? t.next : t.later}</span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

import { useAct } from '../../../api/query.ts';
import { useDraft } from '../../../components/draft.ts';
import { Field } from '../../../components/field.tsx';
import { Form, fieldError, Refusal, SaveRow } from '../../../components/form.tsx';
import { Section } from '../../../components/page.tsx';
import { toast } from '../../../shell/toasts.tsx';
import { companyTexts } from '../../../texts/company.ts';
import { useTexts } from '../../../texts/define.ts';
import type { PartProps } from './model.ts';

const KEYS = ['address', 'postalCode', 'town', 'website'] as const;

/** Address, website and what the company says of itself. What the cluster answers for is shown, and not changed here. */
export function Contact({ company, etag }: PartProps) {
  const t = useTexts(companyTexts).contact;
  const change = useAct('PATCH /v1/organisations/{id}', { done: () => toast({ text: t.saved }) });
  const [typed, set, forget, unsaved] = useDraft(`company-${company.id}`, {
    address: company.address ?? '',
    postalCode: company.postalCode ?? '',
    town: company.town ?? '',
    website: company.website ?? '',
    description: company.description ?? '',
  });
  const save = async (): Promise<void> => {
    const website = typed.website.trim();
    const answered = await change.run({
      params: { id: company.id },
      ifMatch: etag ?? '*',
      body: {
        address: orNull(typed.address),
        postalCode: orNull(typed.postalCode),
        town: orNull(typed.town),
        website: website === '' ? null : /^https?:\/\//.test(website) ? website : `https://${website}`,
        description: orNull(typed.description),
      },
    });
    if (answered !== null) forget(typed);
  };
  return (
    <Section id="contact" title={t.title}>
      <div className="stack own-facts">
        <dl className="facts">
          <dt>{t.registration}</dt>
          <dd>{company.registrationNumber ?? t.unknown}</dd>
          <dt>{t.leads}</dt>
          <dd>{company.canLead ? t.yes : t.no}</dd>
        </dl>
        <p className="note">{t.staff}</p>
      </div>
      <Form onSubmit={() => void save()} className="stack">
        <Refusal error={change.error} />
        {KEYS.map((key) => (
          <Field key={key} id={`company-${key}`} label={t[key]} error={fieldError(change.error, `/${key}`)}>
            {(props) => (
              <input
                {...props}
                type="text"
                value={typed[key]}
                onChange={(event) => set({ [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field id="company-description" label={t.description} note={t.descriptionNote}>
          {(props) => (
            <textarea
              {...props}
              value={typed.description}
              onChange={(event) => set({ description: event.target.value })}
            />
          )}
        </Field>
        <SaveRow label={t.save} busy={change.busy} unsaved={unsaved} forget={forget} />
      </Form>
    </Section>
  );
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

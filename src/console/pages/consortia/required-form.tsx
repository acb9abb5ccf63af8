import { useDraft } from '../../components/draft.ts';
import { fieldError, Refusal, SaveRow } from '../../components/form.tsx';
import { DayInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';
import { groupLawTexts } from '../../texts/group-law.ts';
import { type Part, usePatch } from './patching.tsx';

const FORMS = ['conjoint', 'solidaire', 'conjoint_mandataire_solidaire'] as const;

/** The form that the buyer requires after the award, with its reason (R2142-22). */
export function RequiredForm({ consortium, etag }: Part) {
  const t = useTexts(groupLawTexts).form;
  const forms = useTexts(consortiumTexts).forms;
  const [typed, change, forget, unsaved] = useDraft(`required-form-${consortium.id}`, {
    legalForm: consortium.legalForm,
    justification: consortium.formRequirement?.justification ?? '',
    reference: consortium.formRequirement?.reference ?? '',
    date: consortium.formRequirement?.date ?? '',
  });
  const { legalForm, justification, reference, date } = typed;
  const { patch, busy, error, question } = usePatch(consortium, etag, t.saved);
  const given = reference.trim() === '' ? {} : { reference: reference.trim() };
  return (
    <Section id="required-form" title={t.title} lead={t.lead}>
      <div className="stack">
        {question}
        <Refusal
          error={error}
          fields={{
            '/formRequirement/justification': 'required-justification',
            '/formRequirement/date': 'required-date',
          }}
        />
        <SelectInput
          id="required-form-kind"
          label={t.form}
          value={legalForm}
          onChange={(legalForm) => change({ legalForm })}
          options={FORMS.map((form) => [form, forms[form]] as const)}
        />
        <TextInput
          id="required-justification"
          label={t.justification}
          value={justification}
          onChange={(justification) => change({ justification })}
          error={fieldError(error, '/formRequirement/justification')}
        />
        <TextInput
          id="required-reference"
          label={t.reference}
          value={reference}
          onChange={(reference) => change({ reference })}
        />
        <DayInput
          id="required-date"
          label={t.date}
          value={date}
          onChange={(date) => change({ date })}
          error={fieldError(error, '/formRequirement/date')}
        />
        <SaveRow
          label={t.save}
          busy={busy}
          unsaved={unsaved}
          forget={forget}
          save={() =>
            patch({ legalForm, formRequirement: { justification: justification.trim(), date, ...given } }, () =>
              forget(typed),
            )
          }
        />
      </div>
    </Section>
  );
}

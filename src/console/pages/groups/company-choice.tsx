import type { Governance } from '../../api/types.ts';
import type { DialogField } from '../../components/fields-dialog.tsx';
import { OrganisationField } from '../../components/organisation-field.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';

/**
 * The field for a company of the circle: one of the group's members, or found by its name where the circle is the whole
 * cluster.
 */
export function useCompanyField(circle: Governance): DialogField<'organisationId'> {
  const t = useTexts(groupTexts);
  const field = { key: 'organisationId', label: t.company } as const;
  if (circle.workingGroup !== null)
    return {
      ...field,
      options: [
        ['', t.choose],
        ...circle.members.map((member) => [member.organisationId, member.organisationName] as const),
      ],
    };
  return {
    ...field,
    control: ({ id, error, onChange }) => (
      <OrganisationField id={id} label={t.company} error={error} onChange={(found) => onChange(found?.id ?? '')} />
    ),
  };
}

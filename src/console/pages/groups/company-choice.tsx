import type { Governance } from '../../api/types.ts';
import { SelectInput } from '../../components/inputs.tsx';
import { OrganisationField } from '../../components/organisation-field.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';

/** A company of the circle: one of the group's members, or found by its name where the circle is the whole cluster. */
export function CompanyChoice({
  id,
  circle,
  value,
  onChange,
  error,
}: {
  id: string;
  circle: Governance;
  value: string;
  onChange: (organisationId: string) => void;
  error?: string | undefined;
}) {
  const t = useTexts(groupTexts);
  if (circle.workingGroup === null)
    return (
      <OrganisationField id={id} label={t.company} error={error} onChange={(found) => onChange(found?.id ?? '')} />
    );
  return (
    <SelectInput
      id={id}
      label={t.company}
      value={value}
      onChange={onChange}
      error={error}
      options={[
        ['', t.choose],
        ...circle.members.map((member) => [member.organisationId, member.organisationName] as const),
      ]}
    />
  );
}

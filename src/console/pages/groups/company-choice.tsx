import type { Governance } from '../../api/types.ts';
import type { DialogField } from '../../components/fields-dialog.tsx';
import { useMemberField } from '../../components/member-field.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';

/**
 * The field for a company of the circle: one of the group's members, or found by its name where the circle is the whole
 * cluster.
 */
export function useCompanyField(circle: Governance): DialogField<'organisationId'> {
  const t = useTexts(groupTexts);
  const found = useMemberField(t.company);
  if (circle.workingGroup === null) return found;
  const members = circle.members.map((member) => [member.organisationId, member.organisationName] as const);
  return { key: found.key, label: found.label, options: [['', t.choose], ...members] };
}

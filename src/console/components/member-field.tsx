import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';
import type { DialogField } from './fields-dialog.tsx';
import { OrganisationField } from './organisation-field.tsx';

/** The field of a dialog for a member, found by its name. */
export function useMemberField(label: string): DialogField<'organisationId'> {
  const t = useTexts(shellTexts);
  return {
    key: 'organisationId',
    label,
    missing: t.noMember,
    control: ({ id, error, onChange }) => (
      <OrganisationField id={id} label={label} error={error} onChange={(found) => onChange(found?.id ?? '')} />
    ),
  };
}

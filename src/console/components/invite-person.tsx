import { useState } from 'react';
import { Problem } from '../api/call.ts';
import { hasRole, ownClusterIds, useMe } from '../api/me.ts';
import { useAct, useApi } from '../api/query.ts';
import type { Role } from '../api/types.ts';
import { usePreferences } from '../shell/preferences.ts';
import { toast } from '../shell/toasts.tsx';
import { useTexts } from '../texts/define.ts';
import { peopleTexts } from '../texts/people.ts';
import { roleRequestTexts } from '../texts/role-requests.ts';
import { shellTexts } from '../texts/shell.ts';
import { ClusterField } from './cluster-field.tsx';
import { Confirm } from './dialog.tsx';
import { fieldError, Refusal } from './form.tsx';
import { SelectInput, TextInput } from './inputs.tsx';
import { OrganisationField } from './organisation-field.tsx';

/**
 * Invites somebody by mail: to speak for a company, to coordinate a cluster, or to administer.
 * @param organisation for whom the person will speak, where that is known already
 */
export function InvitePerson({
  organisation: given = null,
  close,
}: {
  organisation?: { id: string; name: string } | null;
  close: () => void;
}) {
  const t = useTexts(peopleTexts);
  const requests = useTexts(roleRequestTexts);
  const me = useMe();
  const { language: own } = usePreferences();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [language, setLanguage] = useState<'fr' | 'en'>(own);
  // Members are invited from their companies mostly; the office by an administrator.
  const [kind, setKind] = useState<Role['role']>(given === null && hasRole(me, 'admin') ? 'coordinator' : 'member');
  const [organisation, setOrganisation] = useState<{ id: string } | null>(given);
  const [chosen, setCluster] = useState(ownClusterIds(me)[0]);
  const first = useApi('GET /v1/clusters', { query: { limit: 1 } });
  const clusterId = chosen ?? first.data?.items[0]?.id;
  const [checked, setChecked] = useState(false);
  const invite = useAct('POST /v1/users', {
    done: () => {
      toast({ text: t.sent });
      close();
    },
  });
  const ask = useAct('POST /v1/organisations/{id}/role-requests', {
    done: () => {
      toast({ text: requests.sent });
      close();
    },
  });
  const needsConsent = invite.error instanceof Problem && invite.error.code === 'consent_needed';
  const roleOf = (): Role | null => {
    if (kind === 'admin') return { role: 'admin' };
    if (kind === 'coordinator') return clusterId === undefined ? null : { role: 'coordinator', clusterId };
    return organisation === null ? null : { role: 'member', organisationId: organisation.id };
  };
  const send = () => {
    const role = roleOf();
    setChecked(true);
    if (role === null || email.trim() === '' || name.trim() === '') return;
    if (needsConsent && role.role === 'member')
      return void ask.run({
        params: { id: role.organisationId },
        body: { email: email.trim(), name: name.trim(), language },
      });
    void invite.run({ body: { email: email.trim(), name: name.trim(), language, roles: [role] } });
  };
  const kinds = hasRole(me, 'admin')
    ? (['member', 'coordinator', 'admin'] as const)
    : (['member', 'coordinator'] as const);
  return (
    <Confirm
      question={given === null ? t.invite : t.inviteFor(given.name)}
      verb={needsConsent ? requests.ask : t.send}
      busy={invite.busy || ask.busy}
      close={close}
      onConfirm={send}
    >
      {needsConsent ? <p className="call">{requests.askText}</p> : null}
      <Refusal
        error={ask.error ?? (needsConsent ? null : invite.error)}
        fields={{ '/email': 'person-email', '/name': 'person-name' }}
      />
      <WhoFields
        typed={{ email, name, language }}
        needed={checked}
        error={invite.error}
        set={{ setEmail, setName, setLanguage }}
      />
      {given === null ? (
        <SelectInput
          id="person-role"
          label={t.role}
          value={kind}
          onChange={setKind}
          options={kinds.map((one) => [one, t.roleNames[one]] as const)}
        />
      ) : null}
      {kind === 'member' && given === null ? (
        <OrganisationField
          id="person-organisation"
          label={t.organisation}
          note={t.organisationNote}
          error={checked && organisation === null ? t.chooseOrganisation : undefined}
          onChange={setOrganisation}
        />
      ) : null}
      {kind === 'coordinator' ? (
        <ClusterField id="person-cluster" label={t.cluster} value={clusterId} onChange={setCluster} />
      ) : null}
    </Confirm>
  );
}

/** Who the person is, and in which language the mail is. */
function WhoFields({
  typed: { email, name, language },
  set: { setEmail, setName, setLanguage },
  needed,
  error,
}: {
  typed: { email: string; name: string; language: 'fr' | 'en' };
  set: {
    setEmail: (email: string) => void;
    setName: (name: string) => void;
    setLanguage: (language: 'fr' | 'en') => void;
  };
  /** What is empty says so. */
  needed: boolean;
  error: Error | null;
}) {
  const t = useTexts(peopleTexts);
  const shell = useTexts(shellTexts);
  const said = (typed: string, pointer: string) =>
    needed && typed.trim() === '' ? shell.needed : fieldError(error, pointer);
  return (
    <>
      <TextInput
        id="person-email"
        type="email"
        label={t.email}
        value={email}
        onChange={setEmail}
        error={said(email, '/email')}
      />
      <TextInput id="person-name" label={t.fullName} value={name} onChange={setName} error={said(name, '/name')} />
      <SelectInput
        id="person-language"
        label={t.language}
        value={language}
        onChange={setLanguage}
        options={(['fr', 'en'] as const).map((one) => [one, t.languages[one]] as const)}
      />
    </>
  );
}

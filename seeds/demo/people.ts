import { type DemoClient, signIn } from './client.ts';

/** A member company's person: invited by the coordinator, password set from the invitation, signed in. */
export async function memberOf(
  coordinator: DemoClient,
  url: string,
  password: string,
  organisation: { organisationId: string; name: string | null },
): Promise<DemoClient> {
  const email = `${organisation.organisationId}@demo.example`;
  const invited = await coordinator.call<{ invitationToken: string | null }>('POST', '/users', {
    email,
    name: `Direction, ${organisation.name ?? ''}`,
    roles: [{ role: 'member', organisationId: organisation.organisationId }],
  });
  if (invited.invitationToken !== null) {
    const accepted = await fetch(`${url}/v1/auth/accept-invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: invited.invitationToken, password }),
    });
    if (!accepted.ok) throw new Error(`the invitation of ${email} could not be accepted: ${accepted.status}`);
  }
  return signIn(url, email, password);
}

import { buildAuth } from './auth/build.ts';
import { readerLanguage } from './auth/reader-language.repository.ts';
import { buildClusters } from './clusters/build.ts';
import type { Config } from './config.ts';
import { seatOfInvitation } from './consortia/store/invitations.repository.ts';
import type { Database } from './db/client.ts';
import { buildEquipment } from './equipment/build.ts';
import { buildGovernance } from './governance/build.ts';
import type { GovernanceDeps } from './governance/circle.ts';
import { createInitiativeService } from './initiatives/service.ts';
import { buildOrganisations } from './organisations/build.ts';
import type { Clock } from './shared/clock.ts';

/** Who is there: clusters, people with their rights, organisations, what they use in common, and who leads their groups. */
export function buildNetwork(
  config: Config,
  ground: { database: Database; clock: Clock },
  reachedAt: string,
  { tell, readSkills }: Pick<GovernanceDeps, 'tell'> & Pick<Parameters<typeof buildOrganisations>[0], 'readSkills'>,
) {
  const clusters = buildClusters(ground);
  const auth = buildAuth({
    ...ground,
    settings: {
      secret: config.JWT_SECRET,
      refreshTokenDays: config.REFRESH_TOKEN_DAYS,
      sessionDays: config.SESSION_DAYS,
      sessionIdleMinutes: config.SESSION_IDLE_MINUTES,
      demoPassword: config.production ? null : config.DEMO_PASSWORD,
      secondFactor: config.SECOND_FACTOR,
    },
    tell,
    publicUrl: reachedAt,
    clustersOf: clusters.memberships.clustersOf,
    seatOfInvitation,
  });
  const organisations = buildOrganisations({
    ...ground,
    config,
    join: clusters.memberships.join,
    joinMany: clusters.memberships.joinMany,
    readSkills,
    clusterName: clusters.directory.nameOf,
    previewInvitation: auth.accountInvitations.preview,
    invite: (actor, { email, name, organisationId }) =>
      auth.accountInvitations.invite(actor, { email, name, roles: [{ role: 'member', organisationId }] }),
  });
  const equipment = buildEquipment({
    ...ground,
    clustersOf: clusters.memberships.clustersOf,
    organisationNames: organisations.directory.namesOf,
    clusterName: clusters.directory.nameOf,
    languageOf: readerLanguage,
    tell,
  });
  const governance = buildGovernance({
    ...ground,
    tell,
    organisationNames: organisations.directory.namesOf,
    clusterName: clusters.directory.nameOf,
    secret: config.JWT_SECRET,
  });
  return { clusters, auth, organisations, equipment, governance, initiatives: createInitiativeService(ground) };
}

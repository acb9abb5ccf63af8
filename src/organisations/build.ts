import type { Database } from '../db/client.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { createOrganisationImportService, type Invite } from './import.service.ts';
import { createPairService } from './pairs.service.ts';
import { createProfileCheck } from './profile-check.service.ts';
import { createOrganisationService } from './service.ts';
import { createSheetReader } from './spreadsheet/reader.ts';

/** The services of organisations: their profiles, lists that are imported, pairs. `sheetReader` holds a thread. */
export function buildOrganisations({
  join,
  joinMany,
  invite,
  ...deps
}: {
  database: Database;
  clock: Clock;
  /** Makes organisations members of a cluster from today on; part of the caller's transaction. */
  join: (actor: Actor, clusterId: string, organisationId: string) => Promise<void>;
  joinMany: (actor: Actor, clusterId: string, organisationIds: readonly string[]) => Promise<void>;
  invite: Invite;
}) {
  const sheetReader = createSheetReader();
  return {
    directory: createOrganisationService({ ...deps, join }),
    imports: createOrganisationImportService({ ...deps, reader: sheetReader, joinMany, invite }),
    pairs: createPairService(deps),
    profileCheck: createProfileCheck(deps),
    sheetReader,
  };
}

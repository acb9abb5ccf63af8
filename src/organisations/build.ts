import type { Config } from '../config.ts';
import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { guardedFetch } from '../shared/guarded-fetch.ts';
import { createCompanySearch } from './company-search.ts';
import { createContactService } from './contacts.service.ts';
import { createOrganisationImportService } from './import.service.ts';
import type { Invite, PreviewInvitation } from './import-people.ts';
import type { ReadSkills } from './import-skills.ts';
import { createMergingService } from './merging.service.ts';
import { createNamesakeService } from './namesakes.service.ts';
import { createPairService } from './pairs.service.ts';
import { createProfileCheck } from './profile-check.service.ts';
import { createOrganisationService } from './service.ts';
import { createSheetReader } from './spreadsheet/reader.ts';
import { createImportUndo } from './undoing.service.ts';

/** Where the State's search is; who runs the program may name another place, in its own network too. */
const OF_THE_STATE = 'https://recherche-entreprises.api.gouv.fr';
const SEARCH_MS = 10_000;

/** The services of organisations: their profiles, lists that are imported, pairs. `sheetReader` holds a thread. */
export function buildOrganisations({
  join,
  joinMany,
  invite,
  readSkills,
  previewInvitation,
  config,
  clusterName,
  ...deps
}: {
  database: Database;
  clock: Clock;
  /** Makes organisations members of a cluster from today on; part of the caller's transaction. */
  join: (actor: Actor, clusterId: string, organisationId: string) => Promise<void>;
  joinMany: (actor: Actor, clusterId: string, organisationIds: readonly string[]) => Promise<void>;
  invite: Invite;
  readSkills: ReadSkills;
  /** What a cluster is called. */
  clusterName: (tx: Tx, id: string) => Promise<string>;
  previewInvitation: PreviewInvitation;
  config: Pick<Config, 'COMPANY_SEARCH_URL'>;
}) {
  const sheetReader = createSheetReader();
  return {
    directory: createOrganisationService({ ...deps, join }),
    imports: createOrganisationImportService({
      ...deps,
      reader: sheetReader,
      joinMany,
      invite,
      previewInvitation,
      readSkills,
    }),
    contacts: createContactService({ ...deps, invite, previewInvitation }),
    importUndo: createImportUndo(deps),
    merging: createMergingService(deps),
    namesakes: createNamesakeService(deps),
    pairs: createPairService(deps),
    profileCheck: createProfileCheck({ ...deps, clusterName }),
    sheetReader,
    companySearch: createCompanySearch({
      address: config.COMPANY_SEARCH_URL === 'off' ? '' : config.COMPANY_SEARCH_URL,
      fetch: guardedFetch(config.COMPANY_SEARCH_URL !== OF_THE_STATE, SEARCH_MS),
      now: () => deps.clock().getTime(),
    }),
  };
}

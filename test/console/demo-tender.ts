import { importNotice } from '../../seeds/demo/matching.ts';
import type { DemoTender } from '../../seeds/demo/views.ts';
import type { ConsoleServer } from './server.ts';

const NOTICE = new URL('../../seeds/notices/cn_25.xml', import.meta.url);
/** The demo's cluster that its notice suits. */
const CLUSTER = 'neopolia-energy';

/** The demo's real notice as a tender of the coordinator's cluster. */
export async function importDemoNotice(server: ConsoleServer): Promise<DemoTender> {
  const clusterId = server.clusterIds.get(CLUSTER);
  if (clusterId === undefined) throw new Error(`the seeds have no cluster ${CLUSTER}`);
  return importNotice(await server.as('coordinator'), clusterId, NOTICE, () => undefined);
}

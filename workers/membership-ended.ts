import { membershipEndedJob } from '../src/clusters/jobs.ts';
import type { NetworkService } from '../src/clusters/network.service.ts';
import { handle, type JobHandler } from '../src/queue/worker.ts';

/** The handler of memberships that end on a day; doing it twice changes nothing more. */
export const membershipEndedHandler = ({ network }: { network: NetworkService }): JobHandler =>
  handle(membershipEndedJob, async ({ organisationId }) => network.followCalendar(organisationId));

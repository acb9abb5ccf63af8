import { membershipEndedJob } from '../src/clusters/jobs.ts';
import type { MembershipService } from '../src/clusters/memberships.service.ts';
import { handle, type JobHandler } from '../src/queue/worker.ts';

/** The handler of memberships that end on a day; doing it twice changes nothing more. */
export const membershipEndedHandler = ({ memberships }: { memberships: MembershipService }): JobHandler =>
  handle(membershipEndedJob, async ({ organisationId }) => memberships.followCalendar(organisationId));

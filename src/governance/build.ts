import type { GovernanceDeps } from './circle.ts';
import { createCountingService } from './counting.service.ts';
import { createElectionService } from './elections.service.ts';
import { createMandateService } from './mandates.service.ts';
import { createGovernanceReading } from './reading.service.ts';
import { createGovernanceReminders } from './reminders.service.ts';
import { createWorkService } from './work.service.ts';

/** The services of groups and boards: who leads them, who is elected to, what they do. */
export function buildGovernance(deps: GovernanceDeps) {
  const elections = createElectionService(deps);
  const counting = createCountingService({ ...deps, view: elections.view });
  const { remind } = createGovernanceReminders({ ...deps, ...elections });
  return {
    reading: createGovernanceReading(deps),
    mandates: createMandateService(deps),
    elections,
    counting,
    work: createWorkService(deps),
    /** Told in time, and counted when it is closed: asked for every hour. */
    async followCalendar(today: string): Promise<void> {
      await counting.countDue();
      await remind(today);
    },
  };
}

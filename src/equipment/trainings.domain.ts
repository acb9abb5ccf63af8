/** That people of a member were taught something; `validUntil` is the last day that it counts, null without end. */
export type Trained = { organisationId: string; training: string; validUntil: string | null };

/** Trainings of which nobody among the organisations has a record that still counts on that day. */
export const untaught = (
  demanded: readonly string[],
  records: readonly Trained[],
  organisationIds: readonly string[],
  day: string,
): string[] =>
  demanded.filter(
    (training) =>
      !records.some(
        (one) =>
          one.training === training &&
          organisationIds.includes(one.organisationId) &&
          (one.validUntil === null || one.validUntil >= day),
      ),
  );

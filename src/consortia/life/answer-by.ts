const HOUR_MS = 3_600_000;

/** Until when those who are asked now may answer: as long as the others had. */
export const answerBy = (row: { answerHours: number }, now: Date): Date =>
  new Date(now.getTime() + row.answerHours * HOUR_MS);

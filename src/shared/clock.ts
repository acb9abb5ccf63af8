/** Tells the time; a value of its own so that tests can set it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** For whom passkeys are made, as browsers know it: the pages' origin, and the domain that the keys are bound to. */
export type RelyingParty = { origin: string; domain: string };

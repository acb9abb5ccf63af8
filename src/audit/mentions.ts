import type { AuditRow } from './repository.ts';

/** An id that a row of the log holds, and of what by where it stands (`tender`, `user`); null: its place does not say. */
export type Mention = { id: string; noun: string | null };

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
const LENGTH = 36;

/** Every id that a row holds: whose, about what, and those of its payload, wherever in it. */
export function mentionsOf({ actorId, entity, entityId, clusterId, payload }: AuditRow): Mention[] {
  const found: Mention[] = [{ id: entityId, noun: entity }];
  if (actorId !== null) found.push({ id: actorId, noun: 'user' });
  if (clusterId !== null) found.push({ id: clusterId, noun: 'cluster' });
  const take = (value: unknown, key: string | null): void => {
    if (typeof value === 'string')
      for (const id of value.match(UUID) ?? []) found.push({ id, noun: value.length === LENGTH ? nounOf(key) : null });
    else if (Array.isArray(value)) for (const item of value) take(item, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, item] of Object.entries(value)) {
        take(name, null);
        take(item, name);
      }
  };
  take(payload, null);
  return found;
}

/** `matchRunId` and `lotIds` say of what they are; other keys don't. */
const nounOf = (key: string | null): string | null =>
  /^([a-z]\w*)Ids?$/.exec(key ?? '')?.[1]?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) ?? null;

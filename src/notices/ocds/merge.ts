import { isObject, type JsonObject, textOf } from '../json/value.ts';

/** Members of a release that belong to it alone (the schema's `omitWhenMerged`). */
const OWN: ReadonlySet<string> = new Set(['id', 'date', 'tag']);

/** Lists that a later release replaces as a whole (`wholeListMerge` of the schema 1.1). */
const WHOLE: ReadonlySet<string> = new Set(['submissionMethod', 'tag', 'roles', 'additionalProcurementCategories']);

/**
 * The state that releases of one contracting process amount to, by the standard's rules (OCDS 1.1, "Merging"): in the
 * order of their dates, objects are merged member by member, lists of objects by `id` (with new ones appended), all other
 * values replaced; null takes away. A compiled release is a whole state: what came before it no longer counts. The
 * result keeps id, date and tag of the newest release.
 */
export function mergedRelease(releases: readonly JsonObject[]): JsonObject {
  const ordered = [...releases].sort((a, b) => compare(textOf(a['date']) ?? '', textOf(b['date']) ?? ''));
  let merged: JsonObject = {};
  for (const release of ordered) {
    const own = Object.fromEntries(Object.entries(release).filter(([key]) => OWN.has(key)));
    const told = Object.fromEntries(Object.entries(release).filter(([key]) => !OWN.has(key)));
    merged = { ...mergedObject(isCompiled(release) ? {} : merged, told), ...own };
  }
  return merged;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isCompiled = (release: JsonObject): boolean =>
  Array.isArray(release['tag']) && release['tag'].includes('compiled');

function mergedObject(before: JsonObject, now: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(now)) {
    if (value === null) delete result[key];
    else result[key] = merged(key, before[key], value);
  }
  return result;
}

function merged(key: string, before: unknown, now: unknown): unknown {
  if (isObject(now)) return mergedObject(isObject(before) ? before : {}, now);
  if (!Array.isArray(now) || !Array.isArray(before) || WHOLE.has(key)) return now;
  const identified = (list: readonly unknown[]): list is JsonObject[] =>
    list.every((item) => isObject(item) && (typeof item['id'] === 'string' || typeof item['id'] === 'number'));
  if (!identified(now) || !identified(before)) return now;
  const list: JsonObject[] = [...before];
  for (const item of now) {
    const at = list.findIndex((known) => String(known['id']) === String(item['id']));
    const known = list[at];
    if (known === undefined) list.push(mergedObject({}, item));
    else list[at] = mergedObject(known, item);
  }
  return list;
}

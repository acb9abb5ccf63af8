import { isObject, type JsonObject, listOf, textOf } from '../json/value.ts';
import { LIMITS, tooLarge, unreadable } from '../limits.ts';
import type { ParsedNotice } from '../notice.ts';
import { PREFERRED_LANGUAGES } from '../texts.ts';
import { mergedRelease } from './merge.ts';
import { noticeOfRelease } from './release.ts';

/** True for a release, a release package or a record package, or a list of them. */
export function isOcds(value: unknown): boolean {
  const first = Array.isArray(value) ? value[0] : value;
  if (!isObject(first)) return false;
  return (
    Array.isArray(first['releases']) ||
    Array.isArray(first['records']) ||
    typeof first['ocid'] === 'string' ||
    isObject(first['compiledRelease']) ||
    (first['publisher'] !== undefined && first['uri'] !== undefined && first['publishedDate'] !== undefined)
  );
}

/** The notices of a release, a package or a list of packages; a record counts once, by its compiled or latest release. */
export function readOcds(value: unknown, preferred: readonly string[]): ParsedNotice[] {
  const notices: ParsedNotice[] = [];
  for (const holder of listOf(value)) {
    const version = textOf(holder['version']);
    for (const release of releasesOf(holder)) {
      if (notices.length >= LIMITS.notices)
        throw tooLarge('notices', `A package may have at most ${LIMITS.notices} notices.`);
      notices.push(noticeOfRelease(release, version, preferred));
    }
  }
  if (notices.length === 0) throw unreadable('notice_package_empty', 'The OCDS package holds no release.', null);
  return notices;
}

/** The notice that all releases of one contracting process amount to, in whatever order they are given. */
export const noticeOfReleases = (
  releases: readonly JsonObject[],
  preferred: readonly string[] = PREFERRED_LANGUAGES,
): ParsedNotice => noticeOfRelease(mergedRelease(releases), null, preferred);

function releasesOf(holder: JsonObject): JsonObject[] {
  const records = listOf(holder['records']).flatMap(latestOf);
  if (records.length > 0) return records;
  const releases = listOf(holder['releases']);
  if (Array.isArray(holder['releases'])) return releases;
  if (isObject(holder['compiledRelease'])) return [holder['compiledRelease']];
  return holder['ocid'] === undefined ? [] : [holder];
}

/** The compiled release; else the newest embedded one (links to releases elsewhere are not followed). */
function latestOf(record: JsonObject): JsonObject[] {
  if (isObject(record['compiledRelease'])) return [record['compiledRelease']];
  const embedded = listOf(record['releases']).filter((r) => r['ocid'] !== undefined || r['tender'] !== undefined);
  const newest = embedded.sort((a, b) => ((textOf(a['date']) ?? '') < (textOf(b['date']) ?? '') ? 1 : -1))[0];
  return newest ? [newest] : [];
}

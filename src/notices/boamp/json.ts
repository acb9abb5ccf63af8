import { completed } from '../completeness.ts';
import { eformsOfTree } from '../eforms/notice.ts';
import { readJson } from '../json/reader.ts';
import { treeOf } from '../json/tree.ts';
import { isObject, type JsonObject, listOf, objectOf, textOf, textsOf } from '../json/value.ts';
import { unreadable } from '../limits.ts';
import { emptyLot } from '../lot.ts';
import type { NoticeKind, ParsedNotice } from '../notice.ts';
import { instantIn } from './lot.ts';
import { noticeOfBoamp } from './notice.ts';

/** True for BOAMP's JSON: `{gestion, donnees}`, a record of its open-data API (`idweb`), or its result list. */
export function isBoampJson(value: unknown): boolean {
  const first = Array.isArray(value) ? value[0] : value;
  if (!isObject(first)) return false;
  if (Array.isArray(first['results'])) return isBoampJson(first['results']);
  return ('gestion' in first && 'donnees' in first) || typeof first['idweb'] === 'string';
}

/** The notices of a BOAMP document. */
export function readBoampJson(value: unknown, preferred: readonly string[]): ParsedNotice[] {
  const records = listOf(value).flatMap((r) => (Array.isArray(r['results']) ? listOf(r['results']) : [r]));
  if (records.length === 0) throw unreadable('notice_package_empty', 'The BOAMP document holds no notice.', null);
  return records.map((record) => {
    const nested = ['gestion', 'donnees'].some((k) => isObject(record[k]));
    return nested
      ? noticeOfBoamp(treeOf('ANNONCE', record))
      : noticeOfRecord(objectOf(record['fields'] ?? record), preferred);
  });
}

/**
 * A record of the open-data API: flat fields, with the notice itself as JSON text in `donnees`. An eForms notice in
 * there (`EFORMS`) is read as such; its place is taken by the flat fields where it can't be.
 */
function noticeOfRecord(record: JsonObject, preferred: readonly string[]): ParsedNotice {
  const data = nestedOf(record['donnees']);
  const forms = objectOf(data['EFORMS']);
  const [rootName, root] = Object.entries(forms)[0] ?? [];
  const id = textOf(record['idweb']) ?? textOf(record['id']) ?? '';
  if (rootName !== undefined && isObject(root)) {
    const notice = eformsOfTree(treeOf(rootName, root), preferred);
    if (notice.lots.length > 0 || notice.awards.length > 0)
      return {
        ...notice,
        format: 'boamp',
        publicationId: id,
        previousNotices: [...notice.previousNotices, notice.noticeId],
      };
  }
  const inner = Object.values(data).find((v) => isObject(v) && ('objet' in v || 'OBJET' in v));
  const management = nestedOf(record['gestion']);
  if (isObject(inner) && Object.keys(management).length > 0)
    return noticeOfBoamp(treeOf('ANNONCE', { gestion: management, donnees: inner }));
  return noticeOfFields(record, id);
}

function nestedOf(value: unknown): JsonObject {
  if (isObject(value)) return value;
  const text = textOf(value);
  return text === null || !text.startsWith('{') ? {} : objectOf(readJson(text));
}

/** Only what the flat fields tell: enough for a draft that names what is missing. */
function noticeOfFields(record: JsonObject, id: string): ParsedNotice {
  const title = textOf(record['objet']) ?? '';
  const name = textOf(record['nomacheteur']);
  const buyer = name === null ? null : { name, private: false, country: 'FR', ids: [] };
  const deadline = instantIn(textOf(record['datelimitereponse']));
  const codes = textsOf(record['cpv'])
    .filter((c) => /^\d{8}/.test(c))
    .map((c) => c.slice(0, 8));
  return completed({
    format: 'boamp',
    formatVersion: null,
    noticeId: id,
    version: '01',
    procedureId: textOf(record['contractfolderid']),
    publicationId: id,
    kind: kindOf(textOf(record['nature']), textOf(record['etat'])),
    noticeType: textOf(record['nature']),
    subtype: textOf(record['famille']),
    language: 'fr',
    languages: ['fr'],
    dispatchedAt: textOf(record['dateparution']),
    buyer,
    buyers: buyer ? [buyer] : [],
    title,
    titles: title ? { fr: title } : {},
    description: '',
    descriptions: {},
    nature: natureOf(textsOf(record['type_marche'])[0]),
    procedureType: textOf(record['type_procedure']),
    legalBasis: textOf(record['perimetre']),
    cpvMain: codes[0] ?? null,
    cpvAdditional: codes.slice(1),
    nuts: [],
    country: 'FR',
    estimatedValue: null,
    frameworkMaximum: null,
    maxLotsSubmitted: null,
    maxLotsAwarded: null,
    allLotsRequired: false,
    lotGroups: [],
    exclusionGrounds: [],
    lots: title
      ? [
          {
            ...emptyLot('1'),
            title,
            titles: { fr: title },
            country: 'FR',
            deadline,
            deadlineKind: deadline === null ? null : 'tenders',
          },
        ]
      : [],
    change: null,
    organisations: [],
    awards: [],
    previousNotices: textsOf(record['annonce_lie']),
    warnings: [],
    missing: [],
  });
}

function kindOf(nature: string | null, state: string | null): NoticeKind {
  if (/ANNULATION/i.test(`${state} ${nature}`)) return 'cancelled';
  if (/RECTIFICATIF/i.test(`${state} ${nature}`)) return 'change';
  if (/ATTRIBUTION/i.test(nature ?? '')) return 'result';
  if (/PRE-?INFORMATION|PERIODIQUE/i.test(nature ?? '')) return 'prior-information';
  return /INTENTION/i.test(nature ?? '') ? 'direct-award' : 'contract';
}

function natureOf(type: string | undefined): string | null {
  if (/service/i.test(type ?? '')) return 'services';
  if (/fourniture/i.test(type ?? '')) return 'supplies';
  return /travaux/i.test(type ?? '') ? 'works' : null;
}

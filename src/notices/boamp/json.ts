import { completed } from '../completeness.ts';
import type { Correction } from '../corrections/correction.ts';
import { readJson } from '../json/reader.ts';
import { treeOf } from '../json/tree.ts';
import { isObject, type JsonObject, listOf, objectOf, textOf, textsOf } from '../json/value.ts';
import { unreadable } from '../limits.ts';
import { emptyLot } from '../lot.ts';
import type { NoticeKind, ParsedNotice } from '../notice.ts';
import { zoneOfDepartement } from '../zones.ts';
import { instantIn } from './lot.ts';
import { NATIONAL_FORMS, type NationalFrame, noticeOfNational } from './national.ts';
import { eformsIn, noticeOfBoamp } from './notice.ts';
import { uniform } from './tree.ts';

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
      ? noticeOfBoamp(treeOf('ANNONCE', record), preferred)
      : noticeOfRecord(objectOf(record['fields'] ?? record), preferred);
  });
}

/**
 * A record of the open-data API: flat fields, with the notice itself as JSON text in `donnees`: an eForms notice, a
 * national form (FNSimple, MAPA, DSP) or the journal's own. The flat fields are the frame, and all there is without it.
 */
function noticeOfRecord(record: JsonObject, preferred: readonly string[]): ParsedNotice {
  const data = nestedOf(record['donnees']);
  const frame = frameOf(record);
  const [rootName, root] = Object.entries(objectOf(data['EFORMS']))[0] ?? [];
  if (rootName !== undefined && isObject(root)) {
    const notice = eformsIn(treeOf(rootName, root), frame, preferred);
    if (notice.lots.length > 0 || notice.awards.length > 0) return notice;
  }
  const [form] = Object.entries(data).filter(([name, v]) => NATIONAL_FORMS.has(name.toUpperCase()) && isObject(v));
  if (form !== undefined) {
    const tree = uniform(treeOf(...form));
    if (tree.children.some((c) => c.children.length > 0)) return noticeOfNational(tree, frame);
  }
  const inner = Object.values(data).find((v) => isObject(v) && ('objet' in v || 'OBJET' in v));
  const management = nestedOf(record['gestion']);
  if (isObject(inner) && Object.keys(management).length > 0)
    return noticeOfBoamp(treeOf('ANNONCE', { gestion: management, donnees: inner }), preferred);
  return noticeOfFields(record, frame);
}

/** The flat fields as the frame of a form. */
const frameOf = (record: JsonObject): NationalFrame => ({
  id: textOf(record['idweb']) ?? textOf(record['id']) ?? '',
  kind: kindOf(textOf(record['nature']), textOf(record['etat'])),
  nature: textOf(record['nature']),
  family: textOf(record['famille']),
  title: textOf(record['objet']),
  buyer: textOf(record['nomacheteur']),
  deadline: textOf(record['datelimitereponse']),
  publishedOn: textOf(record['dateparution']),
  departement: textsOf(record['code_departement_prestation'])[0] ?? textsOf(record['code_departement'])[0] ?? null,
  works: natureOf(textsOf(record['type_marche'])[0]),
  procedureType: textOf(record['type_procedure']) ?? textOf(record['procedure_libelle']),
  previous: textsOf(record['annonce_lie']),
});

function nestedOf(value: unknown): JsonObject {
  if (isObject(value)) return value;
  const text = textOf(value);
  return text === null || !text.startsWith('{') ? {} : objectOf(readJson(text));
}

/** Only what the flat fields tell: enough for a draft that names what is missing. */
function noticeOfFields(record: JsonObject, frame: NationalFrame): ParsedNotice {
  const { id } = frame;
  const zone = zoneOfDepartement(frame.departement);
  const title = frame.title ?? '';
  const name = textOf(record['nomacheteur']);
  const buyer = name === null ? null : { name, private: false, country: 'FR', ids: [] };
  const deadline = instantIn(frame.deadline, zone);
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
    kind: frame.kind,
    noticeType: frame.nature,
    subtype: frame.family,
    language: 'fr',
    languages: ['fr'],
    dispatchedAt: textOf(record['dateparution']),
    buyer,
    buyers: buyer ? [buyer] : [],
    title,
    titles: title ? { fr: title } : {},
    description: '',
    descriptions: {},
    nature: frame.works,
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
    change:
      frame.kind === 'change' || frame.kind === 'cancelled'
        ? {
            noticeId: frame.previous[0] ?? null,
            version: null,
            reasonCode: null,
            reasons: {},
            descriptions: [],
            sections: [],
          }
        : null,
    ...(frame.kind === 'change' ? { correction: correctionOfFields(title, deadline) } : {}),
    organisations: [],
    awards: [],
    previousNotices: frame.previous,
    warnings: [],
    missing: [],
  });
}

/** A correction of which only the flat fields are there: it may move the deadline; what else it says is not told. */
const correctionOfFields = (title: string, deadline: string | null): Correction => ({
  changes: deadline === null ? [] : [{ field: 'deadline', lotId: null, within: null, to: deadline }],
  unread: [title || 'Rectificatif'],
});

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

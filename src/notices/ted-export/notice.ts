import { cpvOf, distinct, registrationOf } from '../codes.ts';
import { completed } from '../completeness.ts';
import type { ParsedBuyer, ParsedNotice, Texts, Warning } from '../notice.ts';
import { countryOf, territoryOf } from '../places.ts';
import { chooseText, languageOf } from '../texts.ts';
import { all, at, attribute, child, children, textAt, textOf, wholeText, type XmlNode } from '../xml/node.ts';
import { countedLots, readXml } from '../xml/reader.ts';
import { zoneOf } from '../zones.ts';
import { awardsOf } from './award.ts';
import { correctionOf } from './correction.ts';
import { defenceCountry, defenceOf, isDefence } from './defence.ts';
import { kindOf } from './kind.ts';
import { amountIn, lotsOf } from './lot.ts';

/** Titles of the Office's own indexing, contacts and review bodies: checked, not kept. */
const SKIPPED: ReadonlySet<string> = new Set([
  'TECHNICAL_SECTION',
  'LINKS_SECTION',
  'TRANSLATION_SECTION',
  'ADDRESS_REVIEW_BODY',
  'ADDRESS_REVIEW_INFO',
  'ADDRESS_MEDIATION_BODY',
  'ADDRESS_FURTHER_INFO',
  'ADDRESS_PARTICIPATION',
]);

/** Reads a notice of the schema before eForms (TED_EXPORT R2.0.9, forms F01 to F25 and MOVE, the defence forms F16 to F18 included). */
export function readTedExport(text: string, preferred: readonly string[]): ParsedNotice {
  const count = countedLots();
  const root = readXml(text, { skip: SKIPPED, records: new Set(), onRecord: () => {} });
  const forms = child(root, 'FORM_SECTION')?.children ?? [];
  const form = forms.find((f) => attribute(f, 'CATEGORY') === 'ORIGINAL') ?? forms[0];
  for (const object of all(form, 'OBJECT_CONTRACT', 'OBJECT_DESCR')) if (object) count();
  const coded = child(root, 'CODED_DATA_SECTION');
  const data = child(coded, 'NOTICE_DATA');
  const own = languageOf(attribute(form, 'LG') ?? textAt(data, 'LG_ORIG')?.split(' ')[0]);
  const object = child(form, 'OBJECT_CONTRACT');
  const inLanguages = (name: string): Texts => textsOf(forms, name);
  const titles = inLanguages('TITLE');
  const descriptions = inLanguages('SHORT_DESCR');
  const buyers = buyersOf(form);
  const published = attribute(buyerCountryOf(form) ?? defenceCountry(form) ?? child(data, 'ISO_COUNTRY'), 'VALUE');
  const country = countryOf(published);
  const places = distinct(all(data, 'PERFORMANCE_NUTS').map((n) => attribute(n, 'CODE')));
  const warnings: Warning[] = [];
  const zone = zoneFor(published, form, places, warnings);
  const cpvMain = cpvOf(attribute(at(object, 'CPV_MAIN', 'CPV_CODE'), 'CODE'));
  const lots = lotsOf(form, forms, { cpvMain, country, preferred, own, zone });
  const { awards, organisations } = awardsOf(form);
  const division = child(object, 'LOT_DIVISION');
  const previous =
    textAt(form, 'PROCEDURE', 'NOTICE_NUMBER_OJ') ?? textAt(form, 'COMPLEMENTARY_INFO', 'NOTICE_NUMBER_OJ');
  const referred = textAt(data, 'REF_NOTICE', 'NO_DOC_OJS');
  const kind = kindOf(form, attribute(at(coded, 'CODIF_DATA', 'TD_DOCUMENT_TYPE'), 'CODE'));
  const read: ParsedNotice = {
    format: 'ted-export',
    formatVersion: attribute(root, 'VERSION'),
    noticeId: attribute(root, 'DOC_ID') ?? textAt(data, 'NO_DOC_OJS') ?? '',
    version: '01',
    procedureId: null,
    publicationId: textAt(data, 'NO_DOC_OJS'),
    kind,
    noticeType: form?.name ?? null,
    subtype: attribute(child(form, 'NOTICE'), 'TYPE'),
    language: own,
    languages: distinct(forms.map((f) => languageOf(attribute(f, 'LG')))),
    dispatchedAt: dayOfDigits(textAt(coded, 'CODIF_DATA', 'DS_DATE_DISPATCH')),
    buyer: buyers[0] ?? null,
    buyers,
    title: chooseText(titles, preferred, own),
    titles,
    description: chooseText(descriptions, preferred, own),
    descriptions,
    nature: attribute(child(object, 'TYPE_CONTRACT'), 'CTYPE')?.toLowerCase() ?? null,
    procedureType: child(form, 'PROCEDURE')?.children.find((c) => c.name.startsWith('PT_'))?.name ?? null,
    legalBasis: attribute(child(form, 'LEGAL_BASIS'), 'VALUE'),
    cpvMain,
    cpvAdditional: distinct(
      all(data, 'ORIGINAL_CPV')
        .map((c) => cpvOf(attribute(c, 'CODE')))
        .filter((c) => c !== cpvMain),
    ),
    nuts: places,
    country,
    estimatedValue: amountIn(child(object, 'VAL_ESTIMATED_TOTAL')),
    frameworkMaximum: null,
    maxLotsSubmitted: child(division, 'LOT_ONE_ONLY') ? 1 : whole(textAt(division, 'LOT_MAX_NUMBER')),
    maxLotsAwarded: whole(textAt(division, 'LOT_MAX_ONE_TENDERER')),
    allLotsRequired: false,
    lotGroups: [],
    exclusionGrounds: [],
    lots,
    change: kind === 'change' ? emptyChange(previous ?? referred) : null,
    ...(isCorrigendum(form) ? { correction: correctionOf(form, zone) } : {}),
    organisations,
    awards,
    previousNotices: distinct([previous, referred]),
    warnings,
    missing: [],
  };
  return completed(isDefence(form) ? { ...read, ...defenceOf(form, own, zone) } : read);
}

/** A corrigendum (F14) lists what changes in another notice and repeats nothing else. */
const isCorrigendum = (form: XmlNode | undefined): boolean => /^F14/.test(form?.name ?? '');

const buyerCountryOf = (form: XmlNode | undefined): XmlNode | undefined =>
  at(form, 'CONTRACTING_BODY', 'ADDRESS_CONTRACTING_BODY', 'COUNTRY');

/** Times are local to the buyer: by its territory or its own NUTS code, else by where the work is done. */
function zoneFor(
  country: string | null,
  form: XmlNode | undefined,
  places: readonly string[],
  warnings: Warning[],
): string {
  const territory = territoryOf(country);
  const own = attribute(at(form, 'CONTRACTING_BODY', 'ADDRESS_CONTRACTING_BODY', 'NUTS'), 'CODE');
  const done = all(form, 'OBJECT_CONTRACT', 'OBJECT_DESCR', 'NUTS').map((n) => attribute(n, 'CODE'));
  const zone = zoneOf(territory, own === null ? distinct([...places, ...done]) : [own]);
  const timed = at(form, 'PROCEDURE', 'DATE_RECEIPT_TENDERS') ?? child(form, 'CHANGES');
  if (zone === null && timed !== undefined)
    warnings.push({
      code: 'zone_unknown',
      where: 'deadline',
      message: `The buyer's country (${country ?? 'not told'}) has no time zone here: its times are taken for UTC.`,
    });
  return zone ?? 'UTC';
}

const emptyChange = (noticeId: string | null): ParsedNotice['change'] => ({
  noticeId,
  version: null,
  reasonCode: null,
  reasons: {},
  descriptions: [],
  sections: [],
});

const whole = (text: string | null): number | null => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null);

const dayOfDigits = (digits: string | null): string | null => {
  const match = /^(\d{4})(\d{2})(\d{2})/.exec(digits ?? '');
  return match ? `${match[1]}-${match[2]}-${match[3]}` : null;
};

/** A text of the contract's object in each language of the notice. */
function textsOf(forms: readonly XmlNode[], name: string): Texts {
  const texts: Record<string, string> = {};
  for (const form of forms) {
    const text = wholeText(at(form, 'OBJECT_CONTRACT', name));
    if (text) texts[languageOf(attribute(form, 'LG'))] ??= text;
  }
  return texts;
}

function buyersOf(form: XmlNode | undefined): ParsedBuyer[] {
  const body = child(form, 'CONTRACTING_BODY');
  const addresses = [
    ...children(body, 'ADDRESS_CONTRACTING_BODY'),
    ...children(body, 'ADDRESS_CONTRACTING_BODY_ADDITIONAL'),
  ];
  return addresses.flatMap((address) => {
    const name = wholeText(child(address, 'OFFICIALNAME'));
    if (!name) return [];
    const id = registrationOf(textOf(child(address, 'NATIONALID')));
    const country = countryOf(attribute(child(address, 'COUNTRY'), 'VALUE'));
    return [{ name, private: false, country, ids: id ? [id] : [] }];
  });
}

import { distinct } from '../codes.ts';
import { completed } from '../completeness.ts';
import { countOf, type JsonObject, listOf, objectOf, textOf, textsOf } from '../json/value.ts';
import type { LotGroup, NoticeKind, ParsedNotice, Texts } from '../notice.ts';
import { chooseText, languageOf } from '../texts.ts';
import { awardsOf } from './award.ts';
import { cpvsOf, nutsOf } from './classification.ts';
import { lotsOf } from './lot.ts';
import { buyersOf, Organisations } from './organisations.ts';
import { amountIn, instantIn, textsIn } from './read.ts';

/**
 * One OCDS release (1.0 or 1.1) as a notice. The contracting process (ocid) is the notice's identity and the release's
 * date its version: a later release of the process is a newer version of the same tender.
 */
export function noticeOfRelease(
  release: JsonObject,
  version: string | null,
  preferred: readonly string[],
): ParsedNotice {
  const plan = listOf(release['planning'])[0] ?? {};
  const tender = objectOf(release['tender'] ?? plan['tender']);
  const own = languageOf(textOf(release['language']));
  const organisations = new Organisations(release);
  const buyers = buyersOf(release, organisations);
  const lots = lotsOf(tender, own, preferred);
  const awards = awardsOf(release, organisations);
  const first = listOf(release['awards'])[0] ?? listOf(release['contracts'])[0] ?? {};
  const told = [tender, plan, ...listOf(release['awards']), ...listOf(release['contracts']), ...listOf(first['items'])];
  const titles = firstTexts(told, 'title', own);
  const descriptions = firstTexts(told, 'description', own);
  const codes = cpvsOf([...listOf(tender['items']), ...listOf(first['items'])], tender);
  const details = objectOf(tender['lotDetails']);
  const choose = (texts: Texts) => chooseText(texts, preferred, own);
  return completed({
    format: 'ocds',
    formatVersion: version,
    noticeId: textOf(release['ocid']) ?? textOf(release['id']) ?? '',
    version: textOf(release['date']) ?? textOf(release['id']) ?? '1',
    procedureId: textOf(release['ocid']),
    publicationId: textOf(release['id']),
    kind: kindOf(release, tender, awards.length > 0),
    noticeType: textsOf(release['tag']).join(',') || null,
    subtype: null,
    language: own === 'und' ? null : own,
    languages: distinct([own === 'und' ? null : own]),
    dispatchedAt: instantIn(release['date']),
    buyer: buyers[0] ?? null,
    buyers,
    title: choose(titles) || choose(descriptions).slice(0, 200),
    titles,
    description: choose(descriptions),
    descriptions,
    nature: lots[0]?.nature ?? null,
    procedureType: textOf(tender['procurementMethod']),
    legalBasis: textOf(objectOf(tender['legalBasis'])['id']),
    cpvMain: codes[0] ?? null,
    cpvAdditional: codes.slice(1),
    nuts: nutsOf([tender, ...listOf(tender['items'])]),
    country: buyers[0]?.country ?? null,
    estimatedValue: amountIn(tender['value']),
    frameworkMaximum: null,
    maxLotsSubmitted: countOf(details['maximumLotsBidPerSupplier']),
    maxLotsAwarded: countOf(details['maximumLotsAwardedPerSupplier']),
    allLotsRequired: false,
    lotGroups: listOf(tender['lotGroups']).map(
      (group): LotGroup => ({
        externalId: textOf(group['id']) ?? '',
        title: textOf(group['title']),
        lotIds: textsOf(group['relatedLots']),
        estimatedValue: null,
        frameworkMaximum: amountIn(group['maximumValue']),
      }),
    ),
    exclusionGrounds: listOf(objectOf(tender['exclusionGrounds'])['criteria']).flatMap((c) => textsOf(c['type'])),
    lots,
    change: null,
    release,
    organisations: organisations.list,
    awards,
    previousNotices: distinct(listOf(release['relatedProcesses']).map((p) => textOf(p['identifier']))),
    warnings: [],
    missing: [],
  });
}

function firstTexts(holders: readonly JsonObject[], name: string, own: string): Texts {
  for (const holder of holders) {
    const texts = textsIn(holder, name, own);
    if (Object.keys(texts).length > 0) return texts;
  }
  return {};
}

/** The latest stage that the tags name; a compiled release tells by its tender's status and contents. */
function kindOf(release: JsonObject, tender: JsonObject, awarded: boolean): NoticeKind {
  const tags = textsOf(release['tag']);
  const has = (pattern: RegExp) => tags.some((tag) => pattern.test(tag));
  const status = textOf(tender['status']);
  if (has(/^tenderCancellation$/) || status === 'cancelled' || status === 'withdrawn') return 'cancelled';
  if (has(/^contractAmendment$/)) return 'modification';
  if (has(/^(contractTermination|implementation)/)) return 'completion';
  if (has(/^(award|contract)/)) return 'result';
  if (has(/^tender/)) return 'contract';
  if (has(/^planning/)) return 'prior-information';
  if (awarded || status === 'complete') return 'result';
  return Object.keys(tender).length > 0 && status !== 'planned' && status !== 'planning'
    ? 'contract'
    : 'prior-information';
}

import { basisPointsOf } from '../amounts.ts';
import type { ParsedAward, PartySeat } from '../award.ts';
import { dayOf } from '../times.ts';
import { attribute, child, children, textAt, textOf, type XmlNode } from '../xml/node.ts';
import type { TextChoice } from './lot.ts';
import { amountAt, flagAt, textsOf } from './read.ts';

const idOf = (node: XmlNode): string => textAt(node, 'ID') ?? '';
const byId = (nodes: readonly XmlNode[]): Map<string, XmlNode> => new Map(nodes.map((n) => [idOf(n), n]));

/**
 * Tenders of a notice's result with the parties behind them (NR in RULES.md section 4): OPT-210, 300, 170, 301,
 * BT-720, 171, 142, 145, 759. A tender won when a settled contract names it; where the contracts of a lot's result
 * name none of its tenders, when that result selected a winner and the tender is its only one or ranked first.
 */
export function awardsOf(x: XmlNode, choose: TextChoice): ParsedAward[] {
  const result = child(x, 'NoticeResult');
  const parties = byId(children(result, 'TenderingParty'));
  const contracts = children(result, 'SettledContract');
  const contractOf = new Map(contracts.flatMap((c) => children(c, 'LotTender').map((t) => [idOf(t), c] as const)));
  const resultOf = new Map(
    children(result, 'LotResult').flatMap((r) => children(r, 'LotTender').map((t) => [idOf(t), r] as const)),
  );
  return children(result, 'LotTender').map((tender) => {
    const externalId = idOf(tender);
    const contract = contractOf.get(externalId);
    const lotResult = resultOf.get(externalId);
    const party = parties.get(textAt(tender, 'TenderingParty', 'ID') ?? '');
    const rank = textAt(tender, 'RankCode');
    const rivals = new Set(children(lotResult, 'LotTender').map(idOf));
    const selected =
      textAt(lotResult, 'TenderResultCode') === 'selec-w' &&
      ![...rivals].some((rival) => contractOf.has(rival)) &&
      (rivals.size === 1 || rank === '1');
    const terms = child(tender, 'SubcontractingTerm');
    return {
      externalId,
      lotId: textAt(tender, 'TenderLot', 'ID') ?? textAt(lotResult, 'TenderLot', 'ID') ?? '',
      won: contract !== undefined || selected,
      rank: rank !== null && /^\d+$/.test(rank) ? Number(rank) : null,
      value: amountAt(child(child(tender, 'LegalMonetaryTotal'), 'PayableAmount')),
      title: choose(textsOf(contract, 'Title')) || null,
      partyName: choose(textsOf(party, 'Name')) || null,
      seats: seatsOf(party),
      contractDate: dayOf(textAt(contract, 'IssueDate')) ?? dayOf(textAt(contract, 'AwardDate')),
      tendersReceived: tendersReceivedOf(lotResult),
      subcontractedValue: amountAt(child(terms, 'TermAmount')),
      subcontractedBp: basisPointsOf(textAt(terms, 'TermPercent')),
    };
  });
}

/** Members with the lead flag (OPT-170), then subcontractors. A group in which nobody leads is unlabelled. */
function seatsOf(party: XmlNode | undefined): PartySeat[] {
  const tenderers = children(party, 'Tenderer');
  const led = tenderers.some((t) => flagAt(t, 'GroupLeadIndicator') === true);
  const members = tenderers.map((tenderer): PartySeat => {
    const lead = flagAt(tenderer, 'GroupLeadIndicator') === true;
    const role = tenderers.length === 1 ? 'sole' : lead ? 'lead' : led ? 'member' : 'unlabelled';
    return { organisationId: idOf(tenderer), role };
  });
  const subcontractors = children(party, 'SubContractor').map(
    (s): PartySeat => ({ organisationId: idOf(s), role: 'subcontractor' }),
  );
  return [...members, ...subcontractors].filter((s) => s.organisationId !== '');
}

/** BT-759: tenders received, all kinds; null where withheld. */
function tendersReceivedOf(lotResult: XmlNode | undefined): number | null {
  const tenders = children(lotResult, 'ReceivedSubmissionsStatistics').find((s) => {
    const code = child(s, 'StatisticsCode');
    return textOf(code) === 'tenders' && attribute(code, 'listName') === 'received-submission-type';
  });
  const count = textAt(tenders, 'StatisticsNumeric');
  return count !== null && /^\d+$/.test(count) ? Number(count) : null;
}

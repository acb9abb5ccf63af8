import type { ParsedAward, PartySeat } from '../award.ts';
import { countOf, type JsonObject, listOf, objectOf, textOf } from '../json/value.ts';
import { relatedLots } from './lot.ts';
import type { Organisations } from './organisations.ts';
import { amountIn, instantIn } from './read.ts';

/** Award states that name no winner. */
const LOST = new Set(['cancelled', 'unsuccessful', 'pending']);

/** Awards of a release with their suppliers; several suppliers of one award are not told to be a group, nor who leads. */
export function awardsOf(release: JsonObject, organisations: Organisations): ParsedAward[] {
  const contracts = new Map(listOf(release['contracts']).map((c) => [textOf(c['awardID']), c]));
  const tender = objectOf(release['tender']);
  return listOf(release['awards']).map((award, index): ParsedAward => {
    const externalId = textOf(award['id']) ?? String(index + 1);
    const contract = objectOf(contracts.get(externalId));
    const suppliers = listOf(award['suppliers'])
      .map((s) => organisations.add(s))
      .filter((key): key is string => key !== null);
    return {
      externalId,
      lotId: relatedLots(award)[0] ?? '1',
      won: suppliers.length > 0 && !LOST.has(textOf(award['status']) ?? 'active'),
      rank: null,
      value: amountIn(award['value']) ?? amountIn(contract['value']),
      title: textOf(award['title']),
      partyName: null,
      seats: suppliers.map(
        (organisationId): PartySeat => ({ organisationId, role: suppliers.length === 1 ? 'sole' : 'unlabelled' }),
      ),
      contractDate: (instantIn(contract['dateSigned']) ?? instantIn(award['date']))?.slice(0, 10) ?? null,
      tendersReceived: countOf(tender['numberOfTenderers']),
      subcontractedValue: null,
      subcontractedBp: null,
    };
  });
}

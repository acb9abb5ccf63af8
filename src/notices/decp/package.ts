import { isObject, type JsonObject, listOf, objectOf } from '../json/value.ts';
import { LIMITS, tooLarge, unreadable } from '../limits.ts';
import type { ParsedNotice } from '../notice.ts';
import { noticeOfContract } from './contract.ts';

/** True for `{marches: …}`, a lone contract, or a list of them. */
export function isDecp(value: unknown): boolean {
  const first = Array.isArray(value) ? value[0] : value;
  if (!isObject(first)) return false;
  return first['marches'] !== undefined || isContract(first);
}

const isContract = (o: JsonObject): boolean =>
  ('titulaires' in o || 'concessionnaires' in o || 'holders' in o) &&
  ('acheteur' in o || 'autoriteConcedante' in o || 'buyer' in o);

/** The contracts of a DECP document, all formats. */
export function readDecp(value: unknown): ParsedNotice[] {
  const contracts = listOf(value).flatMap(contractsOf);
  if (contracts.length > LIMITS.notices)
    throw tooLarge('notices', `A document may have at most ${LIMITS.notices} contracts.`);
  if (contracts.length === 0) throw unreadable('notice_package_empty', 'The DECP document holds no contract.', null);
  return contracts.map(noticeOfContract);
}

function contractsOf(holder: JsonObject): JsonObject[] {
  if (isContract(holder)) return [holder];
  const contracts = holder['marches'];
  if (Array.isArray(contracts)) return listOf(contracts);
  const typed = objectOf(contracts);
  return [...listOf(typed['marche']), ...listOf(typed['contrat-concession'])];
}

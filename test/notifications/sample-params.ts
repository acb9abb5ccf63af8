import type { Params } from '../../src/notifications/facts.ts';

/** Everything that notifications are told with, all at once. */
export const PARAMS: Params = {
  passkey: 'Portable de l’atelier',
  consortiumId: '01900000-0000-7000-8000-000000000001',
  tenderId: '01900000-0000-7000-8000-000000000002',
  invitationId: '01900000-0000-7000-8000-000000000003',
  what: 'silence',
  detail: 'Levage Atlantique',
  day: '2026-12-01',
  tender: 'Calorifuger les réseaux <de la base>',
  buyer: 'Syndicat mixte & portuaire',
  organisation: 'Isolation Briéronne',
  person: 'Anne Le Goff',
  organisationId: '01900000-0000-7000-8000-000000000004',
  contractId: '01900000-0000-7000-8000-000000000005',
  certificate: 'EN 1090',
  validUntil: '2026-12-31',
  awardedOn: '2026-11-02',
  skills: '45262670 45321000',
  certificates: 'ISO 9001, MASE',
  headcount: 42,
  turnoverCents: 615_000_000,
  missing: 'references description',
  askedFor: '2 EN 1090\n1 45262670',
  lots: 'LOT-0002 Charpente',
  work: '45262670 45321000',
  place: 'FRG01',
  role: 'cotraitant',
  shareBp: 2_750,
  shareBpBefore: 2_500,
  askedShareBp: 3_000,
  amountCents: 49_950_000,
  amountCentsBefore: null,
  exposureCents: 185_000_000,
  changed: 'shareBp, duties',
  reason: 'Par téléphone',
  evidence: 'Courriel du 12 mars',
  left: 9,
  owed: 2,
  owed_fr: 'Extrait Kbis\nChiffre d’affaires',
  owed_en: 'Company register extract\nTurnover',
  dueOn: '2026-12-01',
  expiresAt: '2026-12-01T17:00:00.000Z',
  deadline: '2026-12-09T11:00:00.000Z',
  cluster: 'Estuaire Industries',
  asker: 'Anne Roy',
  clusterId: '01900000-0000-7000-8000-000000000006',
  groupId: '01900000-0000-7000-8000-000000000007',
  group: 'Offres communes',
  position: 'pilot',
  opensAt: '2026-12-02T08:00:00.000Z',
  closesAt: '2026-12-09T17:00:00.000Z',
  outcome: 'elected',
  elected: 'Tôlerie de Brière',
  on: '2026-12-31',
  action: 'Réunir les références',
  event: 'Réunion du groupe',
  eventAt: '2026-12-10T08:00:00.000Z',
  eventPlace: 'Saint-Nazaire',
};

/** Facts that mails of a kind hold, as the program tells it: a sample to look at. */
export function paramsOf(kind: string): Params {
  const params = { ...PARAMS };
  const drop = (...keys: string[]): void => {
    for (const key of keys) params[key] = null;
  };
  if (kind !== 'consortium.facts_owed' && kind !== 'consortium.facts_due') drop('owed');
  if (kind !== 'profile.confirm') drop('skills', 'certificates', 'headcount', 'turnoverCents', 'missing', 'askedFor');
  if (kind !== 'certificate.ending') drop('certificate', 'validUntil');
  if (kind === 'profile.confirm' || kind === 'certificate.ending' || kind.startsWith('role.'))
    drop('tender', 'buyer', 'lots', 'deadline', 'amountCents', 'shareBp');
  if (kind.startsWith('account.'))
    for (const key of Object.keys(params)) if (key !== 'left' && key !== 'passkey') drop(key);
  if (kind === 'mail.refused')
    drop('tender', 'buyer', 'lots', 'place', 'deadline', 'amountCents', 'shareBp', 'cluster');
  if (['role.', 'account.', 'mail.', 'profile.', 'certificate.'].some((start) => kind.startsWith(start)))
    drop('consortiumId', 'invitationId', 'tenderId', 'contractId');
  if (['election.', 'group.', 'partner_search.'].some((start) => kind.startsWith(start)))
    drop('tender', 'buyer', 'lots', 'place', 'deadline', 'amountCents', 'shareBp');
  if (kind.startsWith('election.') || kind.startsWith('group.')) drop('cluster');
  if (['election.', 'partner_search.', 'group.action', 'group.event'].some((start) => kind.startsWith(start)))
    drop('organisation');
  if (['invitation.withdrawn', 'invitation.granted', 'invitation.answered_for_you'].includes(kind)) drop('expiresAt');
  if (kind.startsWith('role.')) drop('place', 'cluster');
  if (kind === 'certificate.ending') drop('place', 'cluster');
  if (kind === 'contract.to_sign' || kind === 'deadline.legal')
    drop('place', 'deadline', 'lots', 'shareBp', 'amountCents', 'cluster', 'organisation');
  if (kind !== 'invitation.counter_refused') drop('askedShareBp');
  if (!['invitation.counter_refused', 'invitation.asked_again', 'answer.countered'].includes(kind))
    drop('shareBpBefore', 'amountCentsBefore', 'changed');
  if (!['invitation.answered_for_you', 'answer.declined', 'consortium.impasse'].includes(kind)) drop('reason');
  if (kind !== 'invitation.answered_for_you') drop('evidence');
  if (!kind.startsWith('invitation.')) drop('work', 'role', 'exposureCents', 'expiresAt');
  if (kind.startsWith('answer.') || kind === 'consortium.impasse') drop('cluster', 'amountCents');
  if (kind.startsWith('consortium.')) drop('organisation');
  return params;
}

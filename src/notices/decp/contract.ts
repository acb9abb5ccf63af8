import { amountOf, decimalText } from '../amounts.ts';
import type { ParsedAward, ParsedOrganisation } from '../award.ts';
import { cutCpvOf, distinct, registrationOf } from '../codes.ts';
import { completed } from '../completeness.ts';
import { countOf, isObject, type JsonObject, listOf, objectOf, textOf, textsOf } from '../json/value.ts';
import { emptyLot } from '../lot.ts';
import type { Amount, ParsedNotice, Warning } from '../notice.ts';
import { countryOf } from '../places.ts';
import { dayOf } from '../times.ts';

/**
 * One contract of the French award data (DECP; formats of 2019, 2022 and 2024, contracts and concessions) as a result
 * notice with one lot. In the 2019 format several holders may be a group or several winners: they stay unlabelled,
 * with a warning. Since 2022 `typeGroupementOperateurs` tells a group.
 */
export function noticeOfContract(published: JsonObject): ParsedNotice {
  const changes = modificationsOf(published);
  const contract = { ...published, ...changes.now };
  const organisations = holdersOf(contract);
  const buyer = buyerOf(contract);
  const title = textOf(contract['objet']) ?? '';
  const code = textOf(contract['codeCPV']) ?? textOf(contract['cpv']);
  const cpv = cutCpvOf(code);
  const amount = [contract['montant'], contract['valeurGlobale'], contract['amount']]
    .map(decimalText)
    .find((t) => t !== null);
  const read = amountOf(amount, 'EUR');
  const value = read === null || read.amountCents === 0 || read.amountCents > MOST_CENTS ? null : read;
  const told = textOf(contract['dureeMois']);
  const months = told !== null && /^\d{1,4}(?:\.0+)?$/.test(told) ? String(Number(told)) : null;
  const id = textOf(contract['uid']) ?? textOf(contract['uuid']) ?? idOf(contract, buyer?.ids[0]);
  const date = dateOf(contract);
  return completed({
    format: 'decp',
    formatVersion: contract['typeGroupementOperateurs'] !== undefined || contract['ccag'] !== undefined ? '2022' : null,
    noticeId: id,
    version: String(changes.count + 1).padStart(2, '0'),
    procedureId: textOf(contract['idAccordCadre']),
    publicationId: textOf(contract['id']),
    kind: 'result',
    noticeType: textOf(contract['_type']) ?? textOf(contract['nature']),
    subtype: null,
    language: 'fr',
    languages: ['fr'],
    dispatchedAt: dayOf(textOf(contract['datePublicationDonnees'])) ?? date,
    buyer,
    buyers: buyer ? [buyer] : [],
    title,
    titles: title ? { fr: title } : {},
    description: '',
    descriptions: {},
    nature: null,
    procedureType: textOf(contract['procedure']),
    legalBasis: null,
    cpvMain: cpv,
    cpvAdditional: [],
    nuts: [],
    country: 'FR',
    estimatedValue: null,
    frameworkMaximum: null,
    maxLotsSubmitted: null,
    maxLotsAwarded: null,
    allLotsRequired: false,
    lotGroups: [],
    exclusionGrounds: [],
    lots: [
      {
        ...emptyLot('1'),
        title,
        titles: title ? { fr: title } : {},
        cpvMain: cpv,
        country: 'FR',
        duration: months === null ? null : { value: months, unit: 'MONTH' },
      },
    ],
    change: null,
    organisations,
    awards: [awardOf(contract, organisations, value, title, date)],
    previousNotices: [],
    warnings: [...warningsOf(contract, organisations, title), ...repairsOf(code, cpv, amount, value)],
    missing: [],
  });
}

function awardOf(
  contract: JsonObject,
  organisations: readonly ParsedOrganisation[],
  value: ParsedAward['value'],
  title: string,
  contractDate: string | null,
): ParsedAward {
  return {
    externalId: '1',
    lotId: '1',
    won: organisations.length > 0,
    rank: null,
    value,
    title: title || null,
    partyName: null,
    seats: organisations.map((o) => ({
      organisationId: o.id,
      role: organisations.length === 1 ? 'sole' : 'unlabelled',
    })),
    contractDate,
    tendersReceived: countOf(contract['offresRecues']) ?? countOf(contract['offers']),
    subcontractedValue: null,
    subcontractedBp: null,
  };
}

/** Holders: `titulaires` or `concessionnaires`, each maybe wrapped in `titulaire`; `holders` in the grouped extract. */
function holdersOf(contract: JsonObject): ParsedOrganisation[] {
  const wrapped = [contract['titulaires'], contract['concessionnaires'], contract['holders']].flatMap(holdersIn);
  return wrapped.flatMap((holder, index): ParsedOrganisation[] => {
    const name = textOf(holder['denominationSociale']) ?? textOf(holder['name']) ?? '';
    const registration = registrationOf(textOf(holder['id']) ?? textOf(holder['siret']));
    if (!name && !registration) return [];
    const category = textOf(holder['categorie']);
    const sizes: Readonly<Record<string, string>> = { PME: 'sme', ETI: 'large', GE: 'large' };
    return [
      {
        id: `TIT-${index + 1}`,
        name,
        names: name ? { fr: name } : {},
        ids: distinct([registration]),
        country: countryOfHolder(textOf(holder['typeIdentifiant']), registration),
        nuts: null,
        city: null,
        size: category === null ? null : (sizes[category] ?? null),
        person: false,
      },
    ];
  });
}

function buyerOf(contract: JsonObject): ParsedNotice['buyer'] {
  const buyer = objectOf(contract['acheteur'] ?? contract['autoriteConcedante'] ?? contract['buyer']);
  const id = registrationOf(textOf(buyer['id']) ?? textOf(buyer['siret']));
  const name = textOf(buyer['nom']) ?? textOf(buyer['name']) ?? id;
  return name === null ? null : { name, private: false, country: 'FR', ids: distinct([id]) };
}

/** No public contract of France was worth more: a larger figure is a slip of the keyboard (ten thousand million euros). */
const MOST_CENTS = 1_000_000_000_000;

/**
 * Modifications of a contract, and what of it they amount to: amount, holders and duration of the latest that tells them
 * (the rule of the award data: each states the contract as it is from then on).
 */
function modificationsOf(contract: JsonObject): { count: number; now: JsonObject } {
  const listed = listOf(contract['modifications']).flatMap((m) =>
    m['modification'] === undefined ? [m] : listOf(m['modification']),
  );
  const told = listed.filter((m) => Object.keys(m).length > 0);
  const day = (m: JsonObject): string =>
    textOf(m['dateNotificationModification']) ?? textOf(m['datePublicationDonneesModification']) ?? '';
  const now: Record<string, unknown> = {};
  for (const change of [...told].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))) {
    for (const key of ['montant', 'valeurGlobale', 'dureeMois', 'titulaires', 'concessionnaires']) {
      const value = change[key];
      if (tells(key, value)) now[key] = value;
    }
  }
  return { count: told.length, now };
}

/** Whether a modification states something: a list with holders, an amount above nothing (0 is written where none is told). */
function tells(key: string, value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return holdersIn(value).length > 0;
  return key === 'dureeMois' ? textOf(value) !== null : /[1-9]/.test(decimalText(value) ?? '');
}

/** What had to be guessed or left out. */
function repairsOf(
  code: string | null,
  cpv: string | null,
  amount: string | null | undefined,
  value: Amount | null,
): Warning[] {
  const repairs: Warning[] = [];
  if (code !== null && cpv !== code.slice(0, 8))
    repairs.push({
      code: 'cpv_repaired',
      where: '1',
      message: `The code "${code}" was cut: it is read as ${cpv ?? 'none'}.`,
    });
  if (value === null && amount && /[1-9]/.test(amount))
    repairs.push({
      code: 'amount_refused',
      where: '1',
      message: `"${amount.slice(0, 40)}" can't be the amount of a contract.`,
    });
  return repairs;
}

/** Holders of a list, however many lists and wrappers are around them. */
const holdersIn = (value: unknown): JsonObject[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one: unknown): JsonObject[] => {
    if (Array.isArray(one)) return holdersIn(one);
    if (!isObject(one)) return [];
    const inner = one['titulaire'] ?? one['concessionnaire'];
    return inner === undefined ? (Object.keys(one).length > 0 ? [one] : []) : holdersIn(inner);
  });

/** The country of a holder's number: SIRET and SIREN are French, a VAT number names its own, the rest is not known. */
function countryOfHolder(kind: string | null, registration: string | null): string | null {
  if (/^HORS/i.test(kind ?? '')) return null;
  if (registration !== null && /^\d{9}(?:\d{5})?$/.test(registration)) return 'FR';
  const prefix = /^([A-Z]{2})[0-9A-Z]{5,}$/.exec(registration ?? '')?.[1];
  if (/TVA|UE/i.test(kind ?? '') || (kind !== null && !/^(?:SIRET|SIREN)$/i.test(kind)))
    return prefix === undefined ? (/^(?:RIDET|TAHITI|FRWF)/i.test(kind ?? '') ? 'FR' : null) : countryOf(prefix);
  return 'FR';
}

/** Contract numbers are unique to a buyer only. */
const idOf = (contract: JsonObject, buyer: string | undefined): string =>
  distinct([buyer, textOf(contract['id'])]).join('-');

const dateOf = (contract: JsonObject): string | null =>
  [contract['dateNotification'], contract['dateSignature'], contract['notified']]
    .map((d) => dayOf(textOf(d)?.slice(0, 10)))
    // Year 0022: what year was meant is not for us to guess.
    .find((d) => d !== null && d >= '1990') ?? null;

function warningsOf(contract: JsonObject, holders: readonly ParsedOrganisation[], title: string): Warning[] {
  const warnings: Warning[] = [];
  const group = textsOf(contract['typeGroupementOperateurs']).some((t) => /conjoint|solidaire/i.test(t));
  if (holders.length > 1 && !group)
    warnings.push({
      code: 'group_unknown',
      where: '1',
      message: `${holders.length} holders: the data does not say whether they are a group or several winners.`,
    });
  if (title.includes('\ufffd'))
    warnings.push({
      code: 'letters_lost',
      where: 'title',
      message: 'The publisher lost accented letters of the title.',
    });
  return warnings;
}

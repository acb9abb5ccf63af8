import { type Cents, centsOf } from './cents.ts';

/** Of a part in a contract, as it was when the contract began: the size of a member. */
export const SIZES = { unknown: 0, smallOrMedium: 1, other: 2 } as const;

/**
 * What organisations signed in the contracts of a cluster, in lists with an item for each part of one in a contract: the
 * number of the part, the contract, the number of the organisation, whether it was a company and its size (`SIZES`) when
 * the contract began, and the tender. Of the part `i`, `years` and `cents` hold what it signed by year, from `from[i]` to
 * before `from[i + 1]`.
 */
export type Signed = {
  readonly parts: Int32Array;
  readonly contracts: readonly string[];
  readonly organisations: Int32Array;
  readonly companies: Uint8Array;
  readonly sizes: Uint8Array;
  readonly tenders: readonly (string | null)[];
  readonly from: Int32Array;
  readonly years: Int32Array;
  readonly cents: readonly Cents[];
};

/** Nothing signed. */
export const nothingSigned = (): Signed => listsOf([]);

/**
 * From text: parts with commas between them, each of contract, organisation, whether a company, size, tender (`-`: none),
 * then years with their cents.
 * @param the the number of an organisation
 * @param part the number of what a contract and an organisation name
 */
export function signedOf(text: string, the: (id: string) => number, part: (key: string) => number): Signed {
  if (text === '') return nothingSigned();
  return listsOf(
    text.split(',').map((row) => {
      const [contract, organisation, company, size, tender, ...sums] = row.split(' ');
      return {
        part: part(`${contract} ${organisation}`),
        contract: contract!,
        organisation: the(organisation!),
        company: Number(company),
        size: Number(size),
        tender: tender === '-' ? null : tender!,
        years: sums.filter((_, at) => at % 2 === 0).map(Number),
        cents: sums.filter((_, at) => at % 2 === 1).map(centsOf),
      };
    }),
  );
}

/** What was held, but of these contracts what is fresh. */
export function mergeSigned(held: Signed, fresh: Signed, contracts: ReadonlySet<string>): Signed {
  return listsOf([...partsIn(held).filter(({ contract }) => !contracts.has(contract)), ...partsIn(fresh)]);
}

type SignedPart = {
  part: number;
  contract: string;
  organisation: number;
  company: number;
  size: number;
  tender: string | null;
  years: ArrayLike<number>;
  cents: readonly Cents[];
};

const partsIn = (signed: Signed): SignedPart[] =>
  signed.contracts.map((contract, i) => {
    const [from, to] = [signed.from[i]!, signed.from[i + 1]!];
    return {
      part: signed.parts[i]!,
      contract,
      organisation: signed.organisations[i]!,
      company: signed.companies[i]!,
      size: signed.sizes[i]!,
      tender: signed.tenders[i]!,
      years: signed.years.subarray(from, to),
      cents: signed.cents.slice(from, to),
    };
  });

function listsOf(parts: readonly SignedPart[]): Signed {
  const [from, years, cents] = [[0], [] as number[], [] as Cents[]];
  for (const part of parts) {
    years.push(...Array.from(part.years));
    cents.push(...part.cents);
    from.push(years.length);
  }
  return {
    parts: Int32Array.from(parts, ({ part }) => part),
    contracts: parts.map(({ contract }) => contract),
    organisations: Int32Array.from(parts, ({ organisation }) => organisation),
    companies: Uint8Array.from(parts, ({ company }) => company),
    sizes: Uint8Array.from(parts, ({ size }) => size),
    tenders: parts.map(({ tender }) => tender),
    from: Int32Array.from(from),
    years: Int32Array.from(years),
    cents,
  };
}

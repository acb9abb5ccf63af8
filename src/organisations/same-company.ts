import type { Tx } from '../db/transaction.ts';
import { grouped } from '../shared/grouped.ts';
import { bareName } from '../shared/legal-forms.ts';
import * as repository from './import.repository.ts';
import { type Described, isSameButForForm, numbersAgree } from './same-company.domain.ts';

/** By what an organisation is recognised: its number, its name, or its name but for the legal form, in its place. */
export const RECOGNISED_BY = ['number', 'name', 'nameButForm'] as const;
export type RecognisedBy = (typeof RECOGNISED_BY)[number];

/** Who a described company may be: nobody that is there, one, or several where nothing tells which. */
export type Candidates = { by: RecognisedBy; found: repository.KnownName[] };

/** Who among the organisations that the actor may see each of these may be: by number, else by name, else by the name but for its form. */
export async function recogniser(tx: Tx, asked: readonly Described[]): Promise<(one: Described) => Candidates> {
  const numbers = asked.flatMap((one) => registrationOf(one) ?? []);
  const visible = await repository.findKnown(
    tx,
    numbers,
    asked.map(({ searchName }) => searchName),
  );
  const byNumber = grouped(visible, (one) => `${one.country} ${one.registrationNumber}`);
  const byName = grouped(visible, ({ searchName }) => searchName);
  const surely = (one: Described): Candidates => {
    const number = byNumber.get(`${one.country} ${one.registrationNumber}`);
    if (one.registrationNumber !== null && number !== undefined) return { by: 'number', found: number };
    const namesakes = byName.get(one.searchName) ?? [];
    return { by: 'name', found: namesakes.filter((other) => numbersAgree(one, other)) };
  };
  const left = asked.filter((one) => surely(one).found.length === 0);
  const bare = await repository.findButForForm(tx, new Set(left.map(({ searchName }) => bareName(searchName))));
  const byBare = grouped(bare, ({ searchName }) => bareName(searchName));
  return (one) => {
    const sure = surely(one);
    if (sure.found.length > 0) return sure;
    const alike = byBare.get(bareName(one.searchName)) ?? [];
    return { by: 'nameButForm', found: alike.filter((other) => isSameButForForm(one, other)) };
  };
}

/** The number of a described company with its register's country; null where it has none. */
export const registrationOf = ({ country, registrationNumber }: Described): repository.Registration | null =>
  registrationNumber === null ? null : { country, number: registrationNumber };

/** An organisation to choose, under words that are its alone among those shown. */
export type OrganisationOption = { id: string; name: string; text: string; town: string | null };

type Row = { id: string; name: string; town: string | null; registrationNumber: string | null };

/** Whether two texts are the same to a reader who does not look at capitals. */
export const isSame = (one: string, other: string): boolean => one.toLocaleLowerCase() === other.toLocaleLowerCase();

/** Each under its name; where several have the same, with its town and its number. */
export function optionsOf(rows: readonly Row[]): OrganisationOption[] {
  return rows.map(({ id, name, town, registrationNumber }) => {
    const namesakes = rows.filter((row) => isSame(row.name, name)).length > 1;
    const apart = [town, registrationNumber].filter((part) => part !== null && part !== '');
    return {
      id,
      name,
      town,
      text: namesakes ? `${name} (${apart.length === 0 ? id.slice(-8) : apart.join(', ')})` : name,
    };
  });
}

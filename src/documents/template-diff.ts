import { CONVENTION_TEMPLATE, type TemplateClause } from './convention-template.ts';

/** A clause of the cluster's convention beside ours of the same key; `left_out`: we have it, the cluster does not. */
export type ComparedClause = TemplateClause & {
  state: 'same' | 'changed' | 'added' | 'left_out';
  /** Our text, where we have the clause and it is another one. */
  ours: { title: string; paragraphs: string[] } | null;
};

/** The cluster's clauses in their order, then those of ours that it leaves out; null: it uses ours. */
export function comparedToOurs(clauses: readonly TemplateClause[] | null): ComparedClause[] {
  const own = clauses ?? CONVENTION_TEMPLATE;
  const compared = own.map(({ key, title, paragraphs }): ComparedClause => {
    const ours = CONVENTION_TEMPLATE.find((clause) => clause.key === key);
    if (ours === undefined) return { key, title, paragraphs, state: 'added', ours: null };
    const same = ours.title === title && JSON.stringify(ours.paragraphs) === JSON.stringify(paragraphs);
    return {
      key,
      title,
      paragraphs,
      state: same ? 'same' : 'changed',
      ours: same ? null : { title: ours.title, paragraphs: ours.paragraphs },
    };
  });
  const left = CONVENTION_TEMPLATE.filter(({ key }) => !own.some((clause) => clause.key === key));
  return [
    ...compared,
    ...left.map(
      ({ key, title, paragraphs }): ComparedClause => ({
        key,
        title,
        paragraphs: [],
        state: 'left_out',
        ours: { title, paragraphs },
      }),
    ),
  ];
}

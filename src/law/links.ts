/** Where the text of an article or a decision is looked up. */
export type ArticleLink = { text: string; href: string };

const SEARCH = 'https://www.legifrance.gouv.fr/search';
/** Articles of the Code de la commande publique, and numbers of decisions of the Conseil d'État. */
const CITED = /\b[LR]2\d{3}-\d+(?:-\d+)?\b|n° (\d{6})\b/g;

/** The articles and decisions that a rule names, each with the address where Légifrance finds it. */
export const linksOf = (article: string): ArticleLink[] =>
  [...article.matchAll(CITED)].map(([text, decision]) =>
    decision === undefined
      ? { text, href: `${SEARCH}/code?tab_selection=code&searchField=NUM_ARTICLE&query=${text}` }
      : { text, href: `${SEARCH}/cetat?tab_selection=cetat&searchField=ALL&query=${decision}` },
  );

/** The undertaking of confidentiality that a member reads and ticks before it learns who its partners are. */
export const UNDERTAKING = {
  version: 1,
  fr:
    'Nous nous engageons à ne communiquer à personne hors de notre entreprise les noms, les données et les prix des autres ' +
    'membres du groupement et des candidats pressentis, à ne les utiliser que pour répondre à cette consultation, et à ' +
    'n’échanger avec eux aucune information sur d’autres offres, nos prix ou nos capacités disponibles. Cet engagement ' +
    'dure cinq ans, que le groupement se forme ou non.',
  en:
    'We undertake to tell nobody outside our company the names, data and prices of the other members of the consortium and ' +
    'of those considered for it, to use them only to answer this call for tender, and to exchange no information with them ' +
    'on other bids, our prices or our free capacity. This undertaking lasts five years, whether or not the consortium is formed.',
} as const;

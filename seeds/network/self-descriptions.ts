/** What a company says of itself, as on its website, and its NAF code (rev. 2). */
export type SelfDescription = { naf: string; words: readonly [string, ...string[]] };

const says = (naf: string, ...words: [string, ...string[]]): SelfDescription => ({ naf, words });

/**
 * By trade of the seeds: sentences as real companies write them, without codes, so that search, suggestion and import have
 * something to read. Trades without an entry describe themselves in the one sentence of `trades.ts`.
 */
export const SELF_DESCRIPTIONS: Readonly<Record<string, SelfDescription>> = {
  boilermaking: says(
    '25.11Z',
    'Nous plions, soudons et assemblons des tôles inox et acier : cuves, capotages, tuyauterie préfabriquée, sur plan ou sur relevé.',
    'Chaudronnerie fine, tôlerie et soudure TIG/MIG. Du prototype à la petite série, montage sur site compris.',
  ),
  machining: says(
    '25.62B',
    'Usinage 5 axes, tournage et fraisage de pièces unitaires et de petites séries, contrôle tridimensionnel.',
    'Atelier de mécanique de précision : nous usinons l’inox, l’aluminium et le titane, et réparons vos outillages.',
  ),
  structures: says(
    '25.11Z',
    'Charpente métallique, passerelles et escaliers : études, fabrication et pose par nos équipes.',
    'Ossatures et bâtiments métalliques, serrurerie-métallerie, bardage.',
  ),
  electricity: says(
    '43.21A',
    'Électricité industrielle courants forts et faibles : armoires, chemins de câbles, raccordements, dépannage 24 h/24.',
    'Installateur électricien : haute et basse tension, éclairage, mise en conformité.',
  ),
  automation: says(
    '33.20C',
    'Automatismes, supervision et robotique : programmation, câblage d’armoires, mise en service.',
    'Instrumentation et régulation de process, cellules robotisées.',
  ),
  maintenance: says(
    '33.12Z',
    'Maintenance préventive et curative de vos lignes de production : mécanique, hydraulique, électricité.',
    'Une équipe de techniciens sur votre site, à l’année ou pour vos arrêts.',
  ),
  coatings: says(
    '43.34Z',
    'Sablage, métallisation et peinture anticorrosion d’ouvrages métalliques, en atelier et sur site.',
    'Peinture industrielle et revêtements de sols techniques.',
  ),
  insulation: says(
    '43.29A',
    'Calorifugeage de tuyauteries et de cuves, échafaudages fixes et roulants.',
    'Isolation thermique industrielle, montage d’échafaudage, retrait de calorifuge.',
  ),
  civil: says(
    '42.13A',
    'Génie civil et ouvrages d’art : béton armé, terrassement, quais et enrochements.',
    'Travaux publics et maritimes, fondations, VRD.',
  ),
  engineering: says(
    '71.12B',
    'Bureau d’études structures et mécanique : notes de calcul, plans d’exécution, suivi de chantier.',
    'Ingénierie pluridisciplinaire, de l’avant-projet à la mise en service.',
  ),
  inspection: says(
    '71.20B',
    'Contrôle non destructif : ressuage, magnétoscopie, ultrasons, radiographie. Opérateurs certifiés COFREND.',
    'Essais, mesures et métrologie en laboratoire et sur chantier.',
  ),
  lifting: says(
    '43.99D',
    'Levage lourd, grutage et transfert de machines, montage industriel.',
    'Manutention, ripage et installation d’équipements, plans de levage.',
  ),
  hvac: says(
    '43.22B',
    'Chauffage, ventilation, climatisation et plomberie des sites industriels et tertiaires.',
    'Froid industriel, traitement d’air, maintenance des installations thermiques.',
  ),
  shipyard: says(
    '30.11Z',
    'Construction et réparation navale, carénage, soudage de coques acier et aluminium.',
    'Chantier naval : refit, arrêts techniques, modules.',
  ),
  outfitting: says(
    '43.32A',
    'Agencement de cabines et de locaux, menuiserie intérieure, cloisons et mobilier sur mesure.',
  ),
  solar: says(
    '43.21A',
    'Pose et maintenance de centrales photovoltaïques en toiture et en ombrière, raccordement compris.',
  ),
  decommissioning: says(
    '39.00Z',
    'Démantèlement et assainissement en milieu nucléaire, radioprotection, désamiantage.',
  ),
  valves: says('28.14Z', 'Robinetterie et pompes : fourniture, révision en atelier, intervention sur site.'),
};

/** The one of a company: by its place among all, so that the same company always says the same. */
export function selfDescriptionOf(trade: string, ordinal: number): { naf: string; words: string } | null {
  const found = SELF_DESCRIPTIONS[trade];
  if (found === undefined) return null;
  return { naf: found.naf, words: found.words[ordinal % found.words.length] ?? found.words[0] };
}

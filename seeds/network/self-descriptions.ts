/** What a company says of itself, as on its website, and its NAF code (rev. 2). */
export type SelfDescription = { naf: string; words: readonly [string, ...string[]] };

const says = (naf: string, ...words: [string, ...string[]]): SelfDescription => ({ naf, words });

/**
 * By trade of the seeds: sentences as real companies write them, without codes, so that search, suggestion and import have
 * something to read.
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
  valves: says(
    '28.14Z',
    'Robinetterie et pompes : fourniture, révision en atelier, intervention sur site.',
    'Nous réparons vos pompes, vannes et vérins, et tenons les pièces de rechange en stock.',
  ),
  'solar-components': says(
    '26.11Z',
    'Nous fabriquons des cellules et des modules photovoltaïques, de la plaquette de silicium au panneau encadré.',
  ),
  wind: says(
    '28.11Z',
    'Pièces de transition, plateformes et levage pour éoliennes en mer, de la fabrication à la maintenance.',
    'Nous montons, inspectons et entretenons des éoliennes, à terre comme en mer.',
  ),
  cleaning: says(
    '81.22Z',
    'Nettoyage industriel à haute pression, pompage et curage de bacs, arrêts d’usine.',
    'Propreté des ateliers et des bureaux, remise en état après travaux, tri des effluents.',
  ),
  composites: says(
    '22.29A',
    'Pièces composites carbone et verre : moulage, infusion, détourage et collage.',
    'Nous étudions et moulons capots, carénages et réservoirs en matériaux composites.',
  ),
  aerostructures: says(
    '30.30Z',
    'Assemblage de sous-ensembles d’avions, rivetage, outillages et reprises sur chaîne.',
    'Tronçons, planchers et panneaux pour l’aéronautique ; réparation de structures.',
  ),
  'rolling-stock': says(
    '30.20Z',
    'Rénovation de rames et de wagons : aménagement intérieur, câblage, peinture.',
    'Équipements pour le ferroviaire : bogies, portes, sièges, contrôle et révision.',
  ),
  logistics: says(
    '52.29B',
    'Emballage industriel, caisses bois et calage, transport exceptionnel et logistique de chantier.',
    'Nous stockons, préparons et livrons vos pièces juste à temps.',
  ),
  offshore: says(
    '09.10Z',
    'Services aux plateformes : modules, maintenance de puits, interventions en mer.',
    'Équipes et matériels pour le pétrole et le gaz, mise en service et arrêts.',
  ),
  electronics: says(
    '26.12Z',
    'Cartes électroniques et faisceaux câblés, du prototype à la série, tests compris.',
    'Nous concevons et intégrons des systèmes embarqués pour l’industrie et le transport.',
  ),
  supplies: says(
    '46.74A',
    'Négoce de quincaillerie, plomberie, électricité et matériaux, livrés sur chantier et à quai.',
  ),
  software: says(
    '62.01Z',
    'Développement de logiciels métier, reprise de données et hébergement en France.',
    'Nous éditons des applications de gestion et de terrain, avec leur maintenance et leur support.',
  ),
  security: says(
    '80.10Z',
    'Gardiennage, rondes et télésurveillance de sites industriels, agents SSIAP.',
    'Vidéosurveillance, contrôle d’accès et alarmes : pose et exploitation.',
  ),
  landscape: says(
    '81.30Z',
    'Création et entretien de parcs et jardins, plantations, tonte, élagage.',
    'Aménagement paysager, terrassement léger, arrosage et clôtures.',
  ),
  waste: says(
    '38.32Z',
    'Collecte, tri et recyclage des déchets d’entreprise, bennes et suivi des bordereaux.',
    'Valorisation des métaux, du bois et des plastiques, démontage sur place.',
  ),
  water: says(
    '42.21Z',
    'Stations de pompage et d’épuration, réseaux d’eau potable et d’assainissement, exploitation.',
    'Traitement de l’eau : études, pose, mise en route et entretien.',
  ),
  remediation: says(
    '74.90B',
    'Diagnostics de sols pollués, dossiers loi sur l’eau, suivi écologique de chantier.',
    'Conseil en environnement : études d’impact, dépollution, mesures.',
  ),
  'wood-energy': says(
    '02.40Z',
    'Plaquettes forestières, chaufferies au bois et entretien de chaudières biomasse.',
    'Nous exploitons le bois, le broyons et le livrons en chaufferie.',
  ),
  biotech: says(
    '72.11Z',
    'Recherche et production de biothérapies, vecteurs viraux et cultures cellulaires en salle blanche.',
  ),
  medical: says(
    '32.50A',
    'Dispositifs médicaux sur mesure, implants et instruments, marquage CE.',
    'Imagerie et équipements pour établissements de santé, avec leur maintenance.',
  ),
  'marine-resources': says(
    '03.21Z',
    'Culture d’algues et d’huîtres, transformation et valorisation des coproduits de la mer.',
  ),
  chemistry: says(
    '20.59Z',
    'Chimie fine et formulation : résines, colles, additifs, à façon et en petits lots.',
    'Nous mettons au point et produisons des matériaux et des revêtements.',
  ),
  plants: says('01.30Z', 'Pépinière : arbres, arbustes et plantes aromatiques, semences et jeunes plants.'),
  media: says(
    '59.11A',
    'Films d’entreprise, captation, animation 3D et diffusion en ligne.',
    'Studio de production : tournage, montage, son et images de synthèse.',
  ),
  automotive: says(
    '29.32Z',
    'Équipements pour véhicules : faisceaux, batteries, groupes motopropulseurs électriques.',
    'Carrosserie industrielle, transformation de véhicules et prototypes.',
  ),
  research: says(
    '72.19Z',
    'Recherche appliquée et essais en matériaux, procédés et énergie, transfert vers l’industrie.',
  ),
  training: says(
    '85.59A',
    'Formations en soudage, sécurité et maintenance, en alternance et en continu, plateaux techniques.',
    'Nous formons vos équipes sur site, du CQP au diplôme d’ingénieur.',
  ),
};

/** The one of a company: by its place among all, so that the same company always says the same. */
export function selfDescriptionOf(trade: string, ordinal: number): { naf: string; words: string } | null {
  const found = SELF_DESCRIPTIONS[trade];
  if (found === undefined) return null;
  return { naf: found.naf, words: found.words[ordinal % found.words.length] ?? found.words[0] };
}

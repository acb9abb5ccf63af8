/** A town with its postal code and its centre in degrees (WGS 84), rounded to a hundredth. */
export type Town = { nuts: string; name: string; postalCode: string; lat: number; lon: number };

const towns = (nuts: string, ...rows: (readonly [string, string, number, number])[]): Town[] =>
  rows.map(([name, postalCode, lat, lon]) => ({ nuts, name, postalCode, lat, lon }));

/** Loire-Atlantique, where most of Neopolia's members are. */
export const LOIRE_ATLANTIQUE: readonly Town[] = towns(
  'FRG01',
  ['Saint-Nazaire', '44600', 47.28, -2.21],
  ['Montoir-de-Bretagne', '44550', 47.33, -2.15],
  ['Donges', '44480', 47.32, -2.07],
  ['Trignac', '44570', 47.31, -2.19],
  ['Savenay', '44260', 47.36, -1.94],
  ['Pornichet', '44380', 47.26, -2.34],
  ['Guérande', '44350', 47.33, -2.43],
  ['Pontchâteau', '44160', 47.44, -2.09],
  ['Nantes', '44000', 47.22, -1.55],
  ['Saint-Herblain', '44800', 47.22, -1.65],
  ['Carquefou', '44470', 47.3, -1.49],
  ['Bouguenais', '44340', 47.18, -1.62],
  ['Rezé', '44400', 47.19, -1.57],
  ['Couëron', '44220', 47.21, -1.72],
  ['Orvault', '44700', 47.27, -1.62],
  ['Ancenis', '44150', 47.37, -1.18],
  ['Châteaubriant', '44110', 47.72, -1.38],
  ['Machecoul', '44270', 46.99, -1.82],
  ['Clisson', '44190', 47.09, -1.28],
  ['Indre', '44610', 47.2, -1.67],
);

/** The four other départements of the Pays de la Loire. */
export const REST_OF_PAYS_DE_LA_LOIRE: readonly Town[] = [
  ...towns(
    'FRG02',
    ['Angers', '49000', 47.47, -0.55],
    ['Cholet', '49300', 47.06, -0.88],
    ['Saumur', '49400', 47.26, -0.08],
    ['Beaupréau', '49600', 47.2, -0.99],
    ['Segré', '49500', 47.69, -0.87],
  ),
  ...towns(
    'FRG03',
    ['Laval', '53000', 48.07, -0.77],
    ['Mayenne', '53100', 48.3, -0.61],
    ['Château-Gontier', '53200', 47.83, -0.7],
  ),
  ...towns(
    'FRG04',
    ['Le Mans', '72000', 48.01, 0.2],
    ['Sablé-sur-Sarthe', '72300', 47.84, -0.33],
    ['La Flèche', '72200', 47.7, -0.08],
  ),
  ...towns(
    'FRG05',
    ['La Roche-sur-Yon', '85000', 46.67, -1.43],
    ['Les Sables-d’Olonne', '85100', 46.5, -1.78],
    ['Les Herbiers', '85500', 46.87, -1.01],
    ['Challans', '85300', 46.84, -1.88],
    ['Fontenay-le-Comte', '85200', 46.47, -0.81],
  ),
];

/** The three départements of the Limousin. */
export const LIMOUSIN_TOWNS: readonly Town[] = [
  ...towns(
    'FRI23',
    ['Limoges', '87000', 45.83, 1.26],
    ['Saint-Junien', '87200', 45.89, 0.9],
    ['Bellac', '87300', 46.12, 1.05],
    ['Saint-Yrieix-la-Perche', '87500', 45.51, 1.2],
    ['Panazol', '87350', 45.84, 1.31],
  ),
  ...towns(
    'FRI21',
    ['Brive-la-Gaillarde', '19100', 45.16, 1.53],
    ['Tulle', '19000', 45.27, 1.77],
    ['Ussel', '19200', 45.55, 2.31],
    ['Égletons', '19300', 45.41, 2.05],
  ),
  ...towns(
    'FRI22',
    ['Guéret', '23000', 46.17, 1.87],
    ['Aubusson', '23200', 45.96, 2.17],
    ['La Souterraine', '23300', 46.24, 1.49],
  ),
];

/** Where the competitiveness clusters have their seats or most of their members, by key. */
export const POLE_TOWNS: Readonly<Record<string, readonly Town[]>> = {
  'pole-aerospace-valley': [
    ...towns('FRJ23', ['Toulouse', '31000', 43.6, 1.44], ['Blagnac', '31700', 43.64, 1.39]),
    ...towns('FRI12', ['Mérignac', '33700', 44.84, -0.65]),
  ],
  'pole-i-trans': towns('FRE11', ['Valenciennes', '59300', 50.36, 3.52], ['Lille', '59000', 50.63, 3.06]),
  'pole-moveo': [
    ...towns('FRD22', ['Rouen', '76000', 49.44, 1.1]),
    ...towns('FR103', ['Versailles', '78000', 48.8, 2.13], ['Guyancourt', '78280', 48.77, 2.07]),
  ],
  'pole-seanergie': [
    ...towns('FRH02', ['Brest', '29200', 48.39, -4.49], ['Concarneau', '29900', 47.87, -3.92]),
    ...towns('FRH04', ['Lorient', '56100', 47.75, -3.37]),
  ],
  'pole-sea-paca': towns('FRL05', ['Toulon', '83000', 43.12, 5.93], ['La Seyne-sur-Mer', '83500', 43.1, 5.88]),
  'pole-medicen': [
    ...towns('FR101', ['Paris', '75014', 48.83, 2.33]),
    ...towns('FR104', ['Évry', '91000', 48.63, 2.44]),
  ],
  'pole-lyonbiopole': towns('FRK26', ['Lyon', '69007', 45.74, 4.84], ['Marcy-l’Étoile', '69280', 45.78, 4.71]),
  'pole-therapeutic': towns('FRF11', ['Strasbourg', '67000', 48.58, 7.75], ['Illkirch', '67400', 48.53, 7.72]),
  'pole-minalogic': towns('FRK24', ['Grenoble', '38000', 45.19, 5.72], ['Crolles', '38920', 45.28, 5.88]),
  'pole-scs': [
    ...towns('FRL04', ['Rousset', '13790', 43.48, 5.62], ['Aix-en-Provence', '13100', 43.53, 5.45]),
    ...towns('FRL03', ['Sophia Antipolis', '06560', 43.62, 7.05]),
  ],
  'pole-systematic': towns('FR104', ['Palaiseau', '91120', 48.71, 2.25], ['Massy', '91300', 48.73, 2.28]),
  'pole-multimedia': [
    ...towns('FR101', ['Paris', '75011', 48.86, 2.38]),
    ...towns('FR106', ['Saint-Denis', '93200', 48.94, 2.36]),
  ],
  'pole-images-networks': [
    ...towns('FRH03', ['Rennes', '35000', 48.11, -1.68]),
    ...towns('FRH01', ['Lannion', '22300', 48.73, -3.46]),
  ],
  'pole-iar': [...towns('FRF23', ['Reims', '51100', 49.26, 4.03]), ...towns('FRE21', ['Laon', '02000', 49.56, 3.62])],
  'pole-vegetal': towns('FRG02', ['Angers', '49000', 47.47, -0.55], ['Beaucouzé', '49070', 47.47, -0.63]),
  'pole-axelera': towns('FRK26', ['Lyon', '69007', 45.74, 4.84], ['Saint-Fons', '69190', 45.71, 4.85]),
};

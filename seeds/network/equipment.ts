import type { Tx } from '../../src/db/transaction.ts';
import { insertBooking } from '../../src/equipment/bookings.repository.ts';
import { insertCommitment, putRealCost } from '../../src/equipment/commitments.repository.ts';
import { insertEquipment, listEquipment } from '../../src/equipment/repository.ts';
import { putTraining } from '../../src/equipment/trainings.repository.ts';
import { addDays, dayOf, yearOf } from '../../src/shared/day.ts';
import type { SeedOrganisation } from './company.ts';
import { seedId } from './random.ts';

const DAY_MS = 86_400_000;

/** What Neopolia's members thought of pooling: an assembly hall with cranes, a large paint booth, a welding robot. Figures are invented. */
const POOL = [
  {
    name: 'Hall d’assemblage de Montoir, deux ponts de 80 t',
    kind: 'hall',
    cpv: '45262420',
    nuts: 'FRG01',
    characteristics: [
      { name: 'levage', value: 80, unit: 't' },
      { name: 'longueur', value: 120, unit: 'm' },
      { name: 'hauteur sous crochet', value: 18, unit: 'm' },
    ],
    trainings: ['CACES R484 catégorie 1'],
    fixedCentsPerYear: 18_000_000,
    unitCents: 140_000,
  },
  {
    name: 'Cabine de peinture grand volume',
    kind: 'booth',
    cpv: '45442200',
    nuts: 'FRG01',
    characteristics: [
      { name: 'longueur', value: 25, unit: 'm' },
      { name: 'hauteur', value: 7, unit: 'm' },
    ],
    trainings: ['ATEX niveau 1'],
    fixedCentsPerYear: 4_200_000,
    unitCents: 65_000,
  },
  {
    name: 'Robot de soudage mobile',
    kind: 'robot',
    cpv: '42662000',
    nuts: 'FRG01',
    characteristics: [{ name: 'portée', value: 3.2, unit: 'm' }],
    trainings: [],
    fixedCentsPerYear: 1_900_000,
    unitCents: 38_000,
  },
] as const;

/**
 * Adds the pool of one cluster, a booking of the hall a month from `now`, three promises of use, who was taught to work with
 * its cranes, and what it really cost last year; what is there stays.
 */
export async function writeEquipment(
  tx: Tx,
  clusterId: string,
  members: readonly SeedOrganisation[],
  now: Date,
): Promise<void> {
  const rows = POOL.map((one) => ({
    ...one,
    id: seedId(`equipment ${one.name}`),
    clusterId,
    unit: 'jour',
    characteristics: [...one.characteristics],
    trainings: [...one.trainings],
  }));
  const there = await listEquipment(tx, { clusterId, free: null }, { limit: rows.length, after: null });
  if (there.length > 0) return;
  for (const row of rows) await insertEquipment(tx, row);
  const hall = rows[0]!;
  const users = members.slice(0, 3);
  const first = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS + 30 * DAY_MS);
  await insertBooking(tx, {
    id: seedId('booking of the hall'),
    equipmentId: hall.id,
    clusterId,
    organisationId: users[0]!.id,
    kind: 'booking',
    from: first,
    until: new Date(first.getTime() + 12 * DAY_MS),
    note: 'Assemblage d’une coque',
  });
  const fromYear = yearOf(now);
  for (const [i, { id }] of users.entries()) {
    const unitsPerYear = [40, 25, 15][i]!;
    const promise = {
      equipmentId: hall.id,
      clusterId,
      organisationId: id,
      fromYear,
      toYear: fromYear + 6,
      unitsPerYear,
    };
    await insertCommitment(tx, { ...promise, id: seedId(`promise ${id}`) });
  }
  for (const [i, { id: organisationId }] of users.slice(0, 2).entries()) {
    const validUntil = addDays(dayOf(now), i === 0 ? 900 : -20);
    await putTraining(tx, { clusterId, organisationId, training: hall.trainings[0]!, people: 3 - i, validUntil });
  }
  const { id: equipmentId } = hall;
  await putRealCost(tx, {
    equipmentId,
    clusterId,
    year: fromYear - 1,
    fixedCents: 17_642_350,
    note: 'Comptes arrêtés',
  });
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeDownGuards } from '../../src/backup/constraints.ts';
import { openSession, type Session } from '../../src/backup/session.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let database: TestDatabase;
let db: Session;

beforeAll(async () => {
  database = await testDatabase();
  db = await openSession(database.url, 'test');
  await db.rows(`
    create table hens (id int primary key, egg int not null);
    create table eggs (id int primary key, hen int not null references hens);
    alter table hens add constraint hens_egg foreign key (egg) references eggs on delete cascade;
    create table laid (n int);
    create function lay() returns trigger language plpgsql as $$ begin insert into laid values (1); return null; end $$;
    create trigger lays after insert on hens for each row execute function lay();
    create trigger always_lays after insert on hens for each row execute function lay();
    alter table hens enable always trigger always_lays;
    create trigger never_lays after insert on hens for each row execute function lay();
    alter table hens disable trigger never_lays`);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const load = (hens: string, eggs: string) =>
  db.transaction('isolation level read committed', async () => {
    const putBack = await takeDownGuards(db);
    await db.rows(`insert into hens values ${hens}; insert into eggs values ${eggs}`);
    await putBack();
  });
const state = () =>
  db.rows(`select conname as name, pg_get_constraintdef(oid) as what from pg_constraint where conrelid in ('hens'::regclass, 'eggs'::regclass)
           union all select tgname, tgenabled::text from pg_trigger where tgname like '%lays' order by 1`);

describe('while rows are loaded', () => {
  test('tables that refer to each other in a circle can be filled, triggers rest, and all comes back as it was', async () => {
    const before = await state();
    await load('(1, 10)', '(10, 1)');
    expect(await db.rows('select * from laid')).toEqual([]);
    expect(await state()).toEqual(before);
    await expect(db.rows('insert into hens values (2, 99)')).rejects.toMatchObject({ code: '23503' });
  });

  test('rows that break a foreign key are found at the end, and nothing of them stays', async () => {
    await expect(load('(3, 30)', '(30, 4)')).rejects.toMatchObject({ code: '23503' });
    expect(await db.rows('select id from hens')).toEqual([{ id: 1 }]);
  });
});

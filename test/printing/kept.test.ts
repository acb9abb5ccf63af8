import { describe, expect, it } from 'vitest';
import { keptPress } from '../../src/press/kept.ts';

type File = { name: string; writtenAt?: string };
/** A press that counts what it prints. */
const counting = () => {
  const printed: string[] = [];
  const press = keptPress({
    paper: async (file: File, copies: number) => {
      printed.push(file.name);
      if (file.name === 'broken') throw new Error('no ink');
      return { fileName: `${file.name}.pdf`, bytes: new Uint8Array(copies) };
    },
    chart: async (file: File) => {
      printed.push(`chart of ${file.name}`);
      return '<svg/>';
    },
  });
  return { printed, press };
};

describe('what the press has made', () => {
  it('is given again for the very same order, also while it is made, and for no other', async () => {
    const { printed, press } = counting();
    const [first, second] = await Promise.all([press.paper({ name: 'a' }, 1), press.paper({ name: 'a' }, 1)]);
    expect(second).toBe(first);
    expect(await press.paper({ name: 'a' }, 1)).toBe(first);
    expect(printed).toEqual(['a']);
    await press.paper({ name: 'a' }, 2);
    await press.paper({ name: 'b' }, 1);
    await press.chart({ name: 'a' });
    expect(printed).toEqual(['a', 'a', 'b', 'chart of a']);
  });

  it('is the same all day in France, and made anew the next', async () => {
    const { printed, press } = counting();
    for (const writtenAt of ['2026-11-27T23:10:00Z', '2026-11-28T12:00:00Z', '2026-11-28T22:50:00Z'])
      await press.paper({ name: 'a', writtenAt }, 1);
    expect(printed).toEqual(['a']);
    await press.paper({ name: 'a', writtenAt: '2026-11-28T23:10:00Z' }, 1);
    expect(printed).toEqual(['a', 'a']);
  });

  it('is not kept when it failed', async () => {
    const { printed, press } = counting();
    for (let i = 0; i < 2; i++) await expect(press.paper({ name: 'broken' }, 1)).rejects.toThrow('no ink');
    expect(printed).toEqual(['broken', 'broken']);
  });

  it('is given up for what is asked for later once it is much', async () => {
    const { printed, press } = counting();
    for (const name of ['a', 'b', 'c', 'a']) await press.paper({ name }, 20 * 1_048_576);
    expect(printed).toEqual(['a', 'b', 'c', 'a']);
  });
});

import { describe, expect, it } from 'vitest';
import { createAttempts } from '../../src/auth/attempts.ts';
import { assertGoodPassword, isCommon } from '../../src/auth/passwords.ts';

describe('a password', () => {
  it.each([
    'Password1234',
    'motdepasse2026!',
    'Azertyuiop12',
    'soleilsoleil',
    '123456789012',
    'aaaaaaaaaaaa',
    '2026!2026!2026!',
    'qwertyuiop123',
  ])('%s is refused: everybody tries it first', (password) => {
    expect(isCommon(password)).toBe(true);
    expect(() => assertGoodPassword(password, 'zoe@firm.example')).toThrow(/everybody tries/);
  });

  it.each(['a long and winding password', 'une phrase de passe bien longue', 'Trois pies volent', 'k3-Vx9!pLq02zz'])(
    '%s is taken',
    (password) => expect(() => assertGoodPassword(password, 'zoe@firm.example')).not.toThrow(),
  );

  it('is not the address', () => {
    expect(() => assertGoodPassword('zoemartin-zoemartin', 'zoemartin@firm.example')).toThrow(/your address/);
  });
});

describe('wrong passwords for one address', () => {
  it('close it for a while after some, from wherever they come, and open it again; a right one forgets them', () => {
    let now = new Date('2026-11-27T08:00:00Z');
    const attempts = createAttempts(() => now);
    const fail = () => {
      attempts.assertOpen('Zoe@firm.example');
      attempts.failed('zoe@firm.example');
    };
    for (let i = 0; i < 10; i++) fail();
    expect(fail).toThrow(/Too many wrong passwords/);
    expect(() => attempts.assertOpen('max@firm.example')).not.toThrow();
    now = new Date(now.getTime() + 15 * 60_000);
    fail();
    attempts.succeeded('zoe@firm.example');
    for (let i = 0; i < 10; i++) fail();
    expect(fail).toThrow();
  });

  it('are kept of so many addresses only', () => {
    const attempts = createAttempts(() => new Date(0), 3);
    for (const address of ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example']) attempts.failed(address);
    expect(attempts.size()).toBe(3);
  });
});

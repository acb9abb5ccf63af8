import { describe, expect, it } from 'vitest';
import { assertGoodPassword, isCommon } from '../../src/auth/passwords.ts';
import { networkOf } from '../../src/shared/network.ts';

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
    expect(() => assertGoodPassword(password, 'zoe@firm.example')).toThrow(/everyone tries/);
  });

  it.each(['a long and winding password', 'une phrase de passe bien longue', 'Trois pies volent', 'k3-Vx9!pLq02zz'])(
    '%s is taken',
    (password) => expect(() => assertGoodPassword(password, 'zoe@firm.example')).not.toThrow(),
  );

  it('is not the address', () => {
    expect(() => assertGoodPassword('zoemartin-zoemartin', 'zoemartin@firm.example')).toThrow(/your address/);
  });
});

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

import { describe, expect, it } from 'vitest';
import { seatOf, seatToken } from '../../src/auth/tokens.ts';
import { actOf } from '../../src/notifications/acts.ts';
import { factsOf } from '../../src/notifications/facts.ts';
import { NOTIFICATION_KINDS, wordsOf } from '../../src/notifications/texts.ts';
import { setLetter } from '../../src/printing/letter.ts';
import { PARAMS, paramsOf } from './sample-params.ts';

function mail(kind: string, language: 'fr' | 'en') {
  const { subject, text } = wordsOf(kind, PARAMS, language);
  const { label, path } = actOf(kind, PARAMS, language);
  const letter = setLetter({
    language,
    name: 'Zoé',
    title: subject,
    paragraphs: [text],
    facts: factsOf(PARAMS, language),
    act: { label, href: `https://g.example/app${path}#seat=x` },
    notes: ['Small print'],
  });
  return { subject, ...letter };
}

describe('a mail', () => {
  it.each(NOTIFICATION_KINDS)('of %s can be acted on in both languages: one button, words for codes', (kind) => {
    for (const language of ['fr', 'en'] as const) {
      const { subject, text, html } = mail(kind, language);
      expect(html.match(/<a [^>]*href="https:\/\/g\.example\/app\/[^"]+"/g)).toHaveLength(1);
      expect(html).not.toMatch(/<(script|img|link)|src=|url\(/);
      expect(text.match(/https:\/\/\S+/g)).toHaveLength(1);
      for (const part of [text, html]) {
        expect(part).not.toMatch(/LOT-0|4526|FRG01|cotraitant_|shareBp|undefined|\bnull\b|NaN|\?\./);
        expect(part).toContain('Loire-Atlantique');
      }
      // Subjects travel unprotected.
      for (const secret of ['Calorifuger', 'Syndicat', '27', '499']) expect(subject).not.toContain(secret);
    }
  });

  it('says what was before, in the numbers of its language, and escapes what people typed', () => {
    const fr = mail('invitation.asked_again', 'fr');
    expect(fr.text).toMatch(/Part : 25\s% → 27,5\s%/);
    expect(fr.text).toMatch(/Montant : 499\s500\s€ HT/);
    expect(fr.text).toContain('Votre travail : Transformation des métaux\nTravaux d’isolation thermique');
    expect(fr.text).toContain('Remise de l’offre : 9 décembre 2026 à 12\u00a0h');
    expect(fr.text).toContain('Ce qui change : part, obligations');
    expect(fr.text).toContain('Qui demande : Anne Roy, Estuaire Industries');
    expect(fr.html).toContain('Calorifuger les réseaux &lt;de la base&gt;');
    expect(fr.html).toContain('Syndicat mixte &amp; portuaire');
    const en = mail('invitation.asked_again', 'en');
    expect(en.text).toContain('Share: 25% → 27.5%');
    expect(en.text).toContain('Amount: €499,500 excl. tax');
    expect(en.text).toContain('Role: co-contractor');
  });

  it('elides before names as French does, and ends a sentence once', () => {
    const fr = (kind: string, params: object) => wordsOf(kind, { ...PARAMS, ...params }, 'fr').text;
    expect(fr('role.asked', {})).toContain('souhaite qu’Anne Le Goff puisse');
    expect(fr('role.asked', { person: 'Marc Roy' })).toContain('souhaite que Marc Roy puisse');
    expect(fr('group.term_ending', {})).toContain('Le mandat d’Isolation Briéronne');
    expect(fr('group.term_ending', { organisation: 'Tôlerie' })).toContain('Le mandat de Tôlerie');
    expect(fr('answer.declined', { reason: 'Carnet plein.' })).toContain(': Carnet plein. La recomposition');
  });

  it.each(NOTIFICATION_KINDS)('of %s leads to a page that there is, whatever it is told with', (kind) => {
    for (const params of [PARAMS, paramsOf(kind), { tender: 'T' }])
      for (const language of ['fr', 'en'] as const) {
        const { path, label, invitationId } = actOf(kind, params, language);
        expect(path).toMatch(/^\/[a-z/-]+(\/[0-9a-f-]{36}|\?of=[0-9a-f-]{36})?(\?group=[0-9a-f-]{36})?$/);
        expect(path).not.toMatch(/undefined|\bnull\b/);
        expect(invitationId === null).toBe(!path.startsWith('/invitations/'));
        expect(label).not.toBe('');
        const { text } = wordsOf(kind, paramsOf(kind), language);
        expect(text).not.toMatch(/undefined|\bnull\b|NaN|\?(?=[.,)])/);
      }
  });

  it('leads to the page of the act', () => {
    const path = (kind: string) => actOf(kind, PARAMS, 'fr').path;
    expect(path('invitation.received')).toBe('/invitations/01900000-0000-7000-8000-000000000003');
    expect(path('answer.countered')).toBe('/consortia/01900000-0000-7000-8000-000000000001');
    expect(path('consortium.facts_owed')).toBe('/my/papers');
    expect(actOf('invitation.received', { tender: 'T' }, 'fr')).toMatchObject({
      path: '/notifications',
      invitationId: null,
    });
  });
});

describe('the token of a seat', () => {
  const secret = 'a secret of thirty-two characters';
  const seat = { invitationId: '01900000-0000-7000-8000-0000000000aa', userId: '01900000-0000-7000-8000-0000000000bb' };

  it('names its seat and its person, and nobody can make or change one', () => {
    const token = seatToken(secret, seat);
    expect(token).toMatch(/^[\w-]{86}$/);
    expect(seatOf(secret, token)).toEqual(seat);
    expect(seatOf('another secret', token)).toBeNull();
    expect(seatOf(secret, token.slice(0, -1))).toBeNull();
    const bytes = Buffer.from(token, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const forged = Buffer.from(bytes);
      forged[at] = forged[at]! ^ 1;
      expect(seatOf(secret, forged.toString('base64url'))).toBeNull();
    }
  });
});

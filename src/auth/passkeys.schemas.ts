import { Type } from 'typebox';
import { Named, Nullable, ShortText, Uuid, Word } from '../shared/schemas.ts';

const Bytes = (maxLength: number, description: string) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]*$', minLength: 1, maxLength, description, examples: ['3q2-7wAAmrG0cXvT'] });
const CredentialId = Bytes(1_400, 'Id of the credential, base64url');
const PublicKeyType = Type.Literal('public-key', { description: 'Always this' });
const Extensions = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), {
  description: 'What the browser’s extensions say; not used',
});
const Attachment = Type.Optional(
  Word(['platform', 'cross-platform'], { description: 'Whether the device is part of the browser’s machine' }),
);
const Transports = Type.Array(Type.String({ maxLength: 50 }), {
  maxItems: 10,
  description: 'How a browser reaches the device',
});
const Ceremony = Type.String({
  pattern: '^[A-Za-z0-9_-]{43}$',
  description: 'The secret of this one attempt, good for once and for five minutes',
  examples: ['3q2-7wAAmrG0cXvTzj1Yb4hHqkDkq0nRzS1cJb0uV5E'],
});

/** What a device answers that signs in: `PublicKeyCredential.toJSON()` of WebAuthn level 3. */
const Assertion = Named(
  'PasskeyAssertion',
  {
    id: CredentialId,
    rawId: CredentialId,
    type: PublicKeyType,
    response: Named(
      'PasskeyAssertionResponse',
      {
        clientDataJSON: Bytes(4_000, 'What the browser says was signed, base64url'),
        authenticatorData: Bytes(4_000, 'What the device says of itself, base64url'),
        signature: Bytes(4_000, 'Over both, base64url'),
        userHandle: Type.Optional(Bytes(100, 'Whose it is, base64url')),
      },
      { description: 'What the device answers' },
    ),
    authenticatorAttachment: Attachment,
    clientExtensionResults: Extensions,
  },
  { description: 'The credential as `PublicKeyCredential.toJSON()` gives it' },
);
/** A passkey's answer to `POST /auth/passkey`. */
export const PasskeyAnswer = Named(
  'PasskeyAnswer',
  { ceremony: Ceremony, credential: Assertion },
  { description: 'The answer of a passkey to what `POST /auth/passkey` asked' },
);

/** A new passkey as the browser hands it over. */
const Registration = Named(
  'PasskeyRegistration',
  {
    id: CredentialId,
    rawId: CredentialId,
    type: PublicKeyType,
    response: Named(
      'PasskeyRegistrationResponse',
      {
        clientDataJSON: Bytes(4_000, 'What the browser says was signed, base64url'),
        attestationObject: Bytes(20_000, 'The new key with what the device says of it, base64url'),
        transports: Type.Optional(Transports),
        publicKeyAlgorithm: Type.Optional(Type.Integer({ description: 'COSE number of the algorithm; not used' })),
        publicKey: Type.Optional(Bytes(8_000, 'The key alone; not used')),
        authenticatorData: Type.Optional(Bytes(8_000, 'What the device says of itself; not used')),
      },
      { description: 'What the device answers' },
    ),
    authenticatorAttachment: Attachment,
    clientExtensionResults: Extensions,
  },
  { description: 'The new credential as `PublicKeyCredential.toJSON()` gives it' },
);
export const NewPasskeyBody = Named('PasskeyInput', {
  ceremony: Ceremony,
  name: ShortText,
  credential: Registration,
});
export const PasskeyNameBody = Named('PasskeyNameInput', { name: ShortText });

const Timeout = Type.Optional(Type.Integer({ description: 'How long the browser should wait, in milliseconds' }));
const Challenge = Type.String({ description: 'What is to be signed, base64url' });
/** What the browser is to ask a passkey that signs in. */
export const AskedAssertion = Named('PasskeySignInOptions', {
  ceremony: Ceremony,
  options: Named('PasskeyRequestOptions', {
    challenge: Challenge,
    rpId: Type.String({ description: 'The domain that our passkeys are bound to' }),
    userVerification: Type.Literal('required', { description: 'That the device makes sure of its owner' }),
    timeout: Timeout,
  }),
});
const Algorithm = Named('PasskeyAlgorithm', {
  type: PublicKeyType,
  alg: Type.Integer({ description: 'COSE number of an algorithm that we can check' }),
});
const KnownCredential = Named('KnownPasskey', { type: PublicKeyType, id: CredentialId, transports: Transports });
/** What the browser is to ask of a device for a new passkey. */
export const AskedRegistration = Named('PasskeyCreation', {
  ceremony: Ceremony,
  options: Named('PasskeyCreationOptions', {
    challenge: Challenge,
    rp: Named(
      'PasskeyDomain',
      {
        name: Type.String(),
        id: Type.String({ description: 'The domain that it is bound to' }),
      },
      { description: 'For whom it is' },
    ),
    user: Named(
      'PasskeyOwner',
      {
        id: Type.String({ description: 'Whose it will be, base64url; no address and no name' }),
        name: Type.String({ description: 'The address of the account, which the device shows' }),
        displayName: Type.String({ description: 'The name, which the device shows' }),
      },
      { description: 'Whose it will be' },
    ),
    pubKeyCredParams: Type.Array(Algorithm, { description: 'Algorithms, the best first' }),
    excludeCredentials: Type.Array(KnownCredential, { description: 'Passkeys that the account has already' }),
    authenticatorSelection: Named(
      'PasskeyDemands',
      {
        residentKey: Type.Literal('required', { description: 'That the device keeps it and finds it by itself' }),
        requireResidentKey: Type.Boolean({ description: 'The same, for older browsers' }),
        userVerification: Type.Literal('required', { description: 'That the device makes sure of its owner' }),
      },
      { description: 'What the device must do' },
    ),
    attestation: Type.Literal('none', { description: 'None: what kind of device it is, we do not ask' }),
    timeout: Timeout,
  }),
});

const Passkey = Named(
  'Passkey',
  {
    id: Uuid,
    name: Type.String({ description: 'What I call it' }),
    backedUp: Type.Boolean({ description: 'It is kept in an account of the device’s maker, and outlives the device' }),
    createdAt: Type.String({ format: 'date-time' }),
    lastUsedAt: Nullable(Type.String({ format: 'date-time', description: 'When it was last used; null: never yet' })),
  },
  { description: 'A passkey of mine' },
);
export const Passkeys = Named('PasskeyList', { items: Type.Array(Passkey), nextCursor: Type.Null() });
export const MadePasskey = Named('MadePasskey', {
  passkey: Passkey,
  recoveryCodes: Type.Array(Type.String(), {
    description: 'With the account’s first second factor: each opens it once in its place. Shown this once',
  }),
});

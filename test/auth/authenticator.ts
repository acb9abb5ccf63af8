import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

type Cbor = number | string | Buffer | Map<number | string, Cbor>;

/** The canonical CBOR (RFC 8949) of what authenticators send: small integers, texts, bytes, maps. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, of]) => [cbor(key), cbor(of)])]);
}

function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  if (size < 256) return Buffer.from([(major << 5) | 24, size]);
  return Buffer.from([(major << 5) | 25, size >> 8, size & 0xff]);
}

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();
const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** How an authenticator, or the page that asks it, departs from what is right. */
export type Departure = {
  origin?: string;
  rpId?: string;
  verified?: boolean;
  counter?: number;
  challenge?: string;
  /** Whose it says that it is. */
  userHandle?: string;
  /** The new key is a point that is not on its curve. */
  offCurve?: boolean;
};

/** A device that holds one key, written after WebAuthn level 3 apart from the library that checks it. */
export class Authenticator {
  readonly id = randomBytes(16);
  counter = 0;
  private readonly key: KeyObject;
  private readonly origin: string;
  private userHandle = '';

  constructor(origin: string) {
    this.origin = origin;
    this.key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  }

  /** Makes the credential that was asked for. */
  create(options: { challenge: string; rp: { id: string }; user: { id: string } }, departure: Departure = {}) {
    this.userHandle = options.user.id;
    const idLength = Buffer.from([0, this.id.length]);
    const attested = Buffer.concat([Buffer.alloc(16), idLength, this.id, this.publicKey(departure)]);
    const authData = Buffer.concat([this.data(options.rp.id, departure, ATTESTED), attested]);
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    return this.credential({
      clientDataJSON: this.clientData('webauthn.create', options.challenge, departure).toString('base64url'),
      attestationObject: cbor(attestation).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Signs what was asked. */
  get(options: { challenge: string; rpId: string }, departure: Departure = {}) {
    this.counter = departure.counter ?? this.counter + 1;
    const clientData = this.clientData('webauthn.get', options.challenge, departure);
    const authData = this.data(options.rpId, departure, 0);
    const signature = createSign('SHA256').update(authData).update(sha256(clientData)).sign(this.key);
    return this.credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: departure.userHandle ?? this.userHandle,
    });
  }

  /** COSE: kty EC2, alg ES256, crv P-256. */
  private publicKey({ offCurve = false }: Departure): Buffer {
    const { x, y } = this.key.export({ format: 'jwk' });
    const coordinates = [x, y].map((part) => Buffer.from(part!, 'base64url'));
    if (offCurve) coordinates[1]!.writeUInt8(coordinates[1]!.readUInt8(31) ^ 1, 31);
    return cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, coordinates[0]!],
        [-3, coordinates[1]!],
      ]),
    );
  }

  private credential<T>(response: T) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} };
  }

  private clientData(type: string, challenge: string, { origin, challenge: another }: Departure): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge: another ?? challenge, origin: origin ?? this.origin, crossOrigin: false }),
    );
  }

  private data(rpId: string, { rpId: another, verified = true }: Departure, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([
      sha256(another ?? rpId),
      Buffer.from([PRESENT | flags | (verified ? VERIFIED : 0)]),
      counter,
    ]);
  }
}

import { createHash, randomBytes, timingSafeEqual, verify, X509Certificate } from 'node:crypto';
import { type Attribute, SignedData } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { MessageImprint, TimeStampReq, TimeStampResp, TSTInfo } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { Fetch } from '../shared/guarded-fetch.ts';

/** What an authority for timestamps says of a hash (RFC 3161): that it was there at this moment. `token` is its DER, base64. */
export type Timestamp = { at: string; authority: string; serial: string; token: string };

/** Asks for the timestamp of a SHA-256, in hexadecimal; null where no authority is configured. */
export type TimestampAuthority = (sha256: string) => Promise<Timestamp | null>;

const SHA256 = '2.16.840.1.101.3.4.2.1';
const HASHES: Readonly<Record<string, string>> = {
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const GRANTED = [0, 1];
const SET_TAG = 0x31;

/** An authority at an address. What it answers is checked before it is believed. */
export const timestampAuthority =
  (url: string, fetch: Fetch): TimestampAuthority =>
  async (sha256) => {
    const imprint = Buffer.from(sha256, 'hex');
    const nonce = positive(randomBytes(16));
    const request = new TimeStampReq({
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256, parameters: null }),
        hashedMessage: new OctetString(imprint),
      }),
      nonce: exact(nonce),
      certReq: true,
    });
    const answer = await fetch(new URL(url), {
      bytes: new Uint8Array(AsnConvert.serialize(request)),
      contentType: 'application/timestamp-query',
      accept: 'application/timestamp-reply',
    });
    return readTimestamp(answer, imprint, nonce);
  };

/**
 * The timestamp that an answer holds: granted, of this hash and this request, signed by a certificate for timestamps that it
 * carries. Whether that certificate is to be trusted is for whoever looks at the token later: the operator chose the authority.
 * @throws Error that says what is wrong with it
 */
export function readTimestamp(answer: Uint8Array, imprint: Buffer, nonce: Buffer | null): Timestamp {
  const { status, timeStampToken } = AsnConvert.parse(exact(answer), TimeStampResp);
  if (timeStampToken === undefined || !GRANTED.includes(Number(status.status)))
    throw new Error(`the authority refused (status ${Number(status.status)})`);
  const signed = AsnConvert.parse(timeStampToken.content, SignedData);
  const held = signed.encapContentInfo.eContent?.single?.buffer;
  if (signed.encapContentInfo.eContentType !== TST_INFO || held === undefined)
    throw new Error('the token holds no timestamp');
  const info = AsnConvert.parse(held, TSTInfo);
  if (
    info.messageImprint.hashAlgorithm.algorithm !== SHA256 ||
    !same(Buffer.from(info.messageImprint.hashedMessage.buffer), imprint)
  )
    throw new Error('the timestamp is of another hash');
  if (nonce !== null && (info.nonce === undefined || !same(Buffer.from(info.nonce), nonce)))
    throw new Error('the timestamp answers another request');
  return {
    at: info.genTime.toISOString(),
    authority: signerOf(signed, Buffer.from(held)).subject.split('\n').join(', '),
    serial: Buffer.from(info.serialNumber).toString('hex'),
    token: Buffer.from(AsnConvert.serialize(timeStampToken)).toString('base64'),
  };
}

/** The certificate that signed the token. */
function signerOf({ signerInfos, certificates }: SignedData, held: Buffer): X509Certificate {
  const [signer] = signerInfos;
  const hash = HASHES[signer?.digestAlgorithm.algorithm ?? ''];
  if (signer?.signedAttrs === undefined || hash === undefined) throw new Error('the token is not signed as it must be');
  const digest = signer.signedAttrs.find((one: Attribute) => one.attrType === MESSAGE_DIGEST)?.attrValues[0];
  const told = digest === undefined ? null : Buffer.from(AsnConvert.parse(digest, OctetString).buffer);
  if (told === null || !same(told, createHash(hash).update(held).digest()))
    throw new Error('the signature is of something else');
  const attributes = setOf(signer.signedAttrs.map((one) => Buffer.from(AsnConvert.serialize(one))));
  const signature = Buffer.from(signer.signature.buffer);
  for (const { certificate } of certificates ?? []) {
    if (certificate === undefined) continue;
    const read = new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)));
    const meant = (read.keyUsage ?? []).includes(TIME_STAMPING);
    if (meant && verify(hash, attributes, read.publicKey, signature)) return read;
  }
  throw new Error('no certificate for timestamps in the token made its signature');
}

/** What is signed is the attributes as a SET of DER: in the order of their bytes (RFC 5652, 5.4). */
function setOf(parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat([...parts].sort(Buffer.compare));
  const size = content.byteLength;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([SET_TAG, ...length]), content]);
}

const same = (a: Buffer, b: Buffer): boolean => a.byteLength === b.byteLength && timingSafeEqual(a, b);
/** An INTEGER of DER is signed, and has no leading zeros: a first byte with which it comes back as it went. */
const positive = (bytes: Buffer): Buffer => {
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return bytes;
};
const exact = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

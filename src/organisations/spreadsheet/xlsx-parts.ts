import { Unzip, UnzipInflate } from 'fflate';
import { SaxesParser } from 'saxes';
import { DomainError } from '../../shared/errors.ts';
import { malformed } from './faults.ts';
import { MAX_UNFOLDED } from './xlsx-size.ts';

/** Bytes given to the unpacker at once: what it makes of them is parsed before the next. */
const STEP = 32_768;

/** What is done with the XML of a part. Names come without their prefix; text comes in pieces. */
export type Handlers = {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
};

/**
 * Reads the XML of one part of a workbook as it is unpacked: neither the part nor its text is ever there as a whole. Yields
 * whenever something was parsed, so that the caller takes what it has made of it; false where there is no such part.
 * @throws DomainError `xlsx_malformed` for a broken archive or XML, and one that unfolds to more than it may
 */
export function* parsedPart(bytes: Uint8Array, path: string, handlers: Handlers): Generator<void, boolean> {
  const parser = parserOf(handlers);
  const decoder = new TextDecoder();
  const part: { state: 'absent' | 'open' | 'ended'; unfolded: number } = { state: 'absent', unfolded: 0 };
  const unzip = new Unzip((file) => {
    if (file.name !== path || part.state !== 'absent') return;
    part.state = 'open';
    file.ondata = (error, chunk, final) => {
      if (error !== null) throw malformed('xlsx');
      part.unfolded += chunk.byteLength;
      if (part.unfolded > MAX_UNFOLDED) throw malformed('xlsxSize');
      parser.write(decoder.decode(chunk, { stream: !final }));
      if (!final) return;
      parser.close();
      part.state = 'ended';
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.byteLength && part.state !== 'ended'; at += STEP) {
    try {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.byteLength);
    } catch (error) {
      throw error instanceof DomainError ? error : malformed('xlsx');
    }
    if (part.state !== 'absent') yield;
  }
  if (part.state === 'open') throw malformed('xlsx');
  return part.state === 'ended';
}

/** Reads a part to its end. */
export function parsePart(bytes: Uint8Array, path: string, handlers: Handlers): boolean {
  const reading = parsedPart(bytes, path, handlers);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

function parserOf({ open, close, text }: Handlers): SaxesParser {
  const parser = new SaxesParser();
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  const refuse = (): never => {
    throw malformed('xlsx');
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => open(local(name), attributes as Record<string, string>));
  if (close !== undefined) parser.on('closetag', ({ name }) => close(local(name)));
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return parser;
}

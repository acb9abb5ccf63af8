import { DomainError } from '../shared/errors.ts';
import { type Document, documentsOf } from './archive.ts';

/** The documents of an upload's body: the files of a form, or the body itself as one file; archives are unpacked. */
export async function documentsOfUpload(body: Buffer, contentType: string, name: string): Promise<Document[]> {
  const files = /^multipart\/form-data/i.test(contentType)
    ? await formFiles(body, contentType)
    : [{ name, bytes: body }];
  const budget = { documents: 0, bytes: 0, packed: body.byteLength };
  const documents: Document[] = [];
  for (const file of files) documents.push(...(await documentsOf(file.name, file.bytes, budget)));
  return documents;
}

/** The files of a form, with their names. @throws DomainError `form_malformed` */
export async function formFiles(body: Buffer, contentType: string): Promise<Document[]> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    const files = [...form.values()].filter((value) => typeof value !== 'string');
    return await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
  } catch (cause) {
    throw new DomainError('invalid', 'form_malformed', 'The form could not be read.', { cause });
  }
}

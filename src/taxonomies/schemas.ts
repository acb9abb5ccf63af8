import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../shared/language.ts';
import { CpvCode, InBothLanguages, listQuery, Named, Nullable, pageOf, Strict, Word } from '../shared/schemas.ts';

const LabelLanguage = Word(LANGUAGES, { description: 'Language of `label`; `fr` unless given' });
const labels = {
  label: Type.String({ description: 'In the language asked for' }),
  labels: InBothLanguages,
};
const cpv = {
  code: CpvCode,
  checkDigit: Type.String({ description: 'Published after a hyphen: 45262670-8' }),
  level: Type.Integer({ description: 'Significant digits: 2 division, 3 group, 4 class, 5 category, up to 8' }),
  parent: Nullable(Type.String()),
  ...labels,
};

export const CpvSchema = Named('Cpv', cpv);
export const CpvPage = pageOf(CpvSchema);
export const CpvDetail = Named('CpvDetail', {
  ...cpv,
  ancestors: Type.Array(CpvSchema, { description: 'From the division down' }),
  children: Type.Array(CpvSchema),
});
export const NutsSchema = Named('Nuts', {
  code: Type.String(),
  level: Type.Integer({ description: '0 country, 3 département' }),
  parent: Nullable(Type.String()),
  ...labels,
  lat: Nullable(Type.Number({ description: 'Centre in degrees, WGS 84; France only' })),
  lon: Nullable(Type.Number()),
});
export const NutsPage = pageOf(NutsSchema);

const q = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 200, description }));
export const CpvQuery = listQuery({
  q: q('A code or its beginning, or words of a label in either language; case and accents do not matter'),
  lang: Type.Optional(LabelLanguage),
});
export const NutsQuery = listQuery({
  q: q('A code or its beginning, or words of a name'),
  lang: Type.Optional(LabelLanguage),
  level: Type.Optional(Type.Integer({ minimum: 0, maximum: 3 })),
});
export const CpvParams = Strict({ code: CpvCode });
export const LanguageQuery = Strict({ lang: Type.Optional(LabelLanguage) });

export type CpvView = Static<typeof CpvSchema>;
export type CpvDetailView = Static<typeof CpvDetail>;
export type NutsView = Static<typeof NutsSchema>;

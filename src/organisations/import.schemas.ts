import { Type } from 'typebox';
import { LANGUAGES } from '../shared/language.ts';
import { CpvCode, Described, Named, Nullable, Strict, Uuid, Word } from '../shared/schemas.ts';
import { ContactMail } from './contacts.schemas.ts';
import { RecognisedByWord } from './namesakes.schemas.ts';
import { CAPABILITY_ORIGINS } from './table.ts';

const how = {
  clusterId: Type.Optional(
    Type.String({ format: 'uuid', description: "The cluster that new ones join; the caller's first unless given" }),
  ),
  mapping: Type.Optional(
    Type.String({
      maxLength: 20_000,
      description: 'JSON: heading → field, or null for a column that means nothing. Kept for the next file',
      examples: ['{"Nom d’usage":"name","Remarques":null}'],
    }),
  ),
  acceptSuggestions: Type.Optional(
    Type.Boolean({ description: 'Take the likely value of cells that a spreadsheet damaged; false unless given' }),
  ),
  lang: Type.Optional(
    Word(LANGUAGES, {
      description: 'Language of the messages; as the person chose, else as Accept-Language says, unless given',
    }),
  ),
};

export const ImportPreviewQuery = Strict(how);
export const ImportQuery = Strict({
  ...how,
  partial: Type.Optional(
    Type.Boolean({ description: 'Take the good rows even when others are faulty; false unless given' }),
  ),
  dryRun: Type.Optional(Type.Boolean({ description: 'Tell what would be done, and do nothing; false unless given' })),
  invite: Type.Optional(
    Type.Boolean({ description: 'Invite the contact of each row to speak for its organisation; false unless given' }),
  ),
  skills: Type.Optional(
    Type.Boolean({
      description:
        'Confirm the capabilities that the preview read from words and activity codes, all at once; false unless given',
    }),
  ),
  skillsLeft: Type.Optional(
    Type.String({
      maxLength: 20_000,
      description: 'JSON: row → CPV codes that are not confirmed, or null for all of the row; with `skills`',
      examples: ['{"7":["44611600"],"12":null}'],
    }),
  ),
});

const ImportRemark = Named(
  'ImportRemark',
  {
    row: Type.Integer({ description: 'As a spreadsheet counts: the heading is row 1 where nothing stands above it' }),
    name: Nullable(
      Type.String({ description: 'The company of the row, as its cell names it; null where it names none' }),
    ),
    column: Nullable(Type.String({ description: 'The heading as the file has it; null for the whole row' })),
    message: Type.String({ description: 'What is wrong, in words that follow the heading' }),
    suggestion: Type.Optional(Type.String({ description: 'What the cell most likely was meant to hold' })),
  },
  { description: 'A fault or a doubt of one cell or row' },
);

const told = {
  errors: Type.Array(ImportRemark, { description: 'What keeps rows out' }),
  warnings: Type.Array(ImportRemark, { description: 'What was taken over with a doubt' }),
  ignoredColumns: Type.Array(Type.String(), { description: 'Headings that nothing was taken from' }),
};

const counts = {
  created: Type.Integer({ description: 'Organisations that are new' }),
  updated: Type.Integer({ description: 'Organisations that were found by registration number or name' }),
};

export const ImportResult = Named(
  'OrganisationImportResult',
  {
    ...counts,
    invited: Type.Integer({ description: 'People invited' }),
    importId: Nullable(Type.String({ format: 'uuid', description: 'To undo it with; null where nothing was written' })),
    skills: Type.Integer({ description: 'Capabilities confirmed that were read from words and activity codes' }),
    ...told,
  },
  { description: 'What an import did, or would do' },
);

const ImportColumn = Named(
  'ImportColumn',
  {
    header: Type.String({ description: 'The heading as the file has it' }),
    field: Nullable(Type.String({ description: 'What it was taken for; null: nothing' })),
    confidence: Type.Number({ minimum: 0, maximum: 1, description: 'How surely' }),
    example: Nullable(Type.String({ description: 'The first cell that is not empty' })),
  },
  { description: 'A column of the file' },
);

const ImportDuplicate = Named(
  'ImportDuplicate',
  {
    row: Type.Integer({ description: 'Row of the file' }),
    name: Type.String({ description: 'Name in the file' }),
    organisationId: Uuid,
    existing: Type.String({ description: 'Name of the organisation that is there' }),
    by: RecognisedByWord,
    changes: Type.Array(Type.String(), { description: 'Fields that the row would change' }),
  },
  { description: 'A row that is an organisation which is there already' },
);

const ImportSkills = Named(
  'ImportSkills',
  {
    row: Type.Integer({ description: 'Row of the file' }),
    name: Type.String({ description: 'Name in the file' }),
    items: Type.Array(
      Named('ImportSkill', {
        cpv: CpvCode,
        label: Type.String({ description: 'In the language of the messages' }),
        level: Type.Integer({
          minimum: 1,
          maximum: 5,
          description: '2 by its own words, 1 by its activity code alone',
        }),
        evidence: Type.Integer({ minimum: 0, maximum: 5, description: '0: a list shows nothing' }),
        confidence: Type.Number({ minimum: 0, maximum: 1, description: 'How sure the reading is' }),
        origin: Word(CAPABILITY_ORIGINS, { description: 'Where it was read' }),
        quote: Type.String({ description: 'The words or the activity that it was read from' }),
      }),
      { description: 'The surest first' },
    ),
  },
  { description: 'What a row says that its company can do' },
);

export const ImportPreview = Named(
  'OrganisationImportPreview',
  {
    columns: Type.Array(ImportColumn, { description: 'The columns, in their order' }),
    rows: Type.Integer({ description: 'Rows below the heading, without blank ones, totals and repeated headings' }),
    ...counts,
    ...told,
    duplicates: Type.Array(ImportDuplicate, { description: 'Rows that are there already, with what would be merged' }),
    skills: Type.Array(ImportSkills, {
      description:
        'What the first 500 rows say that their companies can do; nothing counts before `skills` confirms it',
    }),
    skillCounts: Named(
      'ImportSkillCounts',
      {
        rows: Type.Integer({ description: 'Companies of which something was read' }),
        skills: Type.Integer({ description: 'Capabilities that were read, of all rows' }),
      },
      { description: 'What was read of all rows' },
    ),
    mail: Described(
      Nullable(ContactMail),
      'The mail that `invite` would send to the first contact; null: no row names one',
    ),
  },
  { description: 'What a file holds, before anything is kept' },
);

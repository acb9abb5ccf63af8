import { Type } from 'typebox';
import { LANGUAGES } from '../shared/language.ts';
import { EXAMPLE_ID, Named, PersonName, Uuid, Word } from '../shared/schemas.ts';
import { PasskeyAnswer } from './passkeys.schemas.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './passwords.ts';

export const Email = Type.String({ format: 'email', maxLength: 254, examples: ['coordinator@demo.example'] });
export const Password = Type.String({ minLength: PASSWORD_MIN, maxLength: PASSWORD_MAX });

export const RoleSchema = Type.Union(
  [
    Named('AdminRole', { role: Type.Literal('admin') }),
    Named('CoordinatorRole', { role: Type.Literal('coordinator'), clusterId: Uuid }),
    Named('MemberRole', { role: Type.Literal('member'), organisationId: Uuid }),
  ],
  { title: 'Role' },
);

/** A password that is there: that of the demo's people is the example. */
export const KnownPassword = Type.String({ minLength: 1, maxLength: PASSWORD_MAX, examples: ['groupement-demo'] });
/** Of an authenticator app, or a recovery code. */
export const Code = Type.String({
  minLength: 6,
  maxLength: 40,
  description: 'Six figures of the authenticator app, or a recovery code; each is good for once',
  examples: ['492039'],
});
/** What is shown beside the password where the account has a second factor: either. */
export const factorFields = { code: Type.Optional(Code), passkey: Type.Optional(PasskeyAnswer) };
export const LoginBody = Named('LoginInput', { email: Email, password: KnownPassword, ...factorFields });
export const RefreshBody = Named('RefreshInput', { refreshToken: Type.String({ minLength: 1, maxLength: 200 }) });
export const ForgottenBody = Named('ForgottenPasswordInput', { email: Email });
export const AcceptInvitationBody = Named('FirstPasswordInput', {
  token: Type.String({ minLength: 1, maxLength: 200 }),
  password: Password,
  ...factorFields,
});

export const Tokens = Named('Tokens', {
  accessToken: Type.String({ description: 'Send as `Authorization: Bearer …`' }),
  refreshToken: Type.String({ description: 'Good for one refresh' }),
  tokenType: Type.Literal('Bearer', { description: 'How to send the access token' }),
  expiresIn: Type.Integer({ description: 'Life of the access token in seconds' }),
});

/** What everybody who may see a person sees of it. */
export const personFields = {
  id: Uuid,
  email: Type.String(),
  name: Type.String(),
  language: Word(LANGUAGES),
  roles: Type.Array(RoleSchema),
};
export const PersonSchema = Named('Person', personFields);

export const NewUserBody = Named(
  'PersonInput',
  {
    email: Email,
    name: PersonName,
    language: Type.Optional(Word(LANGUAGES)),
    roles: Type.Array(RoleSchema, { minItems: 1, maxItems: 20 }),
  },
  {
    examples: [
      {
        email: 'anne.roy@ateliers-loire.example',
        name: 'Anne Roy',
        language: 'fr',
        roles: [{ role: 'member', organisationId: EXAMPLE_ID }],
      },
    ],
  },
);

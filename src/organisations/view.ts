import type { Static } from 'typebox';
import type { Parts } from './parts.repository.ts';
import { sizeClasses } from './profile.domain.ts';
import type { OrganisationRow } from './repository.ts';
import { isExcluded } from './rights.domain.ts';
import type { OrganisationSchema } from './schemas.ts';

/** An organisation as the API answers it. */
export type OrganisationView = Static<typeof OrganisationSchema>;

/** Puts an organisation and its lists together; `today` (`2026-11-21`) decides what has expired. */
export function toView(row: OrganisationRow, parts: Parts, today: string): OrganisationView {
  const { searchName: _folded, createdAt, updatedAt, profileConfirmedAt, ...organisation } = row;
  return {
    ...organisation,
    excluded: isExcluded(row, today),
    years: parts.years.map(({ organisationId: _id, ...year }) => ({ ...year, ...sizeClasses(year) })),
    capabilities: parts.capabilities.map(({ id: _id, organisationId: _of, ...capability }) => capability),
    certifications: parts.certifications.map(({ code, issuer, validUntil }) => ({
      code,
      issuer,
      validUntil,
      expired: validUntil !== null && validUntil < today,
    })),
    references: parts.references.map(({ organisationId: _id, ...reference }) => reference),
    profileConfirmedAt: profileConfirmedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

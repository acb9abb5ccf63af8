import type { Static } from 'typebox';
import type { Parts } from './parts.repository.ts';
import { sizeClasses } from './profile.domain.ts';
import type { OrganisationRow } from './repository.ts';
import { isExcluded } from './rights.domain.ts';
import type { OrganisationSchema } from './schemas.ts';

/** An organisation as the API answers it. */
export type OrganisationView = Static<typeof OrganisationSchema>;

/**
 * What a partner cluster sees of an organisation that is shared with it: who it is, where, how large and what it can
 * do. No figures, no evidence, no declared grounds: more only by the organisation's own consent.
 */
export const partnerProfile = (view: OrganisationView): OrganisationView => ({
  ...view,
  ...WITHHELD,
  profileConfirmedAt: null,
  exclusionGround: null,
  excludedUntil: null,
  excluded: false,
  years: [],
  references: [],
  capabilities: view.capabilities.map(({ cpv, level }) => ({
    cpv,
    level,
    evidence: 0,
    capacityCents: null,
    description: null,
  })),
});

/** Figures that no row of a list shows to a partner either. */
export const WITHHELD = { headcount: null, turnoverCents: null } as const;

/** Puts an organisation and its lists together; `today` (`2026-11-21`) decides what has expired. */
export function toView(row: OrganisationRow, parts: Parts, today: string): OrganisationView {
  const { searchName: _folded, createdAt, updatedAt, profileConfirmedAt, ...organisation } = row;
  return {
    ...organisation,
    excluded: isExcluded(row, today),
    years: parts.years.map(({ organisationId: _id, ...year }) => ({ ...year, ...sizeClasses(year) })),
    capabilities: parts.capabilities.map(({ cpv, level, evidence, capacityCents, description }) => ({
      cpv,
      level,
      evidence,
      capacityCents,
      description,
    })),
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

import type { RoleName } from '../shared/actor.ts';

/** Addresses of the demonstration's own people, one for each role: its seeds make them, its sign-in offers them. */
export const DEMO_EMAILS = {
  admin: 'admin@demo.example',
  coordinator: 'coordinator@demo.example',
  member: 'member@demo.example',
} as const satisfies Record<RoleName, string>;

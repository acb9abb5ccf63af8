import { describe } from 'vitest';
import { crowdTest } from './crowd.ts';

describe('a crowd of members, on the PostgreSQL queue', () => crowdTest(false));

import { describe } from 'vitest';
import { crowdTest } from './crowd.ts';

describe('a crowd of members, on the Redis queue', () => crowdTest(true));

/**
 * The architecture: which lib may import which. ESLint enforces it, a test proves it has no circle, and
 * docs/ARCHITECTURE.md shows it. A lib stands below everything that lists it.
 */
const base = ['kernel', 'database', 'graphql', 'audit', 'identity'];

export const mayImport = {
  kernel: [],
  database: ['kernel'],
  graphql: ['kernel', 'database'],
  audit: ['kernel', 'database', 'graphql'],
  identity: ['kernel', 'database', 'graphql', 'audit', 'eligibility'],
  finding: ['kernel', 'database', 'graphql'],
  notices: ['kernel', 'database'],
  eligibility: ['kernel'],
  matching: ['kernel', 'eligibility'],
  places: [...base, 'eligibility'],
  accommodation: [...base, 'eligibility', 'matching'],
  households: [...base, 'eligibility', 'places'],
  search: [...base, 'eligibility', 'matching', 'places', 'accommodation', 'households'],
  placements: [
    ...base,
    'notices',
    'eligibility',
    'matching',
    'places',
    'accommodation',
    'households',
    'search',
  ],
  'safe-start-fund': [
    ...base,
    'notices',
    'eligibility',
    'places',
    'accommodation',
    'households',
    'placements',
  ],
  sanctuary: [
    ...base,
    'notices',
    'eligibility',
    'matching',
    'places',
    'accommodation',
    'households',
    'search',
    'placements',
  ],
  'duty-report': [
    ...base,
    'notices',
    'eligibility',
    'places',
    'accommodation',
    'households',
    'search',
    'placements',
  ],
  demo: [
    ...base,
    'eligibility',
    'matching',
    'places',
    'accommodation',
    'households',
    'search',
    'placements',
    'safe-start-fund',
    'sanctuary',
    'duty-report',
  ],
};

/** Libs that are only rules: no framework, no table, no clock. */
export const pure = ['kernel', 'eligibility', 'matching'];

import type { SubRegion } from '../domain/places';

/** The sub-region of each district of Greater Essex, by ONS code. */
export const subRegions: Readonly<Record<string, SubRegion>> = {
  E07000066: 'SOUTH', // Basildon
  E07000067: 'NORTH', // Braintree
  E07000068: 'WEST', // Brentwood
  E07000069: 'SOUTH', // Castle Point
  E07000070: 'MID', // Chelmsford
  E07000071: 'NORTH', // Colchester
  E07000072: 'WEST', // Epping Forest
  E07000073: 'WEST', // Harlow
  E07000074: 'MID', // Maldon
  E07000075: 'SOUTH', // Rochford
  E07000076: 'NORTH', // Tendring
  E07000077: 'NORTH', // Uttlesford
  E06000033: 'SOUTH', // Southend-on-Sea
  E06000034: 'SOUTH', // Thurrock
};

/**
 * The sub-region each planned council of 2028 would mostly lie in. West Essex would take Uttlesford, which is NORTH
 * today, so services there would be masked as WEST from then on.
 */
export const plannedSubRegions: Readonly<Record<string, SubRegion>> = {
  'North East Essex': 'NORTH',
  'Mid Essex': 'MID',
  'West Essex': 'WEST',
  'South West Essex': 'SOUTH',
  'South East Essex': 'SOUTH',
};

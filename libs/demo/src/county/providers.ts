import type { AccommodationType, ProviderType } from '@app/eligibility';
import type { SubRegion } from '@app/places';
import { demoOrganisation } from '../people';

/** How many services of each type a provider has, and where it works. */
export interface ProviderPlan {
  readonly key: string;
  readonly providerType: ProviderType;
  readonly services: readonly AccommodationType[];
  /** Services are given districts from here as long as there are any. */
  readonly reach: readonly SubRegion[];
  /** Absent for a provider that demo people work for: `people.ts` has it. */
  readonly invented?: { readonly name: string; readonly districtCode: string };
}

const times = (count: number, type: AccommodationType): AccommodationType[] =>
  new Array<AccommodationType>(count).fill(type);

/**
 * The ten providers of the county and their 40 services. Two are of a kind that the law does not count (SI 2021/991
 * regulation 2), so that "not counted" is seen. The first two are those of `people.ts`.
 */
export const providerPlans: readonly ProviderPlan[] = [
  {
    key: 'lanternfield',
    providerType: demoOrganisation('lanternfield').providerType ?? 'OTHER',
    services: [...times(6, 'REFUGE'), 'SPECIALIST', 'SANCTUARY'],
    reach: ['MID', 'WEST', 'NORTH'],
  },
  {
    key: 'saltmarsh',
    providerType: demoOrganisation('saltmarsh').providerType ?? 'OTHER',
    services: [...times(4, 'DISPERSED'), ...times(3, 'SECOND_STAGE'), 'REFUGE'],
    reach: ['NORTH', 'SOUTH'],
  },
  {
    key: 'millstream',
    providerType: 'PRIVATE_REGISTERED_PROVIDER',
    services: [...times(2, 'DISPERSED'), ...times(2, 'SECOND_STAGE'), 'OTHER_DESIGNATED'],
    reach: ['SOUTH'],
    invented: { name: 'Millstream Homes (invented)', districtCode: 'E07000066' },
  },
  {
    key: 'estuary-light',
    providerType: 'REGISTERED_CHARITY_DA',
    services: [...times(2, 'REFUGE'), 'SPECIALIST'],
    reach: ['SOUTH'],
    invented: { name: 'Estuary Light (invented)', districtCode: 'E06000033' },
  },
  {
    key: 'foxglove',
    providerType: 'REGISTERED_CHARITY_DA',
    services: [...times(2, 'REFUGE'), 'DISPERSED', 'SANCTUARY'],
    reach: ['NORTH'],
    invented: { name: 'Foxglove Safe Living (invented)', districtCode: 'E07000067' },
  },
  {
    key: 'marigold-sisters',
    providerType: 'REGISTERED_CHARITY_DA',
    services: [...times(2, 'SPECIALIST'), 'REFUGE'],
    reach: ['WEST'],
    invented: { name: 'Marigold Sisters (invented)', districtCode: 'E07000073' },
  },
  {
    key: 'quayside',
    providerType: 'PRIVATE_REGISTERED_PROVIDER',
    services: ['DISPERSED', 'SECOND_STAGE', 'OTHER_DESIGNATED'],
    reach: ['SOUTH'],
    invented: { name: 'Quayside Housing (invented)', districtCode: 'E06000034' },
  },
  {
    key: 'highwood',
    providerType: 'OTHER_CHARITY',
    services: ['REFUGE', 'SECOND_STAGE'],
    reach: ['WEST'],
    invented: { name: 'Highwood Trust (invented)', districtCode: 'E07000072' },
  },
  {
    key: 'willowbank',
    providerType: 'REGISTERED_CHARITY_DA',
    services: ['REFUGE', 'SPECIALIST'],
    reach: ['MID', 'SOUTH'],
    invented: { name: 'Willowbank Refuge (invented)', districtCode: 'E07000068' },
  },
  {
    key: 'ashgate',
    providerType: 'PRIVATE_LANDLORD',
    services: times(2, 'OTHER_DESIGNATED'),
    reach: ['SOUTH', 'MID'],
    invented: { name: 'Ashgate Rooms (invented)', districtCode: 'E07000066' },
  },
];

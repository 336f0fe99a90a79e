import { type AccommodationFacts, bedAndBreakfast, relevantAccommodation } from './relevant-accommodation';
import { accommodationTypes, ownerTypes, providerTypes } from './words';

const aRefuge: AccommodationFacts = {
  accommodationType: 'REFUGE',
  providerType: 'REGISTERED_CHARITY_DA',
  partOfSanctuaryScheme: false,
  temporary: true,
  selfContained: false,
  sharesFacilities: true,
  ownedOrManagedBy: 'VOLUNTARY_ORGANISATION',
};
const aBedAndBreakfast: AccommodationFacts = { ...aRefuge, ownedOrManagedBy: 'OTHER' };

describe('relevant accommodation (SI 2021/991 reg 2)', () => {
  it.each(providerTypes)('is given by %s only if the regulation names it', (providerType) => {
    const named = ['LOCAL_HOUSING_AUTHORITY', 'PRIVATE_REGISTERED_PROVIDER', 'REGISTERED_CHARITY_DA'];
    expect(relevantAccommodation({ ...aRefuge, providerType })).toBe(named.includes(providerType));
  });

  it.each(accommodationTypes)('may be of type %s, save sanctuary outside a scheme', (accommodationType) => {
    expect(relevantAccommodation({ ...aRefuge, accommodationType })).toBe(accommodationType !== 'SANCTUARY');
  });

  it('is every home in a sanctuary scheme, whoever provides it', () => {
    const home: AccommodationFacts = {
      ...aBedAndBreakfast,
      accommodationType: 'SANCTUARY',
      providerType: 'OTHER',
      partOfSanctuaryScheme: true,
    };
    expect(relevantAccommodation(home)).toBe(true);
  });

  it('is never bed and breakfast', () => {
    expect(relevantAccommodation(aBedAndBreakfast)).toBe(false);
  });

  it.each(ownerTypes)(
    'is bed and breakfast when shared, temporary and owned by %s only if commercial',
    (owner) => {
      expect(bedAndBreakfast({ ...aBedAndBreakfast, ownedOrManagedBy: owner })).toBe(owner === 'OTHER');
    },
  );

  it.each([
    ['lasting', { temporary: false }],
    ['self-contained', { selfContained: true }],
    ['without shared facilities', { sharesFacilities: false }],
  ])('is not bed and breakfast when %s', (_, facts) => {
    expect(bedAndBreakfast({ ...aBedAndBreakfast, ...facts })).toBe(false);
  });
});

import { providerTypes } from '@app/eligibility';
import { organisationKinds } from '@app/identity';
import { kindWords, organisationFacts, organisationRows, providerWords } from './organisation.page';

const refuge = {
  id: 'o-1',
  name: 'Lanternfield Refuge',
  kind: 'PROVIDER',
  providerType: 'REGISTERED_CHARITY_DA',
  districtName: 'Chelmsford',
  authorityCode: null,
  dutyEmail: null,
  people: 1,
} as const;

describe('an organisation', () => {
  it('is one line of the list, which says when nobody can be told there', () => {
    expect(organisationRows([refuge])).toEqual([
      {
        href: '/organisations/o-1',
        name: 'Lanternfield Refuge',
        kind: 'Provider of safe accommodation, Chelmsford',
        people: '1 person has a role there',
        mute: true,
      },
    ]);
    expect(organisationRows([{ ...refuge, people: 0, dutyEmail: 'duty@example.org' }])[0]).toMatchObject({
      people: 'Nobody has a role there',
      mute: false,
    });
  });

  it('has the facts that its kind has, and no others', () => {
    expect(organisationFacts(refuge).map(([name]) => name)).toEqual([
      'What it is',
      'Kind of provider',
      'District',
      'People',
    ]);
    const county = {
      ...refuge,
      kind: 'TIER_ONE_AUTHORITY',
      providerType: null,
      districtName: null,
      authorityCode: 'E10000012',
    } as const;
    expect(organisationFacts(county)).toContainEqual(['Code of the authority', 'E10000012']);
  });

  it('has words for every kind', () => {
    expect(Object.keys(kindWords)).toEqual([...organisationKinds]);
    expect(Object.keys(providerWords)).toEqual([...providerTypes]);
  });
});

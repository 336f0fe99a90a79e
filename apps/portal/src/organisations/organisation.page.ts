import type { OrganisationKind } from '@app/identity';
import type { ProviderType } from '@app/eligibility';

export interface OrganisationData {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly providerType: ProviderType | null;
  readonly districtName: string | null;
  readonly authorityCode: string | null;
  readonly dutyEmail: string | null;
  readonly people: number;
}

export interface OrganisationsData {
  readonly organisations: {
    readonly nodes: readonly Omit<OrganisationData, 'authorityCode'>[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

export const kindWords: Readonly<Record<OrganisationKind, string>> = {
  PROVIDER: 'Provider of safe accommodation',
  DISTRICT_COUNCIL: 'District council',
  TIER_ONE_AUTHORITY: 'County or unitary council',
  COMPASS: 'Compass, the single point of contact',
  REFERRER: 'Referrer: police, advocacy, social care',
  HEARTH: 'Hearth’s own service team',
};

/** In the words of regulation 2 of SI 2021/991, and what it does not name. */
export const providerWords: Readonly<Record<ProviderType, string>> = {
  LOCAL_HOUSING_AUTHORITY: 'Local housing authority',
  PRIVATE_REGISTERED_PROVIDER: 'Private registered provider of social housing',
  REGISTERED_CHARITY_DA: 'Registered charity that supports victims of domestic abuse',
  OTHER_CHARITY: 'Another charity',
  COUNCIL_TIER_ONE: 'County or unitary council',
  PRIVATE_LANDLORD: 'Private landlord',
  OTHER: 'Something else',
};

const peopleInWords = (count: number): string =>
  count === 0
    ? 'Nobody has a role there'
    : `${String(count)} ${count === 1 ? 'person has' : 'people have'} a role there`;

/** One line for each organisation of the list. Pure. */
export const organisationRows = (organisations: OrganisationsData['organisations']['nodes']) =>
  organisations.map(({ id, name, kind, districtName, dutyEmail, people }) => ({
    href: `/organisations/${id}`,
    name,
    kind: [kindWords[kind], districtName].filter((part) => part !== null).join(', '),
    people: peopleInWords(people),
    mute: dutyEmail === null,
  }));

/** What stands of one organisation, beside what may change. */
export const organisationFacts = ({
  kind,
  providerType,
  districtName,
  authorityCode,
  people,
}: OrganisationData): readonly (readonly [string, string])[] => [
  ['What it is', kindWords[kind]],
  ...(providerType === null ? [] : [['Kind of provider', providerWords[providerType]] as const]),
  ...(districtName === null ? [] : [['District', districtName] as const]),
  ...(authorityCode === null ? [] : [['Code of the authority', authorityCode] as const]),
  ['People', peopleInWords(people)],
];

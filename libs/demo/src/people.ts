import type { Role } from '@app/kernel';

/** What kind of body an organisation of the demonstration is. */
export type DemoOrganisationKind =
  'PROVIDER' | 'DISTRICT_COUNCIL' | 'TIER_ONE_AUTHORITY' | 'COMPASS' | 'REFERRER' | 'HEARTH';

/** What kind of provider it is, in the words of the law (domain 2.2). */
export type DemoProviderType = 'REGISTERED_CHARITY_DA' | 'OTHER_CHARITY' | 'PRIVATE_REGISTERED_PROVIDER';

/**
 * An organisation of the demonstration. `key` is fixed for ever: whoever builds the county makes ids from it.
 * Councils are real, with their ONS codes; everything else is invented.
 */
export interface DemoOrganisation {
  readonly key: string;
  readonly name: string;
  readonly kind: DemoOrganisationKind;
  /** ONS code of the district it is in or serves. Unitary councils have one beside their authority code. */
  readonly districtCode?: string;
  /** ONS code of the tier-one authority that it is. */
  readonly authorityCode?: string;
  readonly providerType?: DemoProviderType;
}

/** The roles that somebody holds in one organisation. */
export interface DemoMembership {
  /** Key of a demo organisation. */
  readonly organisation: string;
  readonly roles: readonly Role[];
}

/**
 * Somebody one can be in the demonstration. Everyone is invented.
 * `id` is short and speakable: it is the subject in tokens and what `npm run token -- <id>` takes.
 */
export interface DemoPerson extends DemoMembership {
  readonly id: string;
  readonly name: string;
  /** One sentence for the sign-in page: what this person is for. */
  readonly blurb: string;
  /** Further organisations this person works for. */
  readonly also?: readonly DemoMembership[];
}

/** How a role is named within a sentence; the same words as on the pages. */
export const roleNames: Readonly<Record<Role, string>> = {
  PROVIDER_WORKER: 'provider worker',
  ON_CALL_WORKER: 'on-call worker',
  PROVIDER_MANAGER: 'provider manager',
  NAVIGATOR: 'navigator',
  COMPASS_WORKER: 'Compass worker',
  REFERRING_PRACTITIONER: 'referring practitioner',
  FUND_OFFICER: 'fund officer',
  PANEL_MEMBER: 'panel member',
  PANEL_CHAIR: 'panel chair',
  FINANCE_PREPARER: 'finance preparer',
  FINANCE_APPROVER: 'finance approver',
  COMMISSIONER: 'commissioner',
  DATA_OFFICER: 'data officer',
  AUDITOR: 'auditor',
  ADMINISTRATOR: 'administrator',
};

const council = (key: string, name: string, districtCode: string): DemoOrganisation => ({
  key,
  name,
  kind: 'DISTRICT_COUNCIL',
  districtCode,
});

/** Every organisation that a demo person works for, and all district councils of Essex. */
export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    key: 'lanternfield',
    name: 'Lanternfield Refuge',
    kind: 'PROVIDER',
    districtCode: 'E07000070',
    providerType: 'REGISTERED_CHARITY_DA',
  },
  {
    key: 'saltmarsh',
    name: 'Saltmarsh Safe Homes',
    kind: 'PROVIDER',
    districtCode: 'E07000076',
    providerType: 'PRIVATE_REGISTERED_PROVIDER',
  },
  council('basildon', 'Basildon Borough Council', 'E07000066'),
  council('braintree', 'Braintree District Council', 'E07000067'),
  council('brentwood', 'Brentwood Borough Council', 'E07000068'),
  council('castle-point', 'Castle Point Borough Council', 'E07000069'),
  council('chelmsford', 'Chelmsford City Council', 'E07000070'),
  council('colchester', 'Colchester City Council', 'E07000071'),
  council('epping-forest', 'Epping Forest District Council', 'E07000072'),
  council('harlow', 'Harlow Council', 'E07000073'),
  council('maldon', 'Maldon District Council', 'E07000074'),
  council('rochford', 'Rochford District Council', 'E07000075'),
  council('tendring', 'Tendring District Council', 'E07000076'),
  council('uttlesford', 'Uttlesford District Council', 'E07000077'),
  { key: 'essex', name: 'Essex County Council', kind: 'TIER_ONE_AUTHORITY', authorityCode: 'E10000012' },
  {
    key: 'southend',
    name: 'Southend-on-Sea City Council',
    kind: 'TIER_ONE_AUTHORITY',
    authorityCode: 'E06000033',
    districtCode: 'E06000033',
  },
  {
    key: 'thurrock',
    name: 'Thurrock Council',
    kind: 'TIER_ONE_AUTHORITY',
    authorityCode: 'E06000034',
    districtCode: 'E06000034',
  },
  { key: 'compass', name: 'Compass', kind: 'COMPASS' },
  { key: 'harbourlight', name: 'Harbourlight Advocacy', kind: 'REFERRER' },
  { key: 'county-police', name: 'County Police Safeguarding Team', kind: 'REFERRER' },
  { key: 'hearth', name: 'Hearth service team', kind: 'HEARTH' },
];

/** Ready-made people for every role of product section 1. */
export const demoPeople: readonly DemoPerson[] = [
  {
    id: 'rosa',
    name: 'Rosa Marlow',
    organisation: 'lanternfield',
    roles: ['PROVIDER_MANAGER'],
    blurb: 'Runs the refuges: sets entry rules, publishes what is free, answers referrals.',
  },
  {
    id: 'wren',
    name: 'Wren Aldous',
    organisation: 'lanternfield',
    roles: ['PROVIDER_WORKER'],
    blurb: 'Works days: confirms vacancies, records arrivals and departures.',
  },
  {
    id: 'owen',
    name: 'Owen Tarrant',
    organisation: 'lanternfield',
    roles: ['ON_CALL_WORKER'],
    blurb: 'Answers referrals in the evening and at night.',
  },
  {
    id: 'maya',
    name: 'Maya Sandford',
    organisation: 'saltmarsh',
    roles: ['PROVIDER_MANAGER'],
    blurb: 'Runs dispersed and second-stage homes near the coast.',
  },
  {
    id: 'sam',
    name: 'Sam Pettit',
    organisation: 'saltmarsh',
    roles: ['PROVIDER_WORKER'],
    blurb: 'Works days: gets homes ready and welcomes families.',
  },
  {
    id: 'omar',
    name: 'Omar Fenwick',
    organisation: 'saltmarsh',
    roles: ['ON_CALL_WORKER'],
    blurb: 'Answers referrals in the evening and at night.',
  },
  {
    id: 'bea',
    name: 'Bea Winslow',
    organisation: 'lanternfield',
    roles: ['ON_CALL_WORKER'],
    also: [{ organisation: 'saltmarsh', roles: ['PROVIDER_WORKER'] }],
    blurb: 'A bank worker with shifts at two providers: chooses for whom she works.',
  },
  {
    id: 'nina',
    name: 'Nina Colby',
    organisation: 'colchester',
    roles: ['NAVIGATOR'],
    blurb: 'Finds and holds a place tonight for households in Colchester.',
  },
  {
    id: 'noah',
    name: 'Noah Brandt',
    organisation: 'basildon',
    roles: ['NAVIGATOR'],
    blurb: 'Finds and holds a place tonight for households in Basildon. Colchester’s are hidden from him.',
  },
  {
    id: 'nadia',
    name: 'Nadia Southey',
    organisation: 'southend',
    roles: ['NAVIGATOR'],
    blurb: 'Finds and holds a place tonight for households in Southend-on-Sea.',
  },
  {
    id: 'cora',
    name: 'Cora Lyle',
    organisation: 'compass',
    roles: ['COMPASS_WORKER'],
    blurb: 'Takes the first call, registers the household and hands it over by its spoken code.',
  },
  {
    id: 'iris',
    name: 'Iris Dunmore',
    organisation: 'harbourlight',
    roles: ['REFERRING_PRACTITIONER'],
    blurb: 'An independent domestic violence advisor (IDVA) who refers and follows her own referrals.',
  },
  {
    id: 'piers',
    name: 'Piers Halloway',
    organisation: 'county-police',
    roles: ['REFERRING_PRACTITIONER'],
    blurb: 'A police officer who refers and follows his own referrals.',
  },
  {
    id: 'fran',
    name: 'Fran Oakes',
    organisation: 'essex',
    roles: ['FUND_OFFICER'],
    blurb: 'Looks through fund applications and decides the smaller ones, without seeing who they are for.',
  },
  {
    id: 'clare',
    name: 'Clare Whitmore',
    organisation: 'essex',
    roles: ['PANEL_CHAIR'],
    blurb: 'Chairs the fund panel and breaks a tie.',
  },
  {
    id: 'petra',
    name: 'Petra Vance',
    organisation: 'essex',
    roles: ['PANEL_MEMBER'],
    blurb: 'Votes on fund applications.',
  },
  {
    id: 'paul',
    name: 'Paul Ingram',
    organisation: 'essex',
    roles: ['PANEL_MEMBER'],
    blurb: 'Votes on fund applications.',
  },
  {
    id: 'priya',
    name: 'Priya Chandler',
    organisation: 'essex',
    roles: ['PANEL_MEMBER'],
    blurb: 'Votes on fund applications.',
  },
  {
    id: 'felix',
    name: 'Felix Harding',
    organisation: 'essex',
    roles: ['FINANCE_PREPARER'],
    blurb: 'Prepares payment runs.',
  },
  {
    id: 'freya',
    name: 'Freya Lindell',
    organisation: 'essex',
    roles: ['FINANCE_APPROVER'],
    blurb: 'Approves the payment runs that somebody else prepared.',
  },
  {
    id: 'esther',
    name: 'Esther Quill',
    organisation: 'essex',
    roles: ['COMMISSIONER'],
    blurb: 'Reads dashboards and signs the annual return for Essex.',
  },
  {
    id: 'stan',
    name: 'Stan Priory',
    organisation: 'southend',
    roles: ['COMMISSIONER'],
    blurb: 'Reads dashboards and signs the annual return for Southend-on-Sea.',
  },
  {
    id: 'theo',
    name: 'Theo Grayling',
    organisation: 'thurrock',
    roles: ['COMMISSIONER'],
    blurb: 'Reads dashboards and signs the annual return for Thurrock.',
  },
  {
    id: 'dana',
    name: 'Dana Whitlock',
    organisation: 'essex',
    roles: ['DATA_OFFICER'],
    blurb: 'Opens a figure to the references behind it and puts data right with the provider.',
  },
  {
    id: 'audrey',
    name: 'Audrey Finch',
    organisation: 'essex',
    roles: ['AUDITOR'],
    blurb: 'The data protection officer: sees who looked at what, and why.',
  },
  {
    id: 'adam',
    name: 'Adam Sorrel',
    organisation: 'hearth',
    roles: ['ADMINISTRATOR'],
    blurb: 'Keeps organisations, people and settings. Sees no household and no refuge address.',
  },
];

/** The person with this id, if there is one. */
export const demoPerson = (id: string): DemoPerson | undefined =>
  demoPeople.find((person) => person.id === id);

/** Everything the person is a member of, the first organisation first. */
export const membershipsOf = (person: DemoPerson): readonly DemoMembership[] => [
  { organisation: person.organisation, roles: person.roles },
  ...(person.also ?? []),
];

/** Whom one can be, for a terminal: a line for each role of each organisation, with who holds it. */
export function peopleInLines(): string[] {
  const held = demoPeople.flatMap((person) =>
    membershipsOf(person).flatMap(({ organisation, roles }) =>
      roles.map((role) => ({ id: person.id, organisation, role: roleNames[role] })),
    ),
  );
  const organisations = [...new Set(held.map(({ organisation }) => organisation))];
  const rows = organisations.flatMap((key) => {
    const here = held.filter(({ organisation }) => organisation === key);
    return [...new Set(here.map(({ role }) => role))].map((role, index) => ({
      organisation: index === 0 ? demoOrganisation(key).name : '',
      role,
      people: here.filter((each) => each.role === role).map(({ id }) => id),
    }));
  });
  const wide = Math.max(...rows.map(({ organisation }) => organisation.length));
  const roleWide = Math.max(...rows.map(({ role }) => role.length));
  return rows.map(
    ({ organisation, role, people }) =>
      `  ${organisation.padEnd(wide)}  ${role.padEnd(roleWide)}  ${people.join(', ')}`,
  );
}

/** The organisation with this key; a RangeError when there is none, for only a program can be wrong here. */
export function demoOrganisation(key: string): DemoOrganisation {
  const found = demoOrganisations.find((organisation) => organisation.key === key);
  if (!found) throw new RangeError(`No demo organisation has the key ${key}`);
  return found;
}

import type { Role } from '@app/kernel';
import type { District } from '@app/places';
import { demoOrganisations, demoPeople, membershipsOf } from '../people';
import type { Draw } from './draw';
import { organisationId, personId } from './ids';
import { providerPlans } from './providers';

/** Somebody of the county who cannot be chosen at sign-in: who works where no demo person does. */
export interface CountyWorker {
  readonly subject: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: Role;
}

const surnames = [
  'Amber',
  'Birch',
  'Cedar',
  'Dale',
  'Elder',
  'Fern',
  'Grove',
  'Hazel',
  'Ivy',
  'Juniper',
  'Larch',
  'Maple',
] as const;

const placing: readonly Role[] = ['NAVIGATOR', 'REFERRING_PRACTITIONER'];

const councils = demoOrganisations.filter(
  ({ kind, districtCode }) => kind !== 'PROVIDER' && districtCode !== undefined && kind !== 'REFERRER',
);

/** Who holds cases for an organisation: the first demo person who may, if there is one. */
const demoHolder = (organisation: string, roles: readonly Role[]): string | undefined =>
  demoPeople.find((person) =>
    membershipsOf(person).some(
      (work) => work.organisation === organisation && work.roles.some((role) => roles.includes(role)),
    ),
  )?.id;

const invented = (subject: string, index: number, organisation: string, role: Role): CountyWorker => ({
  subject,
  name: `Robin ${surnames[index % surnames.length] ?? ''} (invented)`,
  organisation,
  role,
});

/** The navigators of the councils of Greater Essex, and the managers of providers, where no demo person is one. */
export const countyWorkers: readonly CountyWorker[] = [
  ...councils
    .filter(({ key }) => demoHolder(key, placing) === undefined)
    .map(({ key }, index) => invented(`county-navigator-${key}`, index, key, 'NAVIGATOR')),
  ...providerPlans
    .filter(({ key }) => demoHolder(key, ['PROVIDER_WORKER']) === undefined)
    .map(({ key }, index) => invented(`county-manager-${key}`, index + 5, key, 'PROVIDER_MANAGER')),
];

/** The id of somebody who answers referrals for a provider. */
export function workerAt(provider: string): string {
  const subject =
    demoHolder(provider, ['PROVIDER_WORKER']) ??
    countyWorkers.find(({ organisation }) => organisation === provider)?.subject;
  if (subject === undefined) throw new Error(`Nobody works at ${provider}.`);
  return personId(subject);
}

/** An organisation that holds a household's case, and who in it does. */
export interface Holder {
  readonly organisationId: string;
  readonly personId: string;
  readonly key: string;
  /** Compass registers and hands over; it places nobody. */
  readonly places: boolean;
}

function holder(key: string, subject: string | undefined, places: boolean): Holder {
  if (subject === undefined) throw new Error(`Nobody at ${key} can hold a case.`);
  return { organisationId: organisationId(key), personId: personId(subject), key, places };
}

const councilHolders = new Map(
  councils.map(({ key, districtCode }) => [
    districtCode ?? '',
    holder(
      key,
      demoHolder(key, placing) ?? countyWorkers.find((worker) => worker.organisation === key)?.subject,
      true,
    ),
  ]),
);

/** The council that helps those who have to leave this district. */
export function councilOf(district: District): Holder {
  const found = councilHolders.get(district.code);
  if (!found) throw new Error(`No council holds cases for ${district.name}.`);
  return found;
}

/** Who registers a household first: mostly its council, else Compass, an advisor or the police. */
export const registrars: readonly (readonly [Holder | null, number])[] = [
  [null, 78],
  [holder('compass', demoHolder('compass', ['COMPASS_WORKER']), false), 10],
  [holder('harbourlight', demoHolder('harbourlight', placing), true), 7],
  [holder('county-police', demoHolder('county-police', placing), true), 5],
];

/** Every organisation whose demo person should find households waiting. */
export const expecting = [
  'colchester',
  'basildon',
  'southend',
  'compass',
  'harbourlight',
  'county-police',
] as const;

/** Who registers each of so many households; null: its own council. */
export const registrarFor = (draw: Draw, count: number): (Holder | null)[] => draw.deal(count, registrars);

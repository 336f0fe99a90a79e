import {
  type AccommodationType,
  type AdmissionPolicy,
  type OwnerType,
  relevantAccommodation,
} from '@app/eligibility';
import { addDays, type LocalDate } from '@app/kernel';
import { type District, maskOf } from '@app/places';
import type { Draw } from './draw';
import { type CountyIds, organisationId } from './ids';
import { type ProviderPlan, providerPlans } from './providers';
import { type Admission, admissionsOf, type ServiceFeatures, serviceFeatures } from './service-features';

/** A service of the county, as its row, with the district it truly is in. */
export interface CountyService extends ServiceFeatures {
  readonly id: string;
  readonly providerId: string;
  readonly providerKey: string;
  readonly name: string;
  readonly accommodationType: AccommodationType;
  readonly temporary: boolean;
  readonly selfContained: boolean;
  readonly sharesFacilities: boolean;
  readonly managedBy: OwnerType;
  readonly relevant: boolean;
  readonly shownDistrictId: string | null;
  readonly shownSubRegion: string | null;
  readonly turnaroundDays: number;
  readonly turnaroundInWorkingDays: boolean;
  readonly freshHours: number;
  readonly agingHours: number;
  readonly intakeOpens: string | null;
  readonly intakeCloses: string | null;
  readonly openedOn: LocalDate;
  readonly districtId: string;
  /** In force, then the one that is scheduled, if any. */
  readonly admissions: readonly Admission[];
  /** The one in force today. */
  readonly admissionPolicy: AdmissionPolicy | null;
  /** How many units it has; none for a sanctuary scheme. */
  readonly units: number;
  /** What its units and its rules come out of. */
  readonly kind: ServiceKind;
}

/** MEN: a specialist service for men. SINGLE_WOMEN: a specialist recovery service. ANYONE: self-contained, mixed. */
export type ServiceKind = 'WOMEN' | 'SINGLE_WOMEN' | 'MEN' | 'ANYONE';

const names = [
  'Larkspur House', 'Rowan Court', 'Bluebell House', 'Hawthorn Lodge', 'Juniper House', 'Meadowsweet', 'Heather Court',
  'Primrose House', 'Sorrel Lodge', 'Teasel House', 'Speedwell Court', 'Yarrow House', 'Campion Lodge', 'Thrift Cottages',
  'Samphire Homes', 'Marram Row', 'Sea Holly Court', 'Kittiwake Homes', 'Avocet Flats', 'Redshank Row', 'Curlew Homes',
  'Dunlin Court', 'Plover Homes', 'Sandpiper Flats', 'Wigeon Court', 'Teal Homes', 'Lapwing House', 'Skylark Lodge',
  'Nightingale House', 'Linnet Court', 'Goldcrest House', 'Wagtail Lodge', 'Fieldfare House', 'Redwing Court',
  'Bullfinch Lodge', 'Siskin House', 'Whinchat Court', 'Stonechat Lodge', 'Brambling House', 'Pipit Court',
] as const; // prettier-ignore

/** Units of each service of a type, in the order of the plans: 300 in all. The one for men is the smallest. */
const sizes: Readonly<Record<AccommodationType, readonly number[]>> = {
  REFUGE: [12, 10, 8, 11, 6, 14, 10, 12, 7, 10, 12, 8, 11, 9],
  SPECIALIST: [8, 5, 7, 6, 9],
  DISPERSED: [8, 6, 4, 7, 5, 8, 4, 6],
  SECOND_STAGE: [8, 6, 9, 5, 8, 6, 7],
  OTHER_DESIGNATED: [5, 6, 8, 9],
  SANCTUARY: [0, 0],
};

/** How many services of a type take men too: with the one for men only 7 of 38, as 17.7% of refuges do (2021-22). */
const mixed: Partial<Record<AccommodationType, number>> = {
  DISPERSED: 3,
  SECOND_STAGE: 2,
  OTHER_DESIGNATED: 1,
};

const managedBy: Readonly<Record<ProviderPlan['providerType'], OwnerType>> = {
  LOCAL_HOUSING_AUTHORITY: 'LOCAL_HOUSING_AUTHORITY',
  PRIVATE_REGISTERED_PROVIDER: 'NON_PROFIT_REGISTERED_PROVIDER',
  REGISTERED_CHARITY_DA: 'VOLUNTARY_ORGANISATION',
  OTHER_CHARITY: 'VOLUNTARY_ORGANISATION',
  COUNCIL_TIER_ONE: 'LOCAL_HOUSING_AUTHORITY',
  PRIVATE_LANDLORD: 'OTHER',
  OTHER: 'OTHER',
};

/**
 * The services: each in a district of Greater Essex, the more people the more services; alone of its type there, it
 * is shown by its sub-region.
 *
 * @param population people by district code.
 */
export function countyServices(
  draw: Draw,
  ids: CountyIds,
  essex: readonly District[],
  population: ReadonlyMap<string, number>,
  today: LocalDate,
): CountyService[] {
  const planned = providerPlans.flatMap((plan) => plan.services.map((type) => ({ plan, type })));
  const deck = draw.deal(
    planned.length,
    essex.map((district) => [district, population.get(district.code) ?? 0] as const),
  );
  const name = draw.shuffled(names)[Symbol.iterator]();
  const seen = new Map<AccommodationType, number>();
  const placed = planned.map(({ plan, type }, index) => {
    const within = deck.findIndex(({ subRegion }) => subRegion !== null && plan.reach.includes(subRegion));
    const [district] = deck.splice(Math.max(0, within), 1);
    if (!district) throw new Error('There are fewer districts than services.');
    const nth = (seen.get(type) ?? 0) + 1;
    seen.set(type, nth);
    return { plan, type, district, index, nth, units: sizes[type][nth - 1] ?? 0 };
  });
  return placed.map(({ plan, type, district, index, nth, units }): CountyService => {
    const alone = placed.filter((other) => other.type === type && other.district === district).length === 1;
    const shared = type === 'REFUGE' || type === 'SPECIALIST';
    const rooms = plan.providerType === 'PRIVATE_LANDLORD' && nth === 3;
    const selfContained = !rooms && (!shared || nth % 4 === 0);
    const premises = {
      accommodationType: type,
      temporary: type !== 'SANCTUARY',
      selfContained: selfContained || type === 'SANCTUARY',
      sharesFacilities: type !== 'SANCTUARY' && !selfContained,
    };
    const kind = kindOf(type, nth);
    const about = draw.for(`features ${String(index)}`);
    const features = serviceFeatures(about, type, nth, kind);
    const admissions = type === 'SANCTUARY' ? [] : admissionsOf(about, index, kind, today);
    const desk = type !== 'SANCTUARY' && draw.chance(0.4);
    return {
      id: ids('service', index),
      providerId: organisationId(plan.key),
      providerKey: plan.key,
      name: `${name.next().value ?? 'A service'} (invented)`,
      ...premises,
      managedBy: managedBy[plan.providerType],
      relevant: relevantAccommodation({
        ...premises,
        providerType: plan.providerType,
        partOfSanctuaryScheme: type === 'SANCTUARY',
        ownedOrManagedBy: managedBy[plan.providerType],
      }),
      shownDistrictId: alone ? null : district.id,
      shownSubRegion: alone ? maskOf(district) : null,
      turnaroundDays: type === 'SANCTUARY' ? 0 : shared ? 1 : 2,
      turnaroundInWorkingDays: !shared && type !== 'SANCTUARY',
      freshHours: 12,
      agingHours: 24,
      intakeOpens: desk ? '09:00' : null,
      intakeCloses: desk ? '17:00' : null,
      openedOn: addDays(today, -draw.whole(1_000, 5_000)),
      districtId: district.id,
      ...features,
      admissions,
      admissionPolicy: admissions[0]?.policy ?? null,
      units,
      kind,
    };
  });
}

function kindOf(type: AccommodationType, nth: number): ServiceKind {
  if (type === 'SPECIALIST' && nth === 1) return 'SINGLE_WOMEN';
  if (type === 'SPECIALIST' && nth === 2) return 'MEN';
  return nth <= (mixed[type] ?? 0) ? 'ANYONE' : 'WOMEN';
}

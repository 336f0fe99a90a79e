import type { Recourse, RiskLevel } from '@app/eligibility';
import { type LocalDate, type Problem, problem } from '@app/kernel';
import type { Landlord, LandlordConsent, LandlordsScheme, Tenure } from './words';

/** What is known about staying in their own home. Null is always "not asked". */
export interface StayingFacts {
  /** Her own choice: asked first, never assumed (product section 2, step 0). */
  readonly wantsToStay: boolean | null;
  readonly whoHarmsLivesThere: boolean | null;
  /** A right to enter, by tenancy or ownership. */
  readonly whoHarmsMayEnter: boolean | null;
  /** Whether an occupation order or another order of a family court takes that right away. */
  readonly orderKeepsOut: boolean | null;
  /** The order's last day; null: it has none, or it is not known. */
  readonly orderEndsOn: LocalDate | null;
  readonly tenure: Tenure | null;
  readonly landlord: Landlord | null;
  readonly landlordConsent: LandlordConsent | null;
  readonly landlordsScheme: LandlordsScheme | null;
  /** The district they live in now. */
  readonly homeDistrictId: string | null;
}

/** What the rules of sanctuary read of a household. */
export interface HomeFacts extends StayingFacts {
  readonly risk: RiskLevel | null;
  readonly recourse: Recourse | null;
  /** Whether their own district is among those where they said they would not be safe; null: not asked. */
  readonly homeIsUnsafe: boolean | null;
}

/** Nobody was asked anything. */
export const nothingAsked: StayingFacts = {
  wantsToStay: null,
  whoHarmsLivesThere: null,
  whoHarmsMayEnter: null,
  orderKeepsOut: null,
  orderEndsOn: null,
  tenure: null,
  landlord: null,
  landlordConsent: null,
  landlordsScheme: null,
  homeDistrictId: null,
};

/** Whether the home is owned: then it has no landlord. */
export const isOwned = (tenure: Tenure | null): boolean => tenure === 'OWNER' || tenure === 'JOINT_OWNER';

const landlordsOf: Readonly<Record<Tenure, readonly Landlord[]>> = {
  OWNER: ['NONE'],
  JOINT_OWNER: ['NONE'],
  SOCIAL_TENANT: ['COUNCIL', 'HOUSING_ASSOCIATION'],
  JOINT_TENANT: ['COUNCIL', 'HOUSING_ASSOCIATION', 'PRIVATE'],
  PRIVATE_TENANT: ['PRIVATE'],
  OTHER: ['NONE', 'COUNCIL', 'HOUSING_ASSOCIATION', 'PRIVATE'],
};

/** What cannot all be so. */
export function stayingProblems(facts: StayingFacts): Problem[] {
  const { tenure, landlord, landlordConsent, landlordsScheme, orderKeepsOut, orderEndsOn } = facts;
  const problems: Problem[] = [];
  if (orderEndsOn !== null && orderKeepsOut !== true) {
    problems.push(problem('NO_ORDER', 'Leave the last day out unless there is an order.', 'orderEndsOn'));
  }
  if (tenure !== null && landlord !== null && !landlordsOf[tenure].includes(landlord)) {
    problems.push(
      problem('LANDLORD_AND_TENURE', 'Nobody lets a home of this tenure so. Check both.', 'landlord'),
    );
  }
  if (!isOwned(tenure) && landlord !== 'NONE') return problems;
  if (landlordConsent !== null && landlordConsent !== 'NOT_NEEDED') {
    problems.push(
      problem(
        'NO_LANDLORD',
        'A home that is owned has no landlord: say that consent is not needed.',
        'landlordConsent',
      ),
    );
  }
  if (landlordsScheme !== null) {
    problems.push(
      problem(
        'NO_LANDLORD',
        'A home that is owned has no landlord, and so no scheme of one.',
        'landlordsScheme',
      ),
    );
  }
  return problems;
}

/** The fields that were asked, or taken back, between two states of the facts. Never what was said. */
export const answeredBetween = (
  before: StayingFacts,
  after: StayingFacts,
): readonly { readonly field: string; readonly answered: boolean }[] =>
  (Object.keys(nothingAsked) as (keyof StayingFacts)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, answered: after[field] !== null }));

import type { Recourse, RiskLevel } from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import type { SchemeFacts } from './scheme';
import type { HomeFacts } from './staying';
import type { Landlord, Tenure } from './words';

/** What a scheme is told when a job is asked for: what it needs to decide and to work safely, and no more. */
export interface SharedStaying {
  /** How many live there. */
  readonly people: number;
  readonly risk: RiskLevel | null;
  readonly tenure: Tenure | null;
  readonly landlord: Landlord | null;
  readonly whoHarmsLivesThere: boolean | null;
  readonly whoHarmsMayEnter: boolean | null;
  readonly orderKeepsOut: boolean | null;
  readonly orderEndsOn: LocalDate | null;
  /** Null: not asked, or not shared, for the scheme does not ask. */
  readonly recourse: Recourse | null;
}

/** The part of the facts that this scheme is told. Where they would not be safe is never part of it. */
export const sharedStaying = (
  home: HomeFacts,
  scheme: Pick<SchemeFacts, 'noRecourse'>,
  people: number,
): SharedStaying => ({
  people,
  risk: home.risk,
  tenure: home.tenure,
  landlord: home.landlord,
  whoHarmsLivesThere: home.whoHarmsLivesThere,
  whoHarmsMayEnter: home.whoHarmsMayEnter,
  orderKeepsOut: home.orderKeepsOut,
  orderEndsOn: home.orderEndsOn,
  recourse: scheme.noRecourse === 'YES' ? null : home.recourse,
});

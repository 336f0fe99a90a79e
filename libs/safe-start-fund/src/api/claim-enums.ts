import { enumOf } from '@app/graphql';
import { claimFlags } from '../domain/claim-flags';
import { claimStatuses } from '../domain/claim-status';

export const FundClaimStatusEnum = enumOf(
  claimStatuses,
  'FundClaimStatus',
  'Where a monthly claim is. Acceptance never cuts: what an officer will not take is set aside by row.',
);
export const ClaimFlagKindEnum = enumOf(
  claimFlags,
  'ClaimFlagKind',
  'Why an officer should look at a row. A flag never refuses money that was spent.',
);
export { FundStreamEnum, ItemCategoryEnum } from './fund.enums';

import { Accommodation1795300000003 } from './1795300000003-Accommodation';
import { DutyReport1795300000021 } from './1795300000021-DutyReport';
import { ApprovalBeforePurchase1795300000018 } from './1795300000018-ApprovalBeforePurchase';
import { FinanceByName1795300000036 } from './1795300000036-FinanceByName';
import { FundClaims1795300000020 } from './1795300000020-FundClaims';
import { Ground1795300000001 } from './1795300000001-Ground';
import { Households1795300000004 } from './1795300000004-Households';
import { HouseholdsInFull1795300000007 } from './1795300000007-HouseholdsInFull';
import { MatchingAndPlacements1795300000005 } from './1795300000005-MatchingAndPlacements';
import { Administration1795300000045 } from './1795300000045-Administration';
import { Overrides1795300000010 } from './1795300000010-Overrides';
import { Payments1795300000019 } from './1795300000019-Payments';
import { PagesThatStayQuick1795300000011 } from './1795300000011-PagesThatStayQuick';
import { PagesOfStayingAtHome1795300000042 } from './1795300000042-PagesOfStayingAtHome';
import { PagesThatChangeByThemselves1795300000022 } from './1795300000022-PagesThatChangeByThemselves';
import { CasesClosedToOneself1795300000030 } from './1795300000030-CasesClosedToOneself';
import { PeopleAndPlaces1795300000002 } from './1795300000002-PeopleAndPlaces';
import { Placing1795300000006 } from './1795300000006-Placing';
import { MovingOn1795300000016 } from './1795300000016-MovingOn';
import { SearchInFull1795300000009 } from './1795300000009-SearchInFull';
import { RolesBesideOrganisations1795300000013 } from './1795300000013-RolesBesideOrganisations';
import { Sanctuary1795300000017 } from './1795300000017-Sanctuary';
import { ReturnsThatChangeByThemselves1795300000039 } from './1795300000039-ReturnsThatChangeByThemselves';
import { SafeStartFund1795300000015 } from './1795300000015-SafeStartFund';
import { SupportForTheReturn1795300000014 } from './1795300000014-SupportForTheReturn';
import { WhoLooked1795300000046 } from './1795300000046-WhoLooked';
import { OffersTellNoPlace1795300000050 } from './1795300000050-OffersTellNoPlace';
import { WhoBindsWhom1795300000051 } from './1795300000051-WhoBindsWhom';
import { SuspenseMatchedByHand1795300000053 } from './1795300000053-SuspenseMatchedByHand';
import { WhatIsAskedForNamesNoPlace1795300000052 } from './1795300000052-WhatIsAskedForNamesNoPlace';
import { WhatPlacesTake1795300000008 } from './1795300000008-WhatPlacesTake';
import { WhatTheProviderIsTold1795300000012 } from './1795300000012-WhatTheProviderIsTold';
import { FundPagesThatChange1795300000033 } from './1795300000033-FundPagesThatChange';

/** One database has one history. A migration that has landed is never edited. */
export const migrations = [
  Ground1795300000001,
  PeopleAndPlaces1795300000002,
  Accommodation1795300000003,
  Households1795300000004,
  MatchingAndPlacements1795300000005,
  Placing1795300000006,
  HouseholdsInFull1795300000007,
  WhatPlacesTake1795300000008,
  SearchInFull1795300000009,
  Overrides1795300000010,
  PagesThatStayQuick1795300000011,
  WhatTheProviderIsTold1795300000012,
  RolesBesideOrganisations1795300000013,
  SupportForTheReturn1795300000014,
  SafeStartFund1795300000015,
  MovingOn1795300000016,
  Sanctuary1795300000017,
  ApprovalBeforePurchase1795300000018,
  Payments1795300000019,
  FundClaims1795300000020,
  DutyReport1795300000021,
  PagesThatChangeByThemselves1795300000022,
  CasesClosedToOneself1795300000030,
  FundPagesThatChange1795300000033,
  FinanceByName1795300000036,
  ReturnsThatChangeByThemselves1795300000039,
  PagesOfStayingAtHome1795300000042,
  Administration1795300000045,
  WhoLooked1795300000046,
  OffersTellNoPlace1795300000050,
  WhoBindsWhom1795300000051,
  WhatIsAskedForNamesNoPlace1795300000052,
  SuspenseMatchedByHand1795300000053,
] as const;

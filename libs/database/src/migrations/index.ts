import { Accommodation1795300000003 } from './1795300000003-Accommodation';
import { Ground1795300000001 } from './1795300000001-Ground';
import { Households1795300000004 } from './1795300000004-Households';
import { MatchingAndPlacements1795300000005 } from './1795300000005-MatchingAndPlacements';
import { PeopleAndPlaces1795300000002 } from './1795300000002-PeopleAndPlaces';
import { Placing1795300000006 } from './1795300000006-Placing';

/** One database has one history. A migration that has landed is never edited. */
export const migrations = [
  Ground1795300000001,
  PeopleAndPlaces1795300000002,
  Accommodation1795300000003,
  Households1795300000004,
  MatchingAndPlacements1795300000005,
  Placing1795300000006,
] as const;

import { SearchEntity, SearchMatchEntity } from './store/search.entity';
import { RulePreviewEntity, SearchDayEntity, UnmetNeedEntity } from './store/unmet-need.entity';

export {
  JudgedRuleType,
  MatchWarningType,
  QuestionType,
  RuleOutcomeEnum,
  ScoreType,
  UnknownReasonEnum,
  VerdictEnum,
} from './api/match.type';
export { SearchType } from './api/search.type';
export { type Blocker, type BlockerCode } from './domain/standing';
export { type UnmetCause, type UnmetNeed, type UnmetOutcome, unmetOutcomes } from './domain/unmet-need';
export { type Judged, judgeNow } from './judging';
export { Previews } from './previews';
export { SearchModule } from './search.module';
export { Searches } from './searches';
export { UnmetNeeds } from './unmet-needs';

/** What this lib keeps, for `DatabaseModule` and the drift test. */
export const searchEntities = [
  SearchEntity,
  SearchMatchEntity,
  SearchDayEntity,
  UnmetNeedEntity,
  RulePreviewEntity,
];
